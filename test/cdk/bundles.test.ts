import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Built, buildAll } from '../../cdk/bundling.ts'
import { type ChatName, chatNames, drawsPages, functionNames } from '../../cdk/functions.ts'
import { LAMBDA_LIMIT, sizeOf } from '../../cdk/sizes.ts'

let place = ''
let built: Built

// Far from the project, so that nothing is found that will not be there on Lambda; for the processor of this machine,
// so that it can be run and nothing is fetched.
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'anjuan-bundles-'))
  built = await buildAll(place, process.arch === 'arm64' ? 'arm64' : 'x64')
}, 300_000)
afterAll(() => rm(place, { recursive: true, force: true }))

const SETTINGS = {
  slack: [
    'APP_ID',
    'SIGNING_SECRET',
    'CLIENT_ID',
    'CLIENT_SECRET',
    'TEAM_ID',
    'BOT_TOKEN',
    'BOT_USER_ID',
    'BOT_ID',
  ],
  lark: ['APP_ID', 'APP_SECRET', 'TENANT_KEY', 'BOT_OPEN_ID', 'VERIFICATION_TOKEN', 'ENCRYPT_KEY'],
}

const run = async (folder: string, code: string, chats: readonly ChatName[] = chatNames) => {
  const fields = chats.flatMap((chat) => SETTINGS[chat].map((it) => `${chat.toUpperCase()}_${it}`))
  const env = {
    ...Object.fromEntries(fields.map((field) => [field, 'x'])),
    ...Object.fromEntries(
      ['NOTIFY', 'INBOX', 'DOCUMENTS'].map((it) => [`${it}_QUEUE`, 'http://localhost/']),
    ),
    // Where the installation is to be kept; nobody is there to be asked for it.
    ...(/\/(install|rotate)$/.test(folder)
      ? {
          SLACK_INSTALLATION_SECRET: 'anjuan/slack-installation',
          SECRETS_ENDPOINT: 'http://localhost:9/',
        }
      : {}),
    AWS_LAMBDA_FUNCTION_NAME: 'anjuan',
    AWS_REGION: 'us-east-1',
    READING_ROOM_URL: 'https://example.com/room/',
    // As Lambda says where layers lie.
    NODE_PATH: join(built.layer, 'nodejs/node_modules'),
  }
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', code], { cwd: folder, env })
  return stdout.trim()
}

test.each(functionNames)('the bundle of %s starts by itself', async (name) => {
  const told = await run(built.bundles[name], "console.log(typeof require('./index.js').handler)")
  expect(told).toBe('function')
})

test.each(['shelves', 'outbox', 'verdict', 'clock'] as const)(
  '%s, which speaks in no chat, starts without any',
  async (name) => {
    const code = "console.log(typeof require('./index.js').handler)"
    expect(await run(built.bundles[name], code, [])).toBe('function')
  },
)

test.each(['notify', 'inbox', 'documents', 'reading-room'] as const)(
  '%s starts for a house in one chat, and loads Lark’s library only for a house in Lark',
  async (name) => {
    // A part of Node that Lark's library needs, and nothing else of ours. The reading room waits until somebody comes back.
    const code = `
      require('./index.js')
      const isLoaded = () => process.moduleLoadList.some((it) => it.endsWith(' http2'))
      setImmediate(() => setImmediate(() => console.log(isLoaded())))`
    expect(await run(built.bundles[name], code, ['slack'])).toBe('false')
    expect(await run(built.bundles[name], code, ['lark'])).toBe(String(name !== 'reading-room'))
  },
)

test('no chat function carries code for pictures or PDFs, and what draws pages has its native parts in the layer', async () => {
  const drawing = ['lambdas/imaging', 'sharp', '@hyzyla/pdfium', '@img/sharp-wasm32']
  for (const name of functionNames) {
    const { parts } = built.contents[name]
    const carried = drawing.filter((part) => parts.has(part))
    expect(carried.filter((part) => part !== '@hyzyla/pdfium')).toEqual(
      drawsPages(name) ? ['lambdas/imaging'] : [],
    )
    if (!drawsPages(name)) expect(carried).toEqual([])
    expect(await readdir(built.bundles[name])).not.toContain('node_modules')
  }
})

test('no function carries a library of a chat that it has no business in', () => {
  const of = { slack: '@slack/web-api', lark: '@larksuiteoapi/node-sdk' }
  for (const name of ['shelves', 'outbox', 'verdict', 'clock'] as const) {
    for (const library of Object.values(of))
      expect(built.contents[name].parts).not.toContain(library)
  }
  expect(built.contents.slack.parts).not.toContain(of.lark)
  expect(built.contents.lark.parts).not.toContain(of.slack)
})

test('what draws pages finds its engine, its font and its thread', async () => {
  const told = await run(
    built.bundles.documents,
    `const { Worker } = require('node:worker_threads')
     const { existsSync } = require('node:fs')
     const needed = [
       '@hyzyla/pdfium/pdfium.wasm',
       '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
     ]
     const drawn = require('sharp')({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
     const thread = new Worker('./pdf-worker.js')
     thread.postMessage({ ask: 'close' })
     thread.once('message', async ({ told }) => {
       await thread.terminate()
       const jpeg = await drawn.jpeg().toBuffer()
       console.log(needed.every((it) => existsSync(require.resolve(it))), jpeg.length > 100, told)
     })`,
  )
  expect(told).toBe('true true closed')
})

/** In kilobytes, a little above what they have: every one of them is read at a cold start. */
const HELD = {
  slack: 800,
  lark: 1150,
  'reading-room': 1350,
  install: 460,
  rotate: 380,
  shelves: 900,
  outbox: 400,
  notify: 1020,
  inbox: 1200,
  documents: 1400,
  verdict: 560,
  clock: 570,
}

test.each(functionNames)('the bundle of %s stays as small as it is', async (name) => {
  const { bytes } = await sizeOf(built.bundles[name])
  expect(Math.ceil(bytes / 1000)).toBeLessThanOrEqual(HELD[name])
})

test('the layer leaves most of the room that Lambda gives to a function with its layers', async () => {
  const { bytes } = await sizeOf(built.layer)
  expect(bytes).toBeLessThan(42_000_000)
  expect(bytes + HELD.documents * 1000).toBeLessThan(LAMBDA_LIMIT)
})
