import type { VisitReport } from '../records/visit-report.ts'
import type { Chat } from '../terms/chat.ts'
import type { Bilingual } from '../terms/locale.ts'
import type { CustomerNotice } from './customers/notices.ts'
import type { FilingNotice } from './filing-notices.ts'
import type { LanguageNotice } from './language-notices.ts'
import type { LendingNotice } from './lending/notices.ts'
import type { LinkingNotice } from './linking/notices.ts'
import type { MembersNotice } from './members-notices.ts'
import type { ParkedNotice } from './parked-notices.ts'
import type { SchedulingNotice } from './scheduling-notices.ts'

/** What happened, to be told in a chat. `replies/` draws each kind as a card. */
export type Notice =
  | { notice: 'done' }
  | HelpNotice
  | LanguageNotice
  | VisitNotice
  | CustomerNotice
  | FilingNotice
  | MembersNotice
  | LinkingNotice
  | ParkedNotice
  | SchedulingNotice
  | LendingNotice

/** What is said of how to ask. */
export type HelpNotice =
  /** What can be asked for, and how. */
  | { notice: 'help'; chat: Chat; ways: readonly Way[] }
  /** What was asked for is for the asker alone: a button to it, with what was typed and whom it named. */
  | { notice: 'alone'; entrance: string; title: Bilingual; text: string; mentioned?: string }

/** One way in, as the help says it. */
export interface Way {
  command: string
  hint: string
  word: Bilingual | undefined
  says: Bilingual
}

/** What is said of visits. */
export type VisitNotice =
  | { notice: 'visit.noted'; visit: VisitReport }
  | { notice: 'visit.urgent'; visit: VisitReport }
  | { notice: 'visit.nextStepDue'; visit: VisitReport }
