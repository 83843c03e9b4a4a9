import { createHmac } from 'node:crypto'

/** The tokens by which the bot is known. */
export interface AppTokens {
  give(): { token: string; expire: number }
  knows(token: string): boolean
}

const lives = 2 * 3_600_000

/** Within so much of its end a token is followed by the next. */
const closing = 30 * 60_000

/** Tokens that can be told without being remembered: they outlive a restart. They run by real time, as the SDK that keeps them does. */
export const appTokensOf = (appSecret: string, now: () => number = Date.now): AppTokens => {
  const step = lives - closing
  const tokenAt = (from: number) =>
    `t-${createHmac('sha256', appSecret).update(String(from)).digest('hex').slice(0, 38)}`
  const current = () => Math.floor(now() / step) * step
  return {
    give: () => {
      const from = current()
      return { token: tokenAt(from), expire: Math.floor((from + lives - now()) / 1000) }
    },
    knows: (token) =>
      token === tokenAt(current()) ||
      (token === tokenAt(current() - step) && now() < current() - step + lives),
  }
}
