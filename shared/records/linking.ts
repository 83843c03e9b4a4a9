import * as z from 'zod'
import { Moment } from '../terms/moment.ts'
import { ChatIdentity } from './person.ts'

/**
 * Linking (关联): a person takes a second chat account as theirs. `open`: a code was said, of which only the hash is kept.
 * `claimed`: an account that is nobody's sent it, and the person is asked. What comes after is the end of it.
 */
export const Linking = z.object({
  kind: z.literal('linking'),
  id: z.string(),
  version: z.int(),
  personId: z.string(),
  state: z.enum(['open', 'claimed', 'linked', 'refused', 'void']),
  /** SHA-256 of the code, as long as it can be sent. */
  codeHash: z.string().optional(),
  /** Until then the code is good; once it was sent, until then the person can say yes. */
  expiresAt: Moment,
  /** The account that sent the code. */
  account: ChatIdentity.optional(),
})
export type Linking = z.infer<typeof Linking>
