import type { Clock } from '../world/clock.ts'
import { newSecret } from '../world/names.ts'

/** Someone asked on the sign-in page whether they agree. */
interface Asked {
  user: string
  redirectUri: string
  state: string | undefined
  nonce: string | undefined
}

/** Sign-ins under way: a question, then a code of ten minutes, then a token. */
export interface SignIns {
  ask(asked: Asked): string
  answer(question: string): Asked | undefined
  code(asked: Asked): string
  redeem(code: string): Asked | undefined
  token(user: string): string
  whose(token: string): string | undefined
}

const codeLives = 10 * 60_000

/** Things kept under a secret, taken out once, and only in time. */
const oneTime = <T>(clock: Clock) => {
  const held = new Map<string, { what: T; expires: number }>()
  return {
    put: (what: T) => {
      const now = clock.now()
      for (const [secret, { expires }] of held) {
        if (expires > now) break
        held.delete(secret)
      }
      const secret = newSecret()
      held.set(secret, { what, expires: now + codeLives })
      return secret
    },
    take: (secret: string) => {
      const found = held.get(secret)
      held.delete(secret)
      return found && found.expires > clock.now() ? found.what : undefined
    },
  }
}

/** No one signing in yet. */
export const signInsOf = (clock: Clock): SignIns => {
  const questions = oneTime<Asked>(clock)
  const codes = oneTime<Asked>(clock)
  const tokens = new Map<string, string>()
  return {
    ask: questions.put,
    answer: questions.take,
    code: codes.put,
    redeem: codes.take,
    token: (user) => {
      const token = `xoxp-${newSecret()}`
      tokens.set(token, user)
      return token
    },
    whose: (token) => tokens.get(token),
  }
}
