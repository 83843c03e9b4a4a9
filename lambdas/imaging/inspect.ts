import { isCutOff } from './cut-off.ts'
import { limits } from './limits.ts'
import { withPdf } from './pdf-reader.ts'
import { decodePicture, picturePages } from './picture.ts'
import { type ScanReason, ScanRefused } from './scan-refused.ts'
import { isPolyglot, type ScanType, scanTypeOf } from './sniff.ts'

export { isDisguised, type ScanType } from './sniff.ts'

/** What a file turned out to be, or why it is not taken. */
export type Inspection =
  | { ok: true; type: ScanType; pages: number }
  | { ok: false; reason: ScanReason }

/** Judges a file by its bytes alone: its type, whether it is whole, and how many pages can be read. */
export async function inspectScan(bytes: Uint8Array): Promise<Inspection> {
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > limits.bytes) return { ok: false, reason: 'too-large' }
  const type = scanTypeOf(bytes)
  if (type === undefined) return { ok: false, reason: 'unknown-type' }
  if (isPolyglot(bytes, type)) return { ok: false, reason: 'disguised' }
  if (isCutOff(bytes, type)) return { ok: false, reason: 'truncated' }
  try {
    const pages = type === 'pdf' ? await readPdf(bytes) : await readPicture(bytes, type)
    return { ok: true, type, pages }
  } catch (error) {
    if (error instanceof ScanRefused) return { ok: false, reason: error.reason }
    throw error
  }
}

const readPdf = (bytes: Uint8Array): Promise<number> =>
  withPdf(bytes, async (pdf) => {
    const latest = performance.now() + limits.millisecondsPerInspection
    for (let page = 1; page <= pdf.pages; page++) {
      await pdf.measure(page)
      if (performance.now() > latest) throw new ScanRefused('unreadable')
    }
    return pdf.pages
  })

async function readPicture(bytes: Uint8Array, type: ScanType): Promise<number> {
  const pages = await picturePages(bytes, type)
  let pixels = 0
  for (let page = 1; page <= pages; page++) {
    pixels += await decodePicture(bytes, page)
    if (pixels > limits.filePixels) throw new ScanRefused('too-large')
  }
  return pages
}
