import type { Authority, AuthoritySchedule } from '../records/authority.ts'
import type { Day } from '../terms/day.ts'
import type { ProblemCode } from './schedule-floor.ts'

/** How one authority has been kept to its time limit, from the register. */
export interface Punctuality {
  authorityId: string
  inTime: number
  late: number
}

export type SchedulingNotice =
  | { notice: 'schedule.list'; schedule: AuthoritySchedule; punctuality: Punctuality[] }
  | {
      notice: 'schedule.authority'
      authority: Authority
      number: number
      inForceOn: Day
      mayChange: boolean
    }
  | {
      notice: 'schedule.published'
      number: number
      authority: Authority
      inForceOn: Day
      byName: string
    }

export type SchedulingRefusal =
  | { code: 'schedule.noSuchAuthority' }
  | { code: 'schedule.past' }
  | { code: 'schedule.belowFloor'; basis: string; problem: ProblemCode }
  /** Another version waits to come into force: the next cannot overtake it. */
  | { code: 'schedule.overtakes'; number: number; inForceOn: Day }
