import type { Action } from '../records/authority.ts'
import type { Role } from '../terms/role.ts'
import type { SecrecyLevel } from '../terms/secrecy-level.ts'
import type { CustomerRefusal } from './customers/notices.ts'
import type { FilingRefusal } from './filing-notices.ts'
import type { LendingRefusal } from './lending/refusals.ts'
import type { LinkingRefusal } from './linking/notices.ts'
import type { MembersRefusal } from './members-notices.ts'
import type { SchedulingRefusal } from './scheduling-notices.ts'

/** Why a rule says no. Each code has its words in `replies/refusals.ts`; a code without words does not compile. */
export type Refusal =
  /** The asker lacks a power: which, its basis, and who could do or allow it. */
  | {
      code: 'power.lacking'
      action: Action
      secrecy?: SecrecyLevel
      authorityId?: string
      grantors: readonly Role[]
    }
  /** `account`: the one that asks, for whoever is to take it in. */
  | { code: 'person.unknown'; account?: string }
  | { code: 'person.inactive' }
  | { code: 'thing.unknown'; what: string }
  /** What was typed does not fit its field; `fault` says how, in no language. */
  | { code: 'form.invalid'; message: string; fault?: string; limit?: number }
  | VisitRefusal
  | MembersRefusal
  | LinkingRefusal
  | SchedulingRefusal
  | FilingRefusal
  | CustomerRefusal
  | LendingRefusal

/** Why a visit report is refused. */
export type VisitRefusal = { code: 'visit.futureDay' } | { code: 'visit.nextStepPast' }
