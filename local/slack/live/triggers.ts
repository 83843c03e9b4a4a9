import { randomBytes, randomInt } from 'node:crypto'
import type { Clock } from '../../workspace/clock.ts'
import { Refusal } from '../refusal.ts'

/** Who did something, and where. */
interface Occasion {
  user: string
  /** The view it was done in. */
  view?: string | undefined
  /** The channel it was done in. */
  channel?: string | undefined
}

interface Trigger extends Occasion {
  expires: number
  used: boolean
}

/** Triggers: the right to open one view for one person, once, within three seconds. */
export interface Triggers {
  mint(occasion: Occasion): string
  exchange(id: string): Occasion
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
    mint: (occasion) => {
      const now = clock.now()
      forgetOld(now)
      const id = `${randomInt(1e9, 1e10)}.${randomInt(1e9, 1e10)}.${randomBytes(16).toString('hex')}`
      known.set(id, { ...occasion, expires: now + lives, used: false })
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
