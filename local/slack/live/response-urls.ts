import type { Clock } from '../../workspace/clock.ts'
import { newSecret } from '../../workspace/secret.ts'

/** Whom and what an answer through a response URL concerns. */
export interface Reply {
  user: string
  channel: string
  /** The message whose element was pressed. */
  original?: { ts: string; ephemeral: boolean }
}

interface Given extends Reply {
  uses: number
  expires: number
}

/** Response URLs: five answers within half an hour. */
export interface ResponseUrls {
  mint(kind: 'commands' | 'actions' | 'app', reply: Reply): string
  use(path: string): Reply | 'expired_url' | 'used_url'
}

const lives = 30 * 60_000

/** The response URLs of a workspace at `url`. */
export const responseUrlsOf = (clock: Clock, team: string, url: () => string): ResponseUrls => {
  const known = new Map<string, Given>()
  return {
    mint: (kind, reply) => {
      const now = clock.now()
      for (const [path, given] of known) {
        if (given.expires > now) break
        known.delete(path)
      }
      const path = `/response/${kind}/${team}/${newSecret()}`
      known.set(path, { ...reply, uses: 5, expires: now + lives })
      return url() + path
    },
    use: (path) => {
      const given = known.get(path)
      if (!given || given.expires <= clock.now()) return 'expired_url'
      if (given.uses-- <= 0) return 'used_url'
      return given
    },
  }
}
