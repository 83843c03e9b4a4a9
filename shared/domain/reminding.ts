import type { VisitReport } from '../records/visit-report.ts'
import { type Decision, refuse } from './decision.ts'
import type { World } from './world.ts'

/** On the day of a next step its reporter is reminded of it. 篇2 §3.1, 篇7 */
export function remindOfStep(visit: VisitReport | undefined, world: World): Decision {
  if (!visit?.nextStepOn || world.today < visit.nextStepOn) return refuse({ code: 'clock.nothing' })
  return {
    outcome: 'accepted',
    root: visit.customerId,
    changes: [],
    by: { authorityId: 'visit.report' },
    tell: [{ to: [{ person: visit.reporterId }], notice: { notice: 'visit.nextStepDue', visit } }],
    answer: { notice: 'done' },
  }
}
