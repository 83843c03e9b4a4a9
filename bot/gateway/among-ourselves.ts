import { PlaceClosed } from '../../shared/commands/messenger.ts'

/** As long as a chat's word on who reads a place is believed. */
const BELIEVED_FOR = 600_000

/**
 * Lets by what is to be said in places that the company alone reads; elsewhere the place is closed. What a chat failed to
 * tell is asked anew the next time.
 */
export function amongOurselves(
  readByOutsiders: (channel: string) => Promise<boolean>,
  now: () => number,
): (channel: string) => Promise<void> {
  const known = new Map<string, { outsiders: Promise<boolean>; until: number }>()
  const ask = (channel: string): Promise<boolean> => {
    const outsiders = readByOutsiders(channel)
    known.set(channel, { outsiders, until: now() + BELIEVED_FOR })
    outsiders.catch(() => known.delete(channel))
    return outsiders
  }
  return async (channel) => {
    const last = known.get(channel)
    const outsiders = last && now() < last.until ? last.outsiders : ask(channel)
    if (await outsiders) throw new PlaceClosed('outsiders read along')
  }
}
