import * as z from 'zod'
import { type Decision, refuse } from '../../domain/decision.ts'
import { unjudged } from '../../domain/judging.ts'
import { attorneyRanOut } from '../../domain/lending/delegating.ts'
import { endingSoon, notTakenUp, ranOut, undecided } from '../../domain/lending/lapsing.ts'
import { remindOfStep } from '../../domain/reminding.ts'
import type { Look, World } from '../../domain/world.ts'
import { dossierIn } from '../../terms/record-id.ts'
import { type Activity, activity } from '../activity.ts'
import type { Ref } from '../ports.ts'
import { requestRefs } from './refs.ts'

const ofRequest = z.object({ requestId: z.string().min(1) })

/** What time alone brings about. Each looks again whether it is still so. */
export const clockActivities: readonly Activity[] = [
  byClock('clock.decide', ofRequest, ({ requestId }) => requestRefs(requestId), undecided),
  byClock('clock.takeUp', ofRequest, ({ requestId }) => requestRefs(requestId), notTakenUp),
  byClock('clock.loanEnd', ofRequest, ({ requestId }) => requestRefs(requestId), ranOut),
  byClock(
    'clock.warn',
    ofRequest.extend({ minutes: z.coerce.number() }),
    ({ requestId }) => requestRefs(requestId),
    endingSoon,
  ),
  byClock(
    'clock.attorney',
    z.object({ attorneyId: z.string().min(1) }),
    ({ attorneyId }) => [
      { kind: 'attorney', id: attorneyId },
      { kind: 'head', id: 'company' },
    ],
    attorneyRanOut,
  ),
  byClock(
    'clock.nextStep',
    z.object({ visitId: z.string().min(1) }),
    ({ visitId }) => [
      { kind: 'visit', id: visitId },
      { kind: 'head', id: dossierIn(visitId) },
    ],
    async ({ visitId }, world, look) => remindOfStep(await look.get('visit', visitId), world),
  ),
  byClock(
    'clock.verdict',
    z.object({ documentId: z.string().min(1) }),
    ({ documentId }) => [
      { kind: 'document', id: documentId },
      { kind: 'head', id: dossierIn(documentId) },
    ],
    async ({ documentId }, world, look) => unjudged(await look.get('document', documentId), world),
  ),
]

/** Only the house itself asks for these: no person can bring an end forward. */
function byClock<Args extends z.ZodType>(
  name: string,
  args: Args,
  needs: (args: z.output<Args>) => Ref[],
  decide: (args: z.output<Args>, world: World, look: Look) => Promise<Decision>,
): Activity {
  return activity({
    name,
    args,
    needs,
    decide: (asked, world, look) =>
      world.actor.id === 'house'
        ? decide(asked, world, look)
        : refuse({ code: 'thing.unknown', what: 'activity' }),
  })
}
