import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod'
import type { Settings } from '../../lambdas/aws/settings.ts'
import { bundleFunction } from '../../local/bundle.ts'
import { salesContract } from '../../local/company/papers/sales-contract.ts'
import { pdfScan } from '../../local/company/scanner.ts'
import { startTrial } from '../security/trial.ts'
import { median } from './median.ts'

/** Milliseconds, in the middle, of a page: through the whole function, barely, and of what both are made of. */
export interface RoomPage {
  /** Session, grant, the transaction with its trace, the picture from the files, the mark. */
  whole: number
  /** The page drawn from its PDF, the mark put on, one JPEG: `room/bare-page.ts` says exactly what is in it. */
  bare: number
  /** Of the whole: its picture fetched, and the mark put on that. */
  fetched: number
  marked: number
  /** Of the bare: the drawing. */
  drawn: number
}

const Times = z.record(z.enum(['whole', 'bare', 'fetched', 'marked', 'drawn']), z.array(z.number()))

const TITLE = '针织面料购销合同'

/**
 * One reader leafs through a secret contract of A4 scans, warm, in the bundle of the reading room in a process of its own; store
 * and files are other processes on this machine. The same process makes the same pages barely, in turns.
 */
export async function benchRoomPage(): Promise<RoomPage> {
  const place = await mkdtemp(join(tmpdir(), 'anjuan-bench-room-'))
  const trial = await startTrial()
  try {
    // The native parts lie beside the bundle, as they do deployed.
    await symlink(resolve('node_modules'), join(place, 'node_modules'))
    const bundle = join(place, 'index.cjs')
    await bundleFunction(here('../../lambdas/reading-room.ts'), bundle)
    const reader = join(place, 'one-reader.cjs')
    await bundleFunction(here('room/one-reader.ts'), reader)

    const scan = await pdfScan(salesContract(), TITLE, 10)
    const document = await trial.file('secret', TITLE, scan)
    const browser = await trial.sitDown(await trial.lend(document))
    const pdf = join(place, 'scan.pdf')
    await writeFile(pdf, scan)
    const given = join(place, 'given.json')
    const event = askedWith(browser.cookies)
    const { pages } = document
    await writeFile(given, JSON.stringify({ bundle, event, document, pdf, pages }))
    const environment = environmentOf(trial.house.settings)
    const { stdout } = await promisify(execFile)(process.execPath, [reader, given], {
      env: { PATH: process.env['PATH'], ...environment },
    })
    const times = Times.parse(JSON.parse(stdout))
    return {
      whole: median(times.whole),
      bare: median(times.bare),
      fetched: median(times.fetched),
      marked: median(times.marked),
      drawn: median(times.drawn),
    }
  } finally {
    await trial.close()
    await rm(place, { recursive: true, force: true })
  }
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What API Gateway hands over when a browser asks for a picture inside of our frame. */
const askedWith = (cookies: ReadonlyMap<string, string>) => ({
  version: '2.0',
  rawPath: '/room/page/1',
  headers: { 'sec-fetch-dest': 'image' },
  cookies: [...cookies].map(([name, value]) => `${name}=${value}`),
  requestContext: { http: { method: 'GET', path: '/room/page/1', sourceIp: '10.20.30.40' } },
  isBase64Encoded: false,
})

const environmentOf = (settings: Settings): Record<string, string> => ({
  AWS_LAMBDA_FUNCTION_NAME: 'reading-room',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_ACCESS_KEY_ID: process.env['AWS_ACCESS_KEY_ID'] ?? '',
  AWS_SECRET_ACCESS_KEY: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
  ...Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value]] : [],
    ),
  ),
})
