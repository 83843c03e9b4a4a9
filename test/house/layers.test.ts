import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// Every room with imports that its layer allows, and with imports that it forbids.
const rooms = {
  'shared/terms': {
    allowed: ['zod', './day.ts'],
    forbidden: ['../records/person.ts', '../forms/visit.ts', '../domain/visiting.ts'],
  },
  'shared/records': {
    allowed: ['zod', './person.ts', '../terms/day.ts'],
    forbidden: ['../forms/visit.ts', '../domain/visiting.ts', '../replies/card.ts'],
  },
  'shared/forms': {
    allowed: ['zod', './customers/card.ts', '../terms/day.ts', '../records/person.ts'],
    forbidden: ['../domain/visiting.ts', '../replies/card.ts', '../commands/ports.ts'],
  },
  'shared/domain': {
    allowed: ['zod', './lending/ending.ts', '../records/person.ts', '../forms/visit.ts'],
    forbidden: ['../replies/card.ts', '../commands/ports.ts'],
  },
  'shared/domain/lending': {
    allowed: ['../visiting.ts', '../customers/editing.ts', '../../records/person.ts'],
    forbidden: ['../../replies/card.ts', '../../commands/lending/records.ts'],
  },
  'shared/replies': {
    allowed: ['zod', './card.ts', '../domain/visiting.ts', '../forms/visit.ts'],
    forbidden: ['../commands/ports.ts'],
  },
  'shared/commands': {
    allowed: ['zod', './ports.ts', '../replies/card.ts', '../domain/visiting.ts'],
    forbidden: ['../../bot/slack/app.ts', '../../lambdas/aws/table.ts', '../../local/house.ts'],
  },
  'bot/slack': {
    allowed: ['zod', '@slack/bolt', 'node:crypto', 'aws-lambda', '../../shared/replies/card.ts'],
    forbidden: ['../web/room.ts', '../lark/app.ts', '../../lambdas/aws/table.ts', 'node:fs'],
  },
  'bot/lark': {
    allowed: ['zod', '@larksuiteoapi/node-sdk', 'node:crypto', '../../shared/replies/card.ts'],
    forbidden: ['../web/room.ts', '../slack/app.ts', '../../lambdas/aws/table.ts', '@slack/bolt'],
  },
  'bot/gateway': {
    allowed: ['zod', 'node:crypto', 'aws-lambda', '../../shared/commands/ports.ts'],
    forbidden: ['../slack/app.ts', '../lark/app.ts', '../web/room.ts', '@slack/bolt', 'node:fs'],
  },
  'bot/web': {
    allowed: ['zod', 'node:crypto', 'aws-lambda', '../../shared/commands/ports.ts'],
    forbidden: ['../slack/app.ts', '@slack/bolt', '../../lambdas/imaging/watermark.ts'],
  },
  lambdas: {
    allowed: ['../bot/slack/app.ts', '../shared/commands/ports.ts', './aws/table.ts', 'ipaddr.js'],
    forbidden: ['../local/house.ts', '../cdk/app.ts', '../test/support/store.ts', '@slack/bolt'],
  },
  'lambdas/chats': {
    allowed: ['../../bot/lark/face.ts', '../../shared/commands/ports.ts', '../aws/table.ts'],
    forbidden: ['../../local/house.ts', '../../cdk/app.ts', '@slack/bolt'],
  },
  'lambdas/aws': {
    allowed: ['@aws-sdk/client-s3', 'node:crypto', '../../shared/commands/ports.ts'],
    forbidden: [
      '../../bot/slack/app.ts',
      '../chats/ears.ts',
      '../../upkeep/audit.ts',
      '../imaging/watermark.ts',
      '@slack/web-api',
    ],
  },
  upkeep: {
    allowed: ['@aws-sdk/client-dynamodb', 'node:zlib', '../lambdas/aws/table.ts'],
    forbidden: ['../bot/slack/app.ts', '../lambdas/chats/ears.ts', '../local/house.ts'],
  },
  'lambdas/imaging': {
    allowed: ['sharp', 'node:fs/promises', '../../shared/terms/day.ts'],
    forbidden: ['../aws/files.ts', '../../bot/web/room.ts', '@aws-sdk/client-s3'],
  },
  'local/deployed/process': {
    allowed: ['zod', 'node:child_process', './sandbox.ts', '../template/arns.ts'],
    forbidden: ['../../../lambdas/aws/settings.ts', '../../../cdk/stacks.ts', 'aws-cdk-lib'],
  },
  cdk: {
    allowed: ['aws-cdk-lib', 'aws-cdk-lib/aws-s3', 'constructs', '../shared/terms/role.ts'],
    forbidden: ['../lambdas/aws/settings.ts', '../bot/slack/app.ts', '../shared/records/person.ts'],
  },
}
const layersOfShared = Object.keys(rooms).filter((room) => room.startsWith('shared/'))
const outsiders = ['node:fs', '@slack/bolt', '@aws-sdk/client-s3', 'sharp', '../../bot/web/room.ts']
const globals = {
  Date: 'Date.now()',
  process: 'process.env',
  crypto: 'crypto.randomUUID()',
  fetch: 'fetch("https://example.com")',
  globalThis: 'globalThis.Date',
}

/** One line of code for each way in: value, type, passed on, and at run time. */
const ways = [
  (from: string) => `import { x } from '${from}'; x()`,
  (from: string) => `import type { X } from '${from}'; export type Y = X`,
  (from: string) => `export type { X } from '${from}'`,
  (from: string) => `export const x = () => import('${from}')`,
]

let place = ''
let found: { rule: string; file: string }[] = []

/** What the linter of this very project, under its own settings, says about a snippet. */
const rulesBroken = (file: string) => found.filter((it) => it.file === file).map(({ rule }) => rule)

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'anjuan-layers-'))
  await cp('biome.json', join(place, 'biome.json'))
  await symlink(resolve('node_modules'), join(place, 'node_modules'))
  for (const [room, { allowed, forbidden }] of Object.entries(rooms)) {
    for (const from of [...allowed, ...forbidden, ...outsiders]) {
      for (const [way, codeOf] of ways.entries()) await snippet(room, from, way, codeOf(from))
    }
    for (const [name, code] of Object.entries(globals)) {
      await snippet(room, name, 0, `export const x = () => ${code}`)
    }
  }
  await write(
    'shared/domain/round-a.ts',
    `import type { B } from './round-b.ts'; export type A = B`,
  )
  await write(
    'shared/domain/round-b.ts',
    `import type { A } from './round-a.ts'; export type B = A`,
  )
  found = await lint()
}, 120_000)
afterAll(() => rm(place, { recursive: true, force: true }))

describe.each(Object.entries(rooms))('%s', (room, { allowed, forbidden }) => {
  test.each(allowed)('may import %s', (from) => {
    for (const way of ways.keys()) {
      expect(rulesBroken(fileOf(room, from, way))).not.toContain('noRestrictedImports')
    }
  })

  test.each(forbidden)('may not import %s, not even its types', (from) => {
    for (const way of ways.keys()) {
      expect(rulesBroken(fileOf(room, from, way))).toContain('noRestrictedImports')
    }
  })
})

describe.each(layersOfShared)('%s knows no vendor, no clock, no network', (room) => {
  test.each(outsiders)('%s is not for it', (from) => {
    for (const way of ways.keys()) {
      expect(rulesBroken(fileOf(room, from, way))).toContain('noRestrictedImports')
    }
  })

  test.each(Object.keys(globals))('it may not use %s', (name) => {
    expect(rulesBroken(fileOf(room, name, 0))).toContain('noRestrictedGlobals')
  })
})

test('two files may not import each other, not even for types', () => {
  expect(rulesBroken('shared/domain/round-a.ts')).toContain('noImportCycles')
  expect(rulesBroken('shared/domain/round-b.ts')).toContain('noImportCycles')
})

const fileOf = (room: string, from: string, way: number) =>
  `${room}/x-${from.replace(/\W+/g, '-').toLowerCase()}-${way}.ts`

const snippet = (room: string, from: string, way: number, code: string) =>
  write(fileOf(room, from, way), code)

async function write(file: string, code: string): Promise<void> {
  await mkdir(dirname(join(place, file)), { recursive: true })
  await writeFile(join(place, file), `${code}\n`)
}

function lint(): Promise<{ rule: string; file: string }[]> {
  const biome = resolve('node_modules/@biomejs/biome/bin/biome')
  const words = ['lint', '--reporter=github', '--max-diagnostics=none', '.']
  return new Promise((done) => {
    const options = { cwd: place, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, [biome, ...words], options, (_, told) =>
      done(
        [...told.matchAll(/title=lint\/\w+\/(\w+),file=([^,]+),/g)].map(
          ([, rule = '', file = '']) => ({
            rule,
            file: file.slice(file.indexOf(place) + (file.includes(place) ? place.length + 1 : 0)),
          }),
        ),
      ),
    )
  })
}
