import type { Clock } from './clock.ts'
import { newSecret } from './secret.ts'

/** Things kept under a secret, taken out once, and only in time. */
export interface OneTime<T> {
  put(what: T): string
  take(secret: string): T | undefined
}

/** Nothing kept yet; what is put in lives for so many milliseconds. */
export const oneTime = <T>(clock: Clock, lives: number): OneTime<T> => {
  const held = new Map<string, { what: T; expires: number }>()
  return {
    put: (what) => {
      const now = clock.now()
      for (const [secret, { expires }] of held) {
        if (expires > now) break
        held.delete(secret)
      }
      const secret = newSecret()
      held.set(secret, { what, expires: now + lives })
      return secret
    },
    take: (secret) => {
      const found = held.get(secret)
      held.delete(secret)
      return found && found.expires > clock.now() ? found.what : undefined
    },
  }
}
