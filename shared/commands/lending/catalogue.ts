import type { Activity } from '../activity.ts'
import type { Entrance } from '../entrance.ts'
import { borrowEntrance, borrowRequest } from './borrowing.ts'
import { clockActivities } from './clock-activities.ts'
import {
  declineEntrance,
  pressed,
  requestApprove,
  requestDecline,
  requestWithdraw,
} from './deciding.ts'
import { attorneyIssue, attorneyRevoke, delegateEntrance } from './delegating.ts'
import {
  loanTakeUp,
  sittingClose,
  sittingEntrance,
  sittingOpen,
  takeUpEntrance,
} from './handing-over.ts'
import { identityProve } from './proving.ts'
import { loanRead, readingOpen, readingPage } from './reading.ts'
import {
  homeEntrance,
  journalReplay,
  registerEntrance,
  replayEntrance,
  showRequestEntrance,
} from './records.ts'
import { loanReturn, loanRevoke, lossEntrance, lossReport, revokeEntrance } from './returning.ts'

/** Everything that people ask for in a chat about borrowing and reading. */
export const lendingActivities: readonly Activity[] = [
  borrowRequest,
  requestApprove,
  requestDecline,
  requestWithdraw,
  loanTakeUp,
  loanRead,
  loanReturn,
  loanRevoke,
  lossReport,
  sittingOpen,
  sittingClose,
  attorneyIssue,
  attorneyRevoke,
  journalReplay,
]

/** What only the reading room's door and the clock ask for: no chat payload reaches these. */
export const lendingInside: readonly Activity[] = [
  readingOpen,
  readingPage,
  identityProve,
  ...clockActivities,
]

/** Every way in to borrowing and reading. */
export const lendingEntrances: readonly Entrance[] = [
  borrowEntrance,
  pressed('request.approve'),
  declineEntrance,
  pressed('request.withdraw'),
  showRequestEntrance,
  takeUpEntrance,
  pressed('loan.read'),
  pressed('loan.return'),
  revokeEntrance,
  lossEntrance,
  sittingEntrance,
  pressed('sitting.close'),
  delegateEntrance,
  pressed('attorney.revoke'),
  registerEntrance,
  replayEntrance,
  homeEntrance,
]
