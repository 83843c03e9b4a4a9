import * as z from 'zod'
import { approveRequest, declineRequest, withdrawRequest } from '../../domain/lending/deciding.ts'
import { entitledTo } from '../../domain/lending/entitled.ts'
import { declineForm } from '../../forms/lending/reasons.ts'
import { activity } from '../activity.ts'
import type { Entrance } from '../entrance.ts'
import { requestRefs } from './refs.ts'

const requestId = z.string().min(1)

export const requestApprove = activity({
  name: 'request.approve',
  args: z.object({ requestId }),
  needs: ({ requestId }) => requestRefs(requestId),
  decide: approveRequest,
})

export const requestDecline = activity({
  name: declineForm.id,
  args: declineForm.schema.extend({ requestId }),
  needs: ({ requestId }) => requestRefs(requestId),
  decide: declineRequest,
})

export const requestWithdraw = activity({
  name: 'request.withdraw',
  args: z.object({ requestId }),
  needs: ({ requestId }) => requestRefs(requestId),
  decide: async ({ requestId }, world, look) =>
    withdrawRequest(await look.get('request', requestId), world),
})

/** A button that does at once what its activity says. */
export const pressed = (name: string): Entrance => ({
  name,
  start: ({ args }) => ({ step: 'run', activity: name, args }),
})

/** The button 不予批准: whoever may not decide is told before writing a reason. */
export const declineEntrance: Entrance = {
  name: declineForm.id,
  start: async ({ args }, world, look) => {
    const requestId = args['requestId'] ?? ''
    const entitled = await entitledTo('decline', requestId, world, look)
    return 'refusal' in entitled
      ? { step: 'refused', refusal: entitled.refusal }
      : { step: 'form', opening: { form: declineForm, hidden: { requestId } } }
  },
}
