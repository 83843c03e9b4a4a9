import type { Clock } from '../../workspace/clock.ts'
import { type Consent, type Consents, consentsOf } from '../../workspace/consents.ts'
import { newSecret } from '../../workspace/secret.ts'

/** Someone asked on the sign-in page whether they agree. */
interface Asked extends Consent {
  person: string
  challenge: string | undefined
}

/** Sign-ins under way: a question, then a code of five minutes, then a token. */
export interface SignIns extends Consents<Asked> {
  token(person: string): { token: string; expire: number }
  whose(token: string): string | undefined
}

const codeLives = 5 * 60_000
const tokenLives = 2 * 3_600_000

/** No one signing in yet. */
export const signInsOf = (clock: Clock): SignIns => {
  const tokens = new Map<string, { person: string; until: number }>()
  return {
    ...consentsOf<Asked>(clock, codeLives),
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
