import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleAll } from '../../cdk/bundling.ts'
import { SECRET_FIELDS } from '../../cdk/chat-settings.ts'
import {
  type Bundles,
  type ChatName,
  chatNames,
  drawsPages,
  functionNames,
} from '../../cdk/functions.ts'

let place = ''
let bundles: Bundles

// Far from the project, so that nothing is found that will not be there on Lambda.
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'anjuan-bundles-'))
  bundles = await bundleAll(place)
}, 300_000)
afterAll(() => rm(place, { recursive: true, force: true }))

const run = async (folder: string, code: string, chats: readonly ChatName[] = chatNames) => {
  const fields = chats.flatMap((chat): readonly string[] => SECRET_FIELDS[chat])
  const settings = Object.fromEntries(fields.map((field) => [field, 'x']))
  const env = {
    ...settings,
    AWS_LAMBDA_FUNCTION_NAME: 'anjuan',
    AWS_REGION: 'us-east-1',
    READING_ROOM_URL: 'https://example.com/room/',
  }
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', code], { cwd: folder, env })
  return stdout.trim()
}

test.each(functionNames)('the bundle of %s starts by itself', async (name) => {
  const told = await run(bundles[name], "console.log(typeof require('./index.js').handler)")
  expect(told).toBe('function')
})

test.each(['notify', 'inbox', 'documents', 'reading-room'] as const)(
  '%s starts for a house in one chat, and loads Lark’s library only for a house in Lark',
  async (name) => {
    // A part of Node that Lark's library needs, and nothing else of ours. The reading room waits until somebody comes back.
    const code = `
      require('./index.js')
      const isLoaded = () => process.moduleLoadList.some((it) => it.endsWith(' http2'))
      setImmediate(() => setImmediate(() => console.log(isLoaded())))`
    expect(await run(bundles[name], code, ['slack'])).toBe('false')
    expect(await run(bundles[name], code, ['lark'])).toBe(String(name !== 'reading-room'))
  },
)

test('what draws pages has its engine, its font and its thread with it, and nothing else has', async () => {
  for (const name of functionNames) {
    const beside = await readdir(bundles[name])
    expect(beside.includes('node_modules')).toBe(drawsPages(name))
  }
  const told = await run(
    bundles.documents,
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
