/** What a card, or a part of one, takes up of what Lark allows. */
export interface Room {
  /** Bytes of UTF-8, as they travel. */
  bytes: number
  /** Everything that has a tag, texts among them. */
  elements: number
  tables: number
  charts: number
}

/** Lark takes 30 KB a request and 200 elements a card. The request around the card needs some of it, and how elements are counted is not documented to the last one. */
export const MOST: Room = { bytes: 28_000, elements: 190, tables: 5, charts: 5 }

/** Holds a programmer to a limit of Lark's. @throws RangeError saying what to do */
export function limited(size: number, limit: number, advice: string): void {
  if (size > limit) throw new RangeError(`${advice} (${size} of at most ${limit})`)
}

/** What a part of a card takes up. */
export const weightOf = (part: unknown): Room => ({
  bytes: bytesOf(part),
  ...counted(part),
})

/** Whether a part fits. */
export const fits = (part: Room, room: Room): boolean =>
  part.bytes <= room.bytes &&
  part.elements <= room.elements &&
  part.tables <= room.tables &&
  part.charts <= room.charts

/** What is left of the room beside a part. */
export const without = (room: Room, part: Room): Room => ({
  bytes: room.bytes - part.bytes,
  elements: room.elements - part.elements,
  tables: room.tables - part.tables,
  charts: room.charts - part.charts,
})

/** A card travels as a text within the request: what its own text escapes is escaped twice. */
const bytesOf = (part: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(part)))

function counted(part: unknown): Omit<Room, 'bytes'> {
  const count = { elements: 0, tables: 0, charts: 0 }
  if (typeof part !== 'object' || part === null) return count
  for (const each of Object.values(part)) {
    const inside = counted(each)
    count.elements += inside.elements
    count.tables += inside.tables
    count.charts += inside.charts
  }
  // A column of a table has no tag, but may well be counted.
  if ('tag' in part || 'data_type' in part) count.elements++
  if ('tag' in part && part.tag === 'table') count.tables++
  if ('tag' in part && part.tag === 'chart') count.charts++
  return count
}
