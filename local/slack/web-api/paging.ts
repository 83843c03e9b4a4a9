import { Refusal } from '../refusal.ts'

const cursorAt = (at: number) => Buffer.from(`next:${at}`).toString('base64')

const startOf = (cursor: string | undefined) => {
  if (!cursor) return 0
  const at = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]
  if (at === undefined) throw new Refusal('invalid_cursor')
  return Number(at)
}

/** One page of a list that does not change while it is read. */
export const pageOf = <T>(all: T[], cursor: string | undefined, limit: number) => {
  const start = startOf(cursor)
  const end = start + limit
  const more = end < all.length
  return {
    page: all.slice(start, end),
    response_metadata: { next_cursor: more ? cursorAt(end) : '' },
    has_more: more,
  }
}
