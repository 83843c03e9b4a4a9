import * as z from 'zod'
import { Moment } from '../terms/moment.ts'
import { SecrecyLevel } from '../terms/secrecy-level.ts'

/** Power of attorney (委托书): who may act for whom, in which powers, up to which level, between which moments. 篇2 rules §7.3 */
export const PowerOfAttorney = z.object({
  kind: z.literal('attorney'),
  id: z.string(),
  version: z.int(),
  number: z.string(),
  grantorId: z.string(),
  delegateId: z.string(),
  /** Ids of the authorities whose approving it carries. */
  authorityIds: z.array(z.string()).min(1),
  ceiling: SecrecyLevel,
  from: Moment,
  until: Moment,
  /** Archive number of the scanned paper: the wording binds (按委托书的内容执行). */
  paper: z.string().optional(),
  wording: z.string(),
  revokedAt: Moment.optional(),
})
export type PowerOfAttorney = z.infer<typeof PowerOfAttorney>
