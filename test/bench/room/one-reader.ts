// Started with plain node in a process of its own: reads pages through the function, and makes the same pages barely.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { s3Files } from '../../../lambdas/aws/files.ts'
import { settingsFrom } from '../../../lambdas/aws/settings.ts'
import { watermark } from '../../../lambdas/imaging/watermark.ts'
import { openBarely } from './bare-page.ts'

const WARMING = 10
const ROUNDS = 40

const Given = z.object({
  bundle: z.string(),
  /** The event that asks for the picture of a page; the page's number is put into its path. */
  event: z.looseObject({ rawPath: z.string() }),
  /** The document whose pages are read. */
  document: z.object({ id: z.string(), sha256: z.string() }),
  pdf: z.string(),
  pages: z.int().positive(),
})
const Answer = z.looseObject({
  statusCode: z.literal(200),
  isBase64Encoded: z.literal(true),
  body: z.string().min(10_000),
})
const PARTS = ['whole', 'bare', 'fetched', 'marked', 'drawn'] as const

const given = Given.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
const lines = { reader: '林晓雯', time: '2026-11-23 09:00', request: 'JY-2026-0001' }
const times = Object.fromEntries(PARTS.map((part) => [part, [] as number[]]))

async function timed<T>(part: (typeof PARTS)[number], work: () => Promise<T> | T): Promise<T> {
  // Whatever the last one left behind is not counted to the next.
  await pause(1)
  const start = performance.now()
  const result = await work()
  times[part]?.push(performance.now() - start)
  return result
}

async function leafThrough({ bundle, event, document, pdf, pages }: z.infer<typeof Given>) {
  const { handler } = createRequire(bundle)(bundle)
  const files = s3Files(settingsFrom(process.env))
  const barely = await openBarely(readFileSync(pdf))
  for (let round = -WARMING; round < ROUNDS; round++) {
    if (round === 0) for (const part of PARTS) times[part] = []
    const page = 1 + ((round + WARMING) % pages)
    const rawPath = `/room/page/${page}`
    Answer.parse(await timed('whole', () => handler({ ...event, rawPath })))
    await timed('bare', () => barely.page(page, lines))
    const jpeg = await timed('fetched', () => files.page(document, page))
    await timed('marked', () => watermark(jpeg, lines))
    await timed('drawn', () => barely.draw(page))
  }
}

void leafThrough(given).then(() => {
  // Sockets kept for the next request do not keep this process.
  process.stdout.write(JSON.stringify(times), () => process.exit())
})
