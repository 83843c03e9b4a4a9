import { Busy } from './refused.ts'

/** A person who pressed waits three seconds at most: there is time for one wait as long as Lark counts. */
const LONGEST_SECONDS = 1

/**
 * Sends; and once more when Lark asks for a little patience. Each process keeps the pace of five a second by itself, so
 * several that speak to one person at once can be too many together. The message bears its uuid: it comes once.
 */
export async function onceMore<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof Busy) || error.retryAfter > LONGEST_SECONDS) throw error
    await new Promise((done) => setTimeout(done, error.retryAfter * 1000))
    return send()
  }
}
