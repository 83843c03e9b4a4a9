import * as z from 'zod'
import { takeUp } from '../../domain/lending/handing-over.ts'
import { maySee, unknownRequest } from '../../domain/lending/seen.ts'
import { closeSitting, mayAttend, openSitting } from '../../domain/lending/sitting.ts'
import { lacking } from '../../domain/refusing.ts'
import { sittingForm, takeUpForm } from '../../forms/lending/hand-over.ts'
import { duties } from '../../replies/lending/duties.ts'
import { tongueOf } from '../../replies/tongue.ts'
import { activity } from '../activity.ts'
import type { Entrance } from '../entrance.ts'
import { requestRefs } from './refs.ts'

const requestId = z.string().min(1)

export const loanTakeUp = activity({
  name: takeUpForm.id,
  args: takeUpForm.schema.extend({ requestId }),
  needs: ({ requestId }) => requestRefs(requestId),
  decide: takeUp,
})

export const sittingOpen = activity({
  name: sittingForm.id,
  args: sittingForm.schema.extend({ requestId }),
  needs: ({ requestId }) => requestRefs(requestId),
  decide: ({ requestId, minutes }, world, look) =>
    openSitting({ requestId, minutes: Number(minutes) }, world, look),
})

export const sittingClose = activity({
  name: 'sitting.close',
  args: z.object({ requestId }),
  needs: ({ requestId }) => requestRefs(requestId),
  decide: closeSitting,
})

/** The button 领取: the duties are read before they are acknowledged. 篇2 rules §7.4 */
export const takeUpEntrance: Entrance = {
  name: takeUpForm.id,
  start: async ({ args }, { actor }, look) => {
    const requestId = args['requestId'] ?? ''
    const request = await look.get('request', requestId)
    if (request?.readerId !== actor.id) return { step: 'refused', refusal: unknownRequest }
    const state = request.loan?.state ?? 'pending'
    if (state !== 'ready') return { step: 'refused', refusal: { code: 'loan.notReady', state } }
    return {
      step: 'form',
      opening: {
        form: takeUpForm,
        hidden: { requestId },
        preface: [
          `${request.number} · ${request.archiveNumber} ${request.title}`,
          ...duties(tongueOf(actor.locale)),
        ],
      },
    }
  },
}

/** The button 开室: for no longer than the approval allows. */
export const sittingEntrance: Entrance = {
  name: sittingForm.id,
  start: async ({ args }, world, look) => {
    const requestId = args['requestId'] ?? ''
    const request = await look.get('request', requestId)
    if (!request || !maySee(request, world)) return { step: 'refused', refusal: unknownRequest }
    const verdict = mayAttend(request, world)
    if (verdict.outcome !== 'allowed') return { step: 'refused', refusal: lacking(verdict) }
    const longest = request.readingHours * 60
    const minutes = sittingForm.schema.shape.minutes.options.filter((m) => Number(m) <= longest)
    return {
      step: 'form',
      opening: {
        form: sittingForm,
        hidden: { requestId },
        narrow: { minutes },
        initial: { minutes: minutes.at(-1) ?? '30' },
      },
    }
  },
}
