import type { ReadingMode } from '../../records/authority.ts'
import type { Day } from '../../terms/day.ts'
import type { Moment } from '../../terms/moment.ts'
import type { SecrecyLevel } from '../../terms/secrecy-level.ts'

/** Who could have read a document on a day, by which authority, and who did. */
export interface Replay {
  archiveNumber: string
  title: string
  day: Day
  /** Its level at the end of that day. */
  secrecy: SecrecyLevel
  scheduleNumber: number
  /** By a grant that was open during the day. */
  granted: {
    name: string
    requestNumber: string
    mode: ReadingMode
    authorityId: string
    approvedBy?: string | undefined
    attorneyNumber?: string | undefined
    from: Moment
    until: Moment
  }[]
  /** By an office that reads directly, once registered. */
  directly: { name: string; authorityId: string }[]
  read: { name: string; requestNumber: string; pages: number[]; first: Moment; last: Moment }[]
}
