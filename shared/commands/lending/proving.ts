import * as z from 'zod'
import { provenNow } from '../../domain/lending/proving.ts'
import { activity } from '../activity.ts'

/** Asked for by the sign-in page only, once somebody has just shown who they are. */
export const identityProve = activity({
  name: 'identity.prove',
  args: z.object({}),
  needs: () => [{ kind: 'head', id: 'company' }],
  decide: async (_, world, look) => provenNow(await look.get('proof', world.actor.id), world),
})
