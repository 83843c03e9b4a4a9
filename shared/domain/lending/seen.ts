import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { Refusal } from '../refusals.ts'
import type { World } from '../world.ts'
import { mayKnow } from './knowing.ts'

/** What a request that is not there, or not for this person to know of, is answered with. */
export const unknownRequest: Refusal = { code: 'thing.unknown', what: 'request' }

/** Whether somebody may know of a request: a party to it, or one who may know of its document. */
export function maySee(request: BorrowRequest, { powers, actor }: World): boolean {
  const parties = [request.applicantId, request.readerId, ...request.approverIds]
  return parties.includes(actor.id) || mayKnow(powers, actor, request)
}

/** A second click: who decided it, and when. */
export const decidedAlready = (request: BorrowRequest): Refusal => ({
  code: 'request.decided',
  number: request.number,
  state: request.state,
  ...(request.decidedByName ? { by: request.decidedByName } : {}),
  ...(request.decidedAt !== undefined ? { at: request.decidedAt } : {}),
})
