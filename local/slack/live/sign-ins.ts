import type { Clock } from '../../workspace/clock.ts'
import { oneTime } from '../../workspace/one-time.ts'
import { newSecret } from '../../workspace/secret.ts'

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

/** No one signing in yet. */
export const signInsOf = (clock: Clock): SignIns => {
  const questions = oneTime<Asked>(clock, codeLives)
  const codes = oneTime<Asked>(clock, codeLives)
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
