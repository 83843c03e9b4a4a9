import type { ScanType } from './sniff.ts'
import { tiffEnds } from './tiff-extent.ts'

/** True when the file stops before its own end: decoders forgive a missing tail, an archive does not. */
export function isCutOff(bytes: Uint8Array, type: ScanType): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (type) {
    case 'pdf':
      return !pdfEnds(view)
    case 'jpeg':
      return !jpegEnds(view)
    case 'png':
      return !pngEnds(view)
    case 'tiff':
      return !tiffEnds(view)
  }
}

function pdfEnds(bytes: Buffer): boolean {
  // Some systems pad files with zeros to a block.
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 0 || bytes[end - 1] === 0x20)) end--
  const tail = bytes.subarray(Math.max(0, end - 2048), end).toString('latin1')
  const start = /startxref\s+(\d+)\s+%%EOF(?![\s\S]*startxref)/.exec(tail)?.[1]
  if (start === undefined || Number(start) >= bytes.length) return false
  // A file made for the web carries an end mark near its beginning as well, but also its full length.
  const head = bytes.subarray(0, 1024).toString('latin1')
  const whole = /\/Linearized[^>]*?\/L\s+(\d+)/.exec(head)?.[1]
  return whole === undefined || Number(whole) <= bytes.length
}

/** Walks the segments: a preview inside the metadata has an end mark too, which is not the picture's. */
function jpegEnds(bytes: Buffer): boolean {
  let at = 2
  while (at + 1 < bytes.length) {
    const mark = bytes.indexOf(0xff, at)
    if (mark < 0 || mark + 1 >= bytes.length) return false
    const code = bytes[mark + 1] ?? 0
    const standsAlone = code === 0 || code === 1 || (code >= 0xd0 && code <= 0xd8)
    if (code === 0xd9) return true
    if (code === 0xff) at = mark + 1
    else if (standsAlone) at = mark + 2
    else if (mark + 4 <= bytes.length) at = mark + 2 + Math.max(2, bytes.readUInt16BE(mark + 2))
    else return false
  }
  return false
}

function pngEnds(bytes: Buffer): boolean {
  let at = 8
  while (at + 12 <= bytes.length) {
    const next = at + 12 + bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return next <= bytes.length
    at = next
  }
  return false
}
