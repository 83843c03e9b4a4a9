import { grantIdOf } from '../../records/grant.ts'
import type { ReadingLink, ReadingSession } from '../../records/reading.ts'
import { hours, minutes } from '../../terms/moment.ts'
import { mayReadNow } from '../authorising.ts'
import { type Decision, refuse } from '../decision.ts'
import type { Look, World } from '../world.ts'
import { loanAtHand } from './loan-at-hand.ts'
import { byGrant, next } from './moving.ts'
import { unknownRequest } from './seen.ts'

/** How long a link can be opened: long enough to press it, too short to be passed on. */
export const LINK_MINUTES = 2

/** A session in the browser ends with the loan, and after this long in any case. */
const SESSION_HOURS = 4

/** Makes a link to the reading room: for one person, once. Only its hash is kept. */
export async function makeLink(
  { requestId }: { requestId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const loan = await loanAtHand(requestId, look)
  if (loan?.grant.personId !== world.actor.id) return refuse(unknownRequest)
  const { request, grant, document } = loan
  // From where it is read is looked at when it is opened, and at every page.
  const right = mayReadNow(grant, world.actor, document, world.at, { inReadingRoom: true })
  if (right.outcome === 'refused')
    return refuse({ code: 'reading.refused', because: right.because })
  const secret = world.secret()
  const link: ReadingLink = {
    kind: 'readingLink',
    id: world.hash(secret),
    version: 1,
    documentId: document.id,
    personId: world.actor.id,
    requestId: request.id,
    expiresAt: world.at + minutes(LINK_MINUTES),
  }
  const { number: requestNumber, archiveNumber } = request
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [{ after: link }],
    relyOn: [grant, document],
    by: byGrant(grant),
    answer: { notice: 'reading.linked', requestNumber, archiveNumber },
    whisper: {
      notice: 'reading.door',
      request,
      url: world.links.readingRoom(secret, world.chat),
      lasts: LINK_MINUTES,
    },
  }
}

/** Opens the reading room by a link: its own person, once, while it is fresh, and if it may be read from here now. */
export async function openReading(
  { linkId, sessionId }: { linkId: string; sessionId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const link = await look.get('readingLink', linkId)
  if (!link) return refuse({ code: 'link.unknown' })
  if (link.personId !== world.actor.id) return refuse({ code: 'link.notYours' })
  if (link.usedAt !== undefined) return refuse({ code: 'link.used' })
  if (world.at >= link.expiresAt) return refuse({ code: 'link.expired' })
  const { documentId, personId, requestId } = link
  const grant = await look.get('grant', grantIdOf(documentId, personId))
  const document = await look.get('document', documentId)
  if (!document || grant?.requestId !== requestId)
    return refuse({ code: 'reading.refused', because: 'no-grant' })
  const right = mayReadNow(grant, world.actor, document, world.at, world)
  if (right.outcome === 'refused')
    return refuse({ code: 'reading.refused', because: right.because })
  const until = grant.until ?? world.at
  const expiresAt = Math.min(until, world.at + hours(SESSION_HOURS))
  const session: ReadingSession = {
    kind: 'readingSession',
    id: sessionId,
    version: 1,
    documentId,
    personId,
    ...(world.account ? { account: world.account } : {}),
    requestId,
    expiresAt,
  }
  return {
    outcome: 'accepted',
    root: document.customerId,
    changes: [{ before: link, after: { ...next(link), usedAt: world.at } }, { after: session }],
    relyOn: [grant, document],
    by: byGrant(grant),
    answer: {
      notice: 'reading.opened',
      documentId,
      personId,
      archiveNumber: document.archiveNumber ?? '',
      title: document.title,
      secrecy: document.secrecy,
      pages: document.pages ?? 0,
      requestNumber: grant.requestNumber,
      readerName: world.actor.name,
      until,
      expiresAt,
    },
  }
}
