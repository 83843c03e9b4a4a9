import type { Document } from '../../records/document.ts'
import type { Grant } from '../../records/grant.ts'
import type { ReadingSession } from '../../records/reading.ts'
import { mayReadNow } from '../authorising.ts'
import { type Decision, refuse } from '../decision.ts'
import type { World } from '../world.ts'
import { byGrant } from './moving.ts'

/**
 * Lets one page be shown, and leaves its trace: the grant is a condition of the transaction that records it,
 * so that neither stands without the other.
 */
export function readPage(
  page: number,
  {
    session,
    grant,
    document,
  }: {
    session: ReadingSession | undefined
    grant: Grant | undefined
    document: Document | undefined
  },
  world: World,
): Decision {
  const { actor, at } = world
  if (!session || session.personId !== actor.id || at >= session.expiresAt)
    return refuse({ code: 'reading.over' })
  if (!document || session.documentId !== document.id) return refuse({ code: 'reading.over' })
  if (!grant || session.requestId !== grant.requestId)
    return refuse({ code: 'reading.refused', because: 'no-grant' })
  const right = mayReadNow(grant, actor, document, at, world)
  if (right.outcome === 'refused')
    return refuse({ code: 'reading.refused', because: right.because })
  const pages = document.pages ?? 0
  if (page < 1 || page > pages) return refuse({ code: 'page.unknown', pages })
  return {
    outcome: 'accepted',
    root: document.customerId,
    changes: [],
    relyOn: [grant, document],
    by: byGrant(grant),
    answer: {
      notice: 'page.read',
      documentId: document.id,
      archiveNumber: document.archiveNumber ?? '',
      page,
      pages,
      requestNumber: grant.requestNumber,
      readerId: actor.id,
      readerName: actor.name,
      at,
      until: grant.until ?? at,
    },
  }
}
