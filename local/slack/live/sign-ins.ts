import type { Clock } from '../../workspace/clock.ts'
import { type Consent, type Consents, consentsOf } from '../../workspace/consents.ts'
import { newSecret } from '../../workspace/secret.ts'

/** Someone asked on the sign-in page whether they agree. */
interface Asked extends Consent {
  user: string
  nonce: string | undefined
}

/** Sign-ins under way: a question, then a code of ten minutes, then a token. */
export interface SignIns extends Consents<Asked> {
  token(user: string): string
  whose(token: string): string | undefined
}

const codeLives = 10 * 60_000

/** No one signing in yet. */
export const signInsOf = (clock: Clock): SignIns => {
  const tokens = new Map<string, string>()
  return {
    ...consentsOf<Asked>(clock, codeLives),
    token: (user) => {
      const token = `xoxp-${newSecret()}`
      tokens.set(token, user)
      return token
    },
    whose: (token) => tokens.get(token),
  }
}
