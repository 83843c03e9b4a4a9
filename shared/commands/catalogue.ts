import type { Activity } from './activity.ts'
import type { Entrance } from './entrance.ts'
import { documentCatalogue, documentFile, filingEntrance, offerFilingEntrance } from './filing.ts'
import { companyFound, memberSave, membersEntrance } from './members.ts'
import { visitEntrance, visitReport } from './visiting.ts'

/** Everything that can be asked for. A new subject adds its lines here and nowhere in `bot/`. */
export const activities: readonly Activity[] = [
  companyFound,
  memberSave,
  visitReport,
  documentFile,
  documentCatalogue,
]

/** Every way in. */
export const entrances: readonly Entrance[] = [
  membersEntrance,
  visitEntrance,
  offerFilingEntrance,
  filingEntrance,
]
