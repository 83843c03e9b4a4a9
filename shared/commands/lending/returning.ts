import * as z from 'zod'
import { reportLoss } from '../../domain/lending/losing.ts'
import { returnLoan, revokeLoan } from '../../domain/lending/returning.ts'
import { maySee, unknownRequest } from '../../domain/lending/seen.ts'
import type { Form } from '../../forms/form.ts'
import { lossForm, revokeForm } from '../../forms/lending/reasons.ts'
import { dossierIn } from '../../terms/record-id.ts'
import { activity } from '../activity.ts'
import type { Entrance } from '../entrance.ts'
import { requestRefs } from './refs.ts'

const requestId = z.string().min(1)

/** Giving it back: by its request, or from the reading room by the row on the access list. */
export const loanReturn = activity({
  name: 'loan.return',
  args: z.union([z.object({ requestId }), z.object({ grantId: z.string().min(1) })]),
  needs: (args) =>
    'requestId' in args
      ? requestRefs(args.requestId)
      : [
          { kind: 'grant', id: args.grantId },
          { kind: 'head', id: dossierIn(args.grantId) },
        ],
  decide: async (args, world, look) => {
    if ('requestId' in args) return returnLoan(args, world, look)
    const grant = await look.get('grant', args.grantId)
    return returnLoan({ requestId: grant?.requestId ?? '' }, world, look)
  },
})

export const loanRevoke = activity({
  name: revokeForm.id,
  args: revokeForm.schema.extend({ requestId }),
  needs: ({ requestId }) => requestRefs(requestId),
  decide: revokeLoan,
})

export const lossReport = activity({
  name: lossForm.id,
  args: lossForm.schema.extend({ requestId }),
  needs: ({ requestId }) => requestRefs(requestId),
  decide: reportLoss,
})

/** A button that asks for something more about a request first. */
const asking = (form: Form): Entrance => ({
  name: form.id,
  start: async ({ args }, world, look) => {
    const request = await look.get('request', args['requestId'] ?? '')
    return request && maySee(request, world)
      ? {
          step: 'form',
          opening: {
            form,
            hidden: { requestId: request.id },
            preface: [`${request.number} · ${request.archiveNumber} ${request.title}`],
          },
        }
      : { step: 'refused', refusal: unknownRequest }
  },
})

export const revokeEntrance = asking(revokeForm)
export const lossEntrance = asking(lossForm)
