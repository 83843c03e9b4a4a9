import * as z from 'zod'
import { Day } from '../terms/day.ts'
import { Role } from '../terms/role.ts'
import { SecrecyLevel } from '../terms/secrecy-level.ts'

/** What can be done to an archive. What is not in this list cannot be done (法无授权不可为). */
export const Action = z.enum([
  'visit.report',
  'customer.create',
  'customer.edit',
  'customer.read',
  'customer.readPersonal',
  'document.file',
  'document.know',
  'document.read',
  'document.apply',
  'loan.revoke',
  'loan.register',
  'loss.report',
  'loss.pursue',
  'sitting.open',
  'attorney.issue',
  'members.manage',
  'schedule.read',
  'schedule.change',
  'journal.replay',
  'destruction.propose',
  'destruction.review',
  'destruction.approve',
  'creditFile.read',
  'creditFile.apply',
  'outside.apply',
  'personalDossier.read',
  'personalDossier.apply',
])
export type Action = z.infer<typeof Action>

/**
 * Who holds a power: a role, and how near to the customer they must stand.
 * `owner`: the customer's own salesperson. `department`: of the customer's department.
 * `inCharge`: in charge of the customer's department (分管). `any`: everywhere.
 */
export const Holder = z.object({
  role: Role,
  scope: z.enum(['any', 'owner', 'department', 'inCharge']).default('any'),
  /** Whether they may ask for another reader of their own department; none: for themselves only. */
  readers: z.literal('department').optional(),
})
export type Holder = z.infer<typeof Holder>

/** How a document may be read: straight away, out on loan, or in the reading room only. */
export const ReadingMode = z.enum(['direct', 'loan', 'sitting'])
export type ReadingMode = z.infer<typeof ReadingMode>

/** A paper that must be on file before a request is approved. 篇6 §4.6 */
export const RequiredPaper = z.enum(['writtenApplication', 'consent'])
export type RequiredPaper = z.infer<typeof RequiredPaper>

/** Authority: one line of the authority schedule (权力清单), published and enforced from the same data. */
export const Authority = z.object({
  id: z.string().regex(/^[a-z][A-Za-z]*(\.[A-Za-z]+)+$/),
  title: z.object({ zh: z.string(), en: z.string() }),
  action: Action,
  /** The secrecy levels it speaks of; none: level makes no difference (customers, members, …). */
  secrecy: z.array(SecrecyLevel).optional(),
  heldBy: z.array(Holder),
  /** Who decides a request made under it; none: the holder acts at once. */
  approvedBy: z.array(Holder).optional(),
  /** Who may decide as well once `timeLimitHours` has passed; they have as long again, then it is refused. */
  escalatesTo: z.array(Holder).optional(),
  papers: z.array(RequiredPaper).min(1).optional(),
  /** For reading: how, and for how long at most from hand-over. */
  mode: ReadingMode.optional(),
  readingHours: z.number().positive().optional(),
  /** Whether a power of attorney (委托书) can carry the approving of it, and to whom. */
  delegableTo: z.array(Role).optional(),
  /** Whether the approver proves who they are afresh, by signing in, before deciding. */
  freshProof: z.boolean().default(false),
  /** Article of the company's rules. */
  basis: z.string(),
  procedure: z.object({ zh: z.string(), en: z.string() }),
  timeLimitHours: z.number().positive().optional(),
  supervision: z.object({ zh: z.string(), en: z.string() }),
})
export type Authority = z.infer<typeof Authority>

/** Authority schedule: a version of the list, in force from a day. Past decisions stay tied to theirs. */
export const AuthoritySchedule = z.object({
  kind: z.literal('schedule'),
  id: z.string(),
  version: z.int(),
  number: z.int().positive(),
  inForceOn: Day,
  authorities: z.array(Authority),
})
export type AuthoritySchedule = z.infer<typeof AuthoritySchedule>
