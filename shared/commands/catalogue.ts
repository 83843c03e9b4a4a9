import type { Activity } from './activity.ts'
import { customerEdit, customerEditEntrance } from './customers/editing.ts'
import { customerEntrance, historyEntrance } from './customers/looking.ts'
import { customerCreate } from './customers/opening.ts'
import { customerPersonal, personalEntrance } from './customers/personal.ts'
import { askEntrance, summaryEntrance } from './customers/summarising.ts'
import type { Entrance } from './entrance.ts'
import { documentCatalogue, documentFile, filingEntrance, offerFilingEntrance } from './filing.ts'
import { lendingActivities, lendingEntrances } from './lending/catalogue.ts'
import { companyFound, memberSave, membersEntrance } from './members.ts'
import {
  authorityEntrance,
  scheduleChange,
  scheduleChangeEntrance,
  scheduleEnterIntoForce,
} from './scheduling.ts'
import { visitEntrance, visitReport } from './visiting.ts'

/** Everything that can be asked for. A new subject adds its lines here and nowhere in `bot/`. */
export const activities: readonly Activity[] = [
  companyFound,
  scheduleChange,
  scheduleEnterIntoForce,
  memberSave,
  customerCreate,
  customerEdit,
  customerPersonal,
  visitReport,
  documentFile,
  documentCatalogue,
  ...lendingActivities,
]

/** Every way in. */
export const entrances: readonly Entrance[] = [
  authorityEntrance,
  scheduleChangeEntrance,
  membersEntrance,
  customerEntrance,
  customerEditEntrance,
  personalEntrance,
  historyEntrance,
  summaryEntrance,
  askEntrance,
  visitEntrance,
  offerFilingEntrance,
  filingEntrance,
  ...lendingEntrances,
]

/** The activity of a name that the house itself uses. @throws when there is none: a mistake of ours. */
export function activityNamed(name: string): Activity {
  const found = activities.find((activity) => activity.name === name)
  if (!found) throw new TypeError(`there is no activity ${name}`)
  return found
}
