import type { Activity } from './activity.ts'
import { documentCatalogue, documentJudge } from './cataloguing.ts'
import { languageChoose, languageEntrance } from './choosing-language.ts'
import { customerEdit, customerEditEntrance } from './customers/editing.ts'
import { customerEntrance, historyEntrance } from './customers/looking.ts'
import { customerCreate } from './customers/opening.ts'
import { customerPersonal, personalEntrance } from './customers/personal.ts'
import { askEntrance, summaryEntrance } from './customers/summarising.ts'
import type { Entrance } from './entrance.ts'
import { documentFile, filingEntrance, offerFilingEntrance } from './filing.ts'
import { helpEntrance } from './helping.ts'
import { lendingActivities, lendingEntrances, lendingInside } from './lending/catalogue.ts'
import { pressed } from './lending/deciding.ts'
import {
  accountClaim,
  accountCode,
  accountConfirm,
  accountDisown,
  accountExpose,
  accountUnlink,
  linkEntrance,
} from './linking.ts'
import { companyFound, memberLanguage, memberSave, membersEntrance } from './members.ts'
import { parkedRetry, parkedRetryEntrance } from './parked.ts'
import {
  authorityEntrance,
  scheduleChange,
  scheduleChangeEntrance,
  scheduleEnterIntoForce,
} from './scheduling.ts'
import { visitEntrance, visitReport } from './visiting.ts'

/** Everything that people ask for in a chat. A new subject adds its lines here and nowhere in `bot/`. */
export const activities: readonly Activity[] = [
  scheduleChange,
  memberSave,
  accountCode,
  accountConfirm,
  accountDisown,
  accountUnlink,
  languageChoose,
  parkedRetry,
  customerCreate,
  customerEdit,
  customerPersonal,
  visitReport,
  documentFile,
  ...lendingActivities,
]

/** What only the house itself and its own doors ask for: no chat payload names these. */
const inside: readonly Activity[] = [
  companyFound,
  memberLanguage,
  accountClaim,
  accountExpose,
  scheduleEnterIntoForce,
  documentCatalogue,
  documentJudge,
  ...lendingInside,
]

const ways: readonly Entrance[] = [
  visitEntrance,
  summaryEntrance,
  askEntrance,
  customerEntrance,
  customerEditEntrance,
  personalEntrance,
  historyEntrance,
  offerFilingEntrance,
  filingEntrance,
  ...lendingEntrances,
  authorityEntrance,
  scheduleChangeEntrance,
  membersEntrance,
  linkEntrance,
  languageEntrance,
  pressed(accountCode.name),
  pressed(accountConfirm.name),
  pressed(accountDisown.name),
  pressed(accountUnlink.name),
  parkedRetryEntrance,
]

/** Every way in. */
export const entrances: readonly Entrance[] = [...ways, helpEntrance(ways)]

/** The activity of a name, asked for in a chat or inside. @throws when there is none: a mistake of ours. */
export function activityNamed(name: string): Activity {
  const found = [...activities, ...inside].find((activity) => activity.name === name)
  if (!found) throw new TypeError(`there is no activity ${name}`)
  return found
}
