import { limits } from './limits.ts'

// Tags that say where the pixels lie and how long they are: strips, tiles.
const places = new Map([
  [273, 279],
  [324, 325],
])
// A strip a row of A3 at 600 dpi is 9,921; more would only cost time.
const mostStrips = 20_000
const placing = new Set([...places].flat())
// Bytes a value, by the type's number.
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

/**
 * True when all that a TIFF's directories point at lies inside the file. It has no end mark, and its directories may
 * stand before or after the pixels.
 */
export function tiffEnds(file: Buffer): boolean {
  if (file.length < 8) return false
  const little = file[0] === 0x49
  const short = (at: number) => (little ? file.readUInt16LE(at) : file.readUInt16BE(at))
  const long = (at: number) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at))
  // BigTIFF has wider fields; there decoding alone must tell.
  if (short(2) !== 42) return true

  /** A tag's values as far as they are places or lengths; undefined when they lie beyond the file. */
  const valuesAt = (entry: number): number[] | undefined => {
    const type = short(entry + 2)
    const size = sizes[type] ?? 0
    const count = long(entry + 4)
    const from = size * count <= 4 ? entry + 8 : long(entry + 8)
    if (from + size * count > file.length) return undefined
    if (!placing.has(short(entry)) || (type !== 3 && type !== 4)) return []
    const read = type === 3 ? short : long
    return Array.from({ length: Math.min(count, mostStrips) }, (_, at) => read(from + at * size))
  }

  let directory = long(4)
  for (let page = 0; directory !== 0 && page <= limits.pages; page++) {
    if (directory + 2 > file.length) return false
    const end = directory + 2 + short(directory) * 12
    if (end + 4 > file.length) return false
    const values = new Map<number, number[]>()
    for (let entry = directory + 2; entry < end; entry += 12) {
      const found = valuesAt(entry)
      if (found === undefined) return false
      values.set(short(entry), found)
    }
    for (const [starts, lengths] of places) {
      const extents = values.get(lengths) ?? []
      const beyond = (start: number, at: number) => start + (extents[at] ?? 0) > file.length
      if ((values.get(starts) ?? []).some(beyond)) return false
    }
    directory = long(end)
  }
  return true
}
