import { randomBytes, randomInt } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import type { Clock } from '../world/clock.ts'

interface Trigger {
  user: string
  view?: string | undefined
  expires: number
  used: boolean
}

/** Triggers: the right to open one view for one person, once, within three seconds. */
export interface Triggers {
  mint(user: string, view?: string): string
  exchange(id: string): { user: string; view?: string | undefined }
}

const remembered = 10 * 60_000

/** The triggers of a workspace, which live for `lives` milliseconds. */
export const triggersOf = (clock: Clock, lives: number): Triggers => {
  const known = new Map<string, Trigger>()
  const forgetOld = (now: number) => {
    for (const [id, trigger] of known) {
      if (trigger.expires + remembered > now) break
      known.delete(id)
    }
  }
  return {
    mint: (user, view) => {
      const now = clock.now()
      forgetOld(now)
      const id = `${randomInt(1e9, 1e10)}.${randomInt(1e9, 1e10)}.${randomBytes(16).toString('hex')}`
      known.set(id, { user, view, expires: now + lives, used: false })
      return id
    },
    exchange: (id) => {
      const trigger = known.get(id)
      if (!trigger) throw new Refusal('invalid_trigger_id')
      if (trigger.used) throw new Refusal('exchanged_trigger_id')
      if (trigger.expires < clock.now()) throw new Refusal('expired_trigger_id')
      trigger.used = true
      return trigger
    },
  }
}
