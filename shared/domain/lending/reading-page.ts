import type { Document } from '../../records/document.ts'
import type { Grant } from '../../records/grant.ts'
import type { ReadingSession } from '../../records/reading.ts'
import { mayReadNow } from '../authorising.ts'
import { type Decision, refuse } from '../decision.ts'
import type { Refusal } from '../refusals.ts'
import type { World } from '../world.ts'
import { byGrant } from './moving.ts'

/** What a page rests on. */
export interface AtTheDesk {
  session: ReadingSession | undefined
  grant: Grant | undefined
  document: Document | undefined
}

/** Why somebody may not see a page now, from here, in this session; none when they may. */
export function pageRefusal(
  page: number,
  { session, grant, document }: AtTheDesk,
  { actor, account, at, inReadingRoom }: Pick<World, 'actor' | 'account' | 'at' | 'inReadingRoom'>,
): Refusal | undefined {
  if (!session || session.personId !== actor.id || at >= session.expiresAt)
    return { code: 'reading.over' }
  // Opened with an account taken off since, it is nobody's, whichever account it is shown with now.
  if (session.account !== account) return { code: 'reading.over' }
  if (!document || session.documentId !== document.id) return { code: 'reading.over' }
  if (!grant || session.requestId !== grant.requestId)
    return { code: 'reading.refused', because: 'no-grant' }
  const right = mayReadNow(grant, actor, document, at, { inReadingRoom })
  if (right.outcome === 'refused') return { code: 'reading.refused', because: right.because }
  const pages = document.pages ?? 0
  return page < 1 || page > pages ? { code: 'page.unknown', pages } : undefined
}

/**
 * Lets one page be shown, and leaves its trace: the grant is a condition of the transaction that records it,
 * so that neither stands without the other.
 */
export function readPage(page: number, desk: AtTheDesk, world: World): Decision {
  const { actor, at } = world
  const { grant, document } = desk
  const refusal = pageRefusal(page, desk, world)
  // The page is fetched by the bytes that the document is known as in this transaction.
  if (refusal || !grant || !document?.sha256) return refuse(refusal ?? { code: 'reading.over' })
  return {
    outcome: 'accepted',
    root: document.customerId,
    changes: [],
    relyOn: [grant, document],
    by: byGrant(grant),
    answer: {
      notice: 'page.read',
      documentId: document.id,
      sha256: document.sha256,
      archiveNumber: document.archiveNumber ?? '',
      page,
      pages: document.pages ?? 0,
      requestNumber: grant.requestNumber,
      readerId: actor.id,
      readerName: actor.name,
      at,
      until: grant.until ?? at,
    },
  }
}
