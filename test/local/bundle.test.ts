import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleFunction } from '../../local/bundle.ts'

const run = promisify(execFile)

let place = ''
let metafile: Metafile
let larks: Metafile
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'anjuan-bundle-'))
  await symlink(resolve('node_modules'), join(place, 'node_modules'))
  metafile = await bundleFunction('lambdas/slack.ts', join(place, 'slack.js'))
  larks = await bundleFunction('lambdas/lark.ts', join(place, 'lark.js'))
})
afterAll(() => rm(place, { recursive: true, force: true }))

/** What of a package, or of a folder in it, went into a function; the Slack function if not said. */
const bytesOf = (path: string, { outputs } = metafile): number =>
  Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([name]) => name.includes(`node_modules/${path}/`))
    .reduce((bytes, [, { bytesInOutput }]) => bytes + bytesInOutput, 0)

const LARK = {
  AWS_LAMBDA_FUNCTION_NAME: 'lark',
  AWS_REGION: 'us-east-1',
  READING_ROOM_URL: 'https://example.com/room/',
  LARK_APP_ID: 'cli_1',
  LARK_APP_SECRET: 'x',
  LARK_TENANT_KEY: 'x',
  LARK_BOT_OPEN_ID: 'x',
  LARK_VERIFICATION_TOKEN: 'x',
  LARK_ENCRYPT_KEY: 'x',
}

/** Runs a script in a process of its own, in the folder of the bundle. */
const runs = (script: string, environment: Record<string, string> = {}) =>
  run(process.execPath, ['-e', script], { cwd: place, env: environment })

describe('The Slack function as it is deployed', () => {
  it.each([
    'express',
    'undici',
    '@slack/oauth',
    '@slack/socket-mode',
    '@aws-sdk/credential-provider-sso',
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/client-s3',
    'pinyin-pro',
    'sharp',
    '@larksuiteoapi/node-sdk',
    'axios',
  ])('has nothing of %s in it', (path) => {
    expect(bytesOf(path)).toBe(0)
  })

  it('has the parts that decide, and zod without the languages of the world', () => {
    expect(bytesOf('@slack/bolt')).toBeGreaterThan(10_000)
    expect(bytesOf('@aws-sdk/client-dynamodb')).toBeGreaterThan(10_000)
    expect(bytesOf('zod')).toBeLessThan(130_000)
  })

  it('is less than half of a hello world in Bolt bundled as it comes', async () => {
    // 1574 KB: test/bench/fresh/hello-bolt.ts
    expect((await stat(join(place, 'slack.js'))).size).toBeLessThan(800_000)
  })

  it('loads without the means to fetch: the first answer does not wait for undici', async () => {
    const { stdout } = await runs(
      `require('./slack.js')
       console.log(process.moduleLoadList.filter((name) => /undici|http2/.test(name)).join())`,
    )
    expect(stdout.trim()).toBe('')
  })

  it('does not start with a setting missing', async () => {
    await expect(
      runs(`require('./slack.js')`, {
        AWS_LAMBDA_FUNCTION_NAME: 'slack',
        SLACK_APP_ID: 'A1',
        READING_ROOM_URL: 'https://archive.example.com/room/',
      }),
    ).rejects.toThrow('SLACK_SIGNING_SECRET')
  })
})

describe('The Lark function as it is deployed', () => {
  it.each(['@slack/bolt', '@slack/web-api', 'undici', '@aws-sdk/client-s3', 'pinyin-pro', 'sharp'])(
    'has nothing of %s in it',
    (path) => {
      expect(bytesOf(path, larks)).toBe(0)
    },
  )

  it('has Lark’s own library beside it, and the parts that decide', () => {
    expect(bytesOf('@larksuiteoapi/node-sdk', larks)).toBeGreaterThan(10_000)
    expect(bytesOf('@aws-sdk/client-dynamodb', larks)).toBeGreaterThan(10_000)
  })

  it('has of that library no more than it asks Lark for', async () => {
    // As it comes it has 1,912 KB: test/bench/fresh/hello-lark.ts
    expect((await stat(join(place, 'lark-library.js'))).size).toBeLessThan(400_000)
    const told = await runs(
      `const { Client } = require('./lark-library.js')
       const client = new Client({ appId: 'cli_1', appSecret: 'x', loggerLevel: 0 })
       console.log(typeof client.im.message.create, typeof client.authen.userInfo.get)
       client.corehr`,
    ).catch((error) => error)
    expect(told.stdout).toContain('function function')
    expect(told.stderr).toContain('corehr is left out of Lambda bundles')
  })

  it('decides without that library: it is read with the first word that is said in Lark', async () => {
    const { stdout } = await runs(
      `require('./lark.js')
       const isRead = () => Object.keys(require.cache).some((it) => it.endsWith('lark-library.js'))
       setImmediate(() => setImmediate(() => console.log(isRead())))`,
      LARK,
    )
    expect(stdout.trim()).toBe('false')
  })

  it('does not start with a setting missing', async () => {
    await expect(
      runs(`require('./lark.js')`, { AWS_LAMBDA_FUNCTION_NAME: 'lark', LARK_APP_ID: 'cli_1' }),
    ).rejects.toThrow('LARK_APP_SECRET')
  })
})

describe('The functions that install and rotate', () => {
  it('carry Slack’s client and neither Bolt, nor pictures, nor another chat', async () => {
    for (const name of ['install', 'rotate']) {
      const of = await bundleFunction(`lambdas/${name}.ts`, join(place, `${name}.js`))
      expect(bytesOf('@slack/web-api', of)).toBeGreaterThan(10_000)
      for (const path of ['@slack/bolt', 'sharp', '@larksuiteoapi/node-sdk', '@aws-sdk/client-s3'])
        expect(bytesOf(path, of), `${name} ${path}`).toBe(0)
    }
  })
})

describe('What is left out of a bundle', () => {
  it('says so when it is used after all', async () => {
    await bundleFunction('test/local/bolt-server-process.ts', join(place, 'server.js'))
    await expect(runs(`require('./server.js').start()`)).rejects.toThrow(
      'HTTPReceiver is left out of Lambda bundles',
    )
  })
})

const functions = (await readdir('lambdas')).filter(
  (name) => name.endsWith('.ts') && name !== 'installation.ts',
)

it.each(functions)('lambdas/%s becomes one file that loads', async (name) => {
  const file = `${basename(name, '.ts')}.js`
  await bundleFunction(join('lambdas', name), join(place, file))
  await runs(`require('./${file}')`)
})
