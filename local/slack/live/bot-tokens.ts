import type { Clock } from '../../workspace/clock.ts'
import { type Consent, type Consents, consentsOf } from '../../workspace/consents.ts'
import { newSecret } from '../../workspace/secret.ts'
import { Refusal } from '../refusal.ts'

/** An installation that somebody is asked to agree to. */
interface Asked extends Consent {
  user: string
  scopes: string
}

/** What the app gets for a code or for a refresh token. */
export interface Issued {
  access_token: string
  scope: string
  refresh_token?: string
  expires_in?: number
}

/** The bot's tokens: the one that the workspace was made with, and those that installing and refreshing gave. */
export interface BotTokens extends Consents<Asked> {
  issue(scope: string): Issued
  /** @throws Refusal for a refresh token that was never one, or is none any more */
  refresh(token: string): Issued
  /** @throws Refusal for a token that is none, none any more, or not yet known */
  check(token: string): void
}

const codeLives = 10 * 60_000
const tokenLives = 12 * 3_600
/** A refresh token that was just used gives another pair, for the answer may have been lost; the first pair is none then. */
const grace = 60_000

interface Pair {
  scope: string
  access: string
  until: number
  revoked: boolean
}

/** The tokens of a bot that nobody has installed anew. */
export const botTokensOf = (clock: Clock, bot: { token: string; rotates?: boolean }): BotTokens => {
  const lasting = new Set([bot.token])
  const pairs = new Map<string, Pair>()
  const refreshing = new Map<string, { pair: Pair; usedAt?: number; gave?: Pair }>()

  const newPair = (scope: string): { pair: Pair; issued: Issued } => {
    const access = `xoxe.xoxb-1-${newSecret()}`
    const refresh = `xoxe-1-${newSecret()}`
    const until = clock.now() + tokenLives * 1000
    const pair = { scope, access, until, revoked: false }
    pairs.set(access, pair)
    refreshing.set(refresh, { pair })
    const issued = { access_token: access, scope, refresh_token: refresh, expires_in: tokenLives }
    return { pair, issued }
  }
  return {
    ...consentsOf<Asked>(clock, codeLives),
    issue: (scope) => {
      if (bot.rotates) return newPair(scope).issued
      const token = `xoxb-${newSecret()}`
      lasting.add(token)
      return { access_token: token, scope }
    },
    refresh: (token) => {
      const known = refreshing.get(token)
      if (!known || known.pair.revoked) throw new Refusal('invalid_refresh_token')
      if (known.usedAt !== undefined && clock.now() - known.usedAt > grace)
        throw new Refusal('invalid_refresh_token')
      if (known.gave) known.gave.revoked = true
      const { pair, issued } = newPair(known.pair.scope)
      known.usedAt ??= clock.now()
      known.gave = pair
      return issued
    },
    check: (token) => {
      if (lasting.has(token)) return
      const pair = pairs.get(token)
      if (!pair) throw new Refusal('invalid_auth')
      if (pair.revoked) throw new Refusal('token_revoked')
      if (pair.until <= clock.now()) throw new Refusal('token_expired')
    },
  }
}
