import sharp, { type Sharp } from 'sharp'
import { limits } from './limits.ts'
import { ScanRefused } from './scan-refused.ts'
import type { ScanType } from './sniff.ts'

// Nobody asks twice for the same pixels, and the store of them would hold what is secret.
sharp.cache(false)

const strict = { failOn: 'error', limitInputPixels: limits.picturePixels } as const

/** One page of a picture file, to be decoded strictly and within the time limit. */
export const pictureOf = (bytes: Uint8Array, page: number): Sharp =>
  sharp(bytes, { ...strict, page: page - 1 }).timeout({
    seconds: limits.millisecondsPerPage / 1000,
  })

/** How many pages the picture file says it has, once its header agrees with its type. */
export async function picturePages(bytes: Uint8Array, type: ScanType): Promise<number> {
  const found = await sharp(bytes, strict).metadata().catch(refuse)
  if (found.format !== type) throw new ScanRefused('disguised')
  const pages = found.pages ?? 1
  if (pages > limits.pages) throw new ScanRefused('too-large')
  return pages
}

/** Decodes every pixel of a page, since a header alone proves nothing, and says how many there are. */
export async function decodePicture(bytes: Uint8Array, page: number): Promise<number> {
  const { width, height } = await pictureOf(bytes, page).metadata().catch(refuse)
  await pictureOf(bytes, page).resize(64, 64, { fit: 'inside' }).raw().toBuffer().catch(refuse)
  return width * height
}

/** Turns the decoder's complaint into our reason. */
export function refuse(error: unknown): never {
  const complaint = error instanceof Error ? error.message : ''
  throw new ScanRefused(reasonOf(complaint), { cause: error })
}

function reasonOf(complaint: string) {
  if (/exceeds pixel limit|too large/i.test(complaint)) return 'too-large'
  if (
    /premature|truncat|end of (file|stream|image)|read error|not enough|out of bounds/i.test(
      complaint,
    )
  )
    return 'truncated'
  return 'unreadable'
}
