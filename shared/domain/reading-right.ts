import type { Authority, ReadingMode } from '../records/authority.ts'
import type { DocumentState } from '../records/document.ts'
import type { Grant } from '../records/grant.ts'
import { hours, type Moment } from '../terms/moment.ts'
import type { SecrecyLevel } from '../terms/secrecy-level.ts'
import type { Actor } from './standing.ts'

/** Whether a page may be shown at this moment, or why not. */
export type ReadingRight =
  | { readonly outcome: 'allowed' }
  | {
      readonly outcome: 'refused'
      readonly because:
        | 'top-secret'
        | 'not-filed'
        | 'inactive'
        | 'no-grant'
        | 'not-yours'
        | 'not-open'
        | 'ended'
        | 'not-yet'
        | 'expired'
        | 'mode'
        | 'sitting-closed'
        | 'outside-reading-room'
    }

/** 篇2 rules §7.3: a secret document is lent, a highly secret one read in the archive room only. */
export const modesOf: Readonly<Record<SecrecyLevel, readonly ReadingMode[]>> = {
  unclassified: ['direct', 'loan'],
  secret: ['loan'],
  highlySecret: ['sitting'],
  topSecret: [],
}

/** 篇2 rules §7.3: 借阅时间不得超过4小时. */
export const SECRET_HOURS = 4

/** Whether this person may see a page of this document now, from here, by this grant. */
export function mayReadNow(
  grant: Grant | undefined,
  actor: Pick<Actor, 'id' | 'active'>,
  document: { readonly id: string; readonly secrecy: SecrecyLevel; readonly state: DocumentState },
  at: Moment,
  place: { readonly inReadingRoom: boolean },
): ReadingRight {
  if (document.secrecy === 'topSecret') return refused('top-secret')
  // What was not found free of malware is shown to nobody, whatever row there is.
  if (document.state !== 'filed') return refused('not-filed')
  if (!actor.active) return refused('inactive')
  if (grant === undefined || grant.documentId !== document.id) return refused('no-grant')
  if (grant.personId !== actor.id) return refused('not-yours')
  if (grant.state === 'ended') return refused('ended')
  if (grant.state !== 'open' || grant.from === undefined || grant.until === undefined)
    return refused('not-open')
  if (at < grant.from) return refused('not-yet')
  if (at >= endOf(grant.from, grant.until, document.secrecy)) return refused('expired')
  // The level may have been raised since: what was lent may now be for the reading room only.
  if (!modesOf[document.secrecy].includes(grant.mode)) return refused('mode')
  if (grant.mode !== 'sitting') return allowed
  const { sitting } = grant
  if (sitting === undefined || at < sitting.from || at >= sitting.until)
    return refused('sitting-closed')
  return place.inReadingRoom ? allowed : refused('outside-reading-room')
}

/** How and until when a document may be read that is handed over under an authority at this moment. */
export function termOf(
  authority: Authority,
  from: Moment,
): { mode: ReadingMode; readingHours: number; from: Moment; until: Moment } | undefined {
  const { mode, readingHours } = authority
  if (mode === undefined || readingHours === undefined) return undefined
  return { mode, readingHours, from, until: from + hours(readingHours) }
}

const allowed: ReadingRight = Object.freeze({ outcome: 'allowed' })

const refused = (because: Extract<ReadingRight, { outcome: 'refused' }>['because']) =>
  ({ outcome: 'refused', because }) as const

const endOf = (from: Moment, until: Moment, secrecy: SecrecyLevel) =>
  secrecy === 'secret' ? Math.min(until, from + hours(SECRET_HOURS)) : until
