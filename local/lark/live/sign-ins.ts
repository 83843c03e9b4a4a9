import type { Clock } from '../../workspace/clock.ts'
import { type OneTime, oneTime } from '../../workspace/one-time.ts'
import { newSecret } from '../../workspace/secret.ts'

/** Someone asked on the sign-in page whether they agree. */
interface Asked {
  person: string
  redirectUri: string
  state: string | undefined
  challenge: string | undefined
}

/** Sign-ins under way: a question, then a code of five minutes, then a token. */
export interface SignIns {
  questions: OneTime<Asked>
  codes: OneTime<Asked>
  token(person: string): { token: string; expire: number }
  whose(token: string): string | undefined
}

const codeLives = 5 * 60_000
const tokenLives = 2 * 3_600_000

/** No one signing in yet. */
export const signInsOf = (clock: Clock): SignIns => {
  const tokens = new Map<string, { person: string; until: number }>()
  return {
    questions: oneTime<Asked>(clock, 10 * 60_000),
    codes: oneTime<Asked>(clock, codeLives),
    token: (person) => {
      const token = `u-${newSecret()}`
      tokens.set(token, { person, until: clock.now() + tokenLives })
      return { token, expire: tokenLives / 1000 }
    },
    whose: (token) => {
      const found = tokens.get(token)
      return found && found.until > clock.now() ? found.person : undefined
    },
  }
}
