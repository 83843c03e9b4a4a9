import type { Message } from '../world/message.ts'

/** Messages that one person sees and nobody keeps. */
export interface Ephemerals {
  show(user: string, message: Message): void
  replace(user: string, ts: string, message: Message): boolean
  remove(user: string, ts: string): void
  find(user: string, ts: string): Message | undefined
  shownTo(user: string): Message[]
}

const most = 200

/** None shown yet. */
export const ephemeralsOf = (): Ephemerals => {
  const shown = new Map<string, Message[]>()
  const shownTo = (user: string) => shown.get(user) ?? []
  return {
    show: (user, message) => shown.set(user, [...shownTo(user), message].slice(-most)),
    replace: (user, ts, message) => {
      const before = shownTo(user)
      shown.set(
        user,
        before.map((each) => (each.ts === ts ? { ...message, ts } : each)),
      )
      return before.some((each) => each.ts === ts)
    },
    remove: (user, ts) =>
      shown.set(
        user,
        shownTo(user).filter((each) => each.ts !== ts),
      ),
    find: (user, ts) => shownTo(user).find((each) => each.ts === ts),
    shownTo,
  }
}
