import { type AtTheDesk, pageRefusal } from '../../shared/domain/lending/reading-page.ts'
import type { Refusal } from '../../shared/domain/refusals.ts'
import { grantIdOf } from '../../shared/records/grant.ts'
import { identityId } from '../../shared/records/person.ts'
import { type Seat, seatIn } from './cookies.ts'
import type { Visit } from './visit.ts'

/** Somebody in the reading room: what the cookie says, and what stands on record of it. */
export type Seated = { seat: Seat } & ({ desk: Required<AtTheDesk> } | { refusal: Refusal })

/**
 * Looks who sits there, in one read. Only the secret of the cookie counts: person, document and account beside it
 * must be those of its session, and the right to read must stand now.
 */
export async function seatedAt(page: number, visit: Visit): Promise<Seated | undefined> {
  const { event, room, inReadingRoom } = visit
  const seat = seatIn(event.cookies)
  if (!seat) return undefined
  const sessionId = room.kernel.chance.hash(seat.secret)
  const grantId = grantIdOf(seat.documentId, seat.personId)
  const account = identityId(seat)
  const found = await room.kernel.store.open([
    { kind: 'identity', id: account },
    { kind: 'readingSession', id: sessionId },
    { kind: 'grant', id: grantId },
    { kind: 'document', id: seat.documentId },
  ])
  const actor = found.person(account)
  if (!actor) return { seat, refusal: { code: 'person.unknown' } }
  const desk = {
    session: await found.get('readingSession', sessionId),
    grant: await found.get('grant', grantId),
    document: await found.get('document', seat.documentId),
  }
  const refusal = pageRefusal(page, desk, { actor, account, at: room.now(), inReadingRoom })
  return refusal ? { seat, refusal } : { seat, desk }
}
