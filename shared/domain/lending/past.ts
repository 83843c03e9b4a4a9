import { Company } from '../../records/company.ts'
import { Document } from '../../records/document.ts'
import { Grant } from '../../records/grant.ts'
import { Person } from '../../records/person.ts'
import { PowerOfAttorney } from '../../records/power-of-attorney.ts'
import { type Day, endOf, startOf } from '../../terms/day.ts'
import type { Moment } from '../../terms/moment.ts'
import { may, type Powers } from '../authorising.ts'
import type { JournalLine } from '../journal-line.ts'
import type { Replay } from './replay.ts'

/** Records of one kind as they stood at a moment, by id, read from what a journal says of them. */
export function asOf<R extends { id: string }>(
  lines: readonly JournalLine[],
  kind: { safeParse(image: unknown): { success: true; data: R } | { success: false } },
  moment: Moment,
): Map<string, R> {
  const standing = new Map<string, R>()
  for (const line of lines) {
    if (line.at >= moment) continue
    for (const { after } of line.images) {
      const parsed = kind.safeParse(after)
      if (parsed.success) standing.set(parsed.data.id, parsed.data)
    }
  }
  return standing
}

/** The number of the authority schedule in force at the end of a day. */
export function scheduleOn(company: readonly JournalLine[], day: Day): number {
  return [...asOf(company, Company, endOf(day)).values()][0]?.schedule ?? 0
}

/** Who could have read a document on a day, by which authority, and who did: from the journals alone. */
export function replayOf(
  document: Document,
  day: Day,
  journals: { dossier: readonly JournalLine[]; company: readonly JournalLine[] },
  powers: Powers,
): Replay {
  const { dossier, company } = journals
  const then = asOf(dossier, Document, endOf(day)).get(document.id) ?? document
  const people = asOf(company, Person, endOf(day))
  const nameOf = (id: string | undefined) =>
    id === undefined ? undefined : (people.get(id)?.name ?? id)
  const attorneys = asOf(company, PowerOfAttorney, endOf(day))
  // Nobody reads what is not filed yet, whatever their powers.
  const readers = then.state === 'filed' ? [...people.values()] : []
  const direct = readers.flatMap((person) => {
    const verdict = may(powers, person, 'document.read', then)
    return verdict.outcome === 'allowed'
      ? [{ name: person.name, authorityId: verdict.authority.id }]
      : []
  })
  return {
    archiveNumber: then.archiveNumber ?? '',
    title: then.title,
    day,
    secrecy: then.secrecy,
    scheduleNumber: powers.schedule.number,
    granted: grantsDuring(dossier, document.id, day).map(({ grant, from, until }) => ({
      name: nameOf(grant.personId) ?? '',
      requestNumber: grant.requestNumber,
      mode: grant.mode,
      authorityId: grant.authorityId,
      approvedBy: nameOf(grant.approvedBy),
      attorneyNumber: grant.attorneyId && attorneys.get(grant.attorneyId)?.number,
      from,
      until,
    })),
    directly: direct,
    read: readingsOn(dossier, document.id, day, nameOf),
  }
}

/** The stretches of the day in which a grant was open. */
function grantsDuring(dossier: readonly JournalLine[], documentId: string, day: Day) {
  const loans = new Map<string, Grant>()
  for (const line of dossier) {
    for (const { after } of line.images) {
      const parsed = Grant.safeParse(after)
      // One row serves loan after loan: each is told by its request.
      if (parsed.success && parsed.data.documentId === documentId)
        loans.set(parsed.data.requestId, parsed.data)
    }
  }
  return [...loans.values()].flatMap((grant) => {
    if (grant.from === undefined || grant.until === undefined) return []
    const until = Math.min(grant.until, grant.endedAt ?? grant.until)
    const within = grant.from < endOf(day) && until > startOf(day)
    return within ? [{ grant, from: grant.from, until }] : []
  })
}

function readingsOn(
  dossier: readonly JournalLine[],
  documentId: string,
  day: Day,
  nameOf: (id: string | undefined) => string | undefined,
): Replay['read'] {
  const readings = new Map<string, Replay['read'][number]>()
  for (const { at, answer, by } of dossier) {
    if (at < startOf(day) || at >= endOf(day) || answer.notice !== 'page.read') continue
    if (answer['documentId'] !== documentId) continue
    const requestNumber = String(answer['requestNumber'])
    const page = Number(answer['page'])
    const reading = readings.get(`${by}/${requestNumber}`)
    readings.set(`${by}/${requestNumber}`, {
      name: nameOf(by) ?? '',
      requestNumber,
      pages: [...new Set([...(reading?.pages ?? []), page])].sort((a, b) => a - b),
      first: reading?.first ?? at,
      last: at,
    })
  }
  return [...readings.values()]
}
