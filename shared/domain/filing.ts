import type { FilingFilled } from '../forms/filing.ts'
import type { Customer } from '../records/customer.ts'
import type { Attachment, Document, ScanFault } from '../records/document.ts'
import type { Dossier } from '../records/dossier.ts'
import { archiveNumberOf } from '../terms/archive-number.ts'
import { beginningOf } from '../terms/beginning.ts'
import { partOf } from '../terms/document-kind.ts'
import { digitOf } from '../terms/part.ts'
import { may } from './authorising.ts'
import { type Decision, invalid, refuse, type Tell } from './decision.ts'
import { lacking } from './refusing.ts'
import type { World } from './world.ts'

/** Accepts a scan for a dossier. Its bytes are fetched and examined afterwards: only then it gets its number. */
export function fileDocument(
  filled: FilingFilled & { attachment: Attachment },
  customer: Customer | undefined,
  world: World,
): Decision {
  if (!customer) return invalid('customerId', { code: 'thing.unknown', what: 'customer' })
  const { id: customerId, name: customerName, ownerId, departmentId } = customer
  const verdict = may(world.powers, world.actor, 'document.file', {
    secrecy: filled.secrecy,
    ownerId,
    departmentId,
  })
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  if (filled.datedOn > world.today) return invalid('datedOn', { code: 'filing.futureDay' })

  const document: Document = {
    kind: 'document',
    id: `${customerId}.${world.newId()}`,
    version: 1,
    customerId,
    customerName,
    ownerId,
    departmentId,
    state: 'receiving',
    part: partOf(filled.documentKind),
    documentKind: filled.documentKind,
    secrecy: filled.secrecy,
    title: filled.title,
    datedOn: filled.datedOn,
    attachment: filled.attachment,
    filedBy: world.actor.id,
    filedByName: world.actor.name,
    filedAt: world.at,
    waiting: [],
    ...(filled.creator ? { creator: filled.creator } : {}),
    ...(filled.reference ? { reference: filled.reference } : {}),
    ...(world.place ? { place: world.place } : {}),
  }
  return {
    outcome: 'accepted',
    root: customerId,
    changes: [{ after: document }],
    relyOn: [customer],
    by: { authorityId: verdict.authority.id },
    tell: [tellOf(document)],
    answer: { notice: 'done' },
  }
}

/** A card in a channel is read by all who are in it: what not every one of them may know of goes to the filer alone. */
function tellOf(document: Document): Tell {
  const inPlace = document.secrecy === 'unclassified' || document.secrecy === 'secret'
  return {
    to: [inPlace && document.place ? { place: document.place } : { person: document.filedBy }],
    notice: { notice: 'filing.document', document },
    live: document.id,
  }
}

/** What examining the bytes came to. */
export type Examined =
  | {
      ok: true
      sha256: string
      bytes: number
      pages: number
      mediaType: 'pdf' | 'jpeg' | 'png' | 'tiff'
    }
  | { ok: false; fault: ScanFault }

/** Catalogues a scan that was examined: archive number and count, or the reason why it cannot be filed. */
export function catalogueDocument(
  examined: Examined,
  known: {
    document: Document | undefined
    dossier: Dossier | undefined
    customer: Customer | undefined
  },
  twin: Document | undefined,
  world: World,
): Decision {
  const { document, dossier, customer } = known
  if (!document || !dossier || !customer) return refuse({ code: 'thing.unknown', what: 'document' })
  if (document.state !== 'receiving') return refuse({ code: 'filing.notReceiving' })
  const by = { authorityId: 'house.catalogue' }
  const next = { ...document, version: document.version + 1 }
  if (!examined.ok || twin) {
    const fault: ScanFault = examined.ok ? 'duplicate' : examined.fault
    return {
      outcome: 'accepted',
      root: document.customerId,
      changes: [{ before: document, after: { ...next, state: 'refused', fault, ...sameAs(twin) } }],
      by,
      answer: { notice: 'done' },
    }
  }
  const year = Number(document.datedOn.slice(0, 4))
  const shelf = `${digitOf(document.part)}-${year}`
  const item = (dossier.items[shelf] ?? 0) + 1
  const archiveNumber = archiveNumberOf({
    dossier: customer.number,
    part: document.part,
    year,
    volume: 1,
    item,
  })
  const { ok: _, ...measured } = examined
  const filed: Document = { ...next, ...measured, state: 'filed', archiveNumber }
  return {
    outcome: 'accepted',
    root: document.customerId,
    changes: [
      { before: document, after: filed },
      {
        before: dossier,
        after: withDocument(
          { ...dossier, items: { ...dossier.items, [shelf]: item } },
          filed,
          archiveNumber,
          world,
        ),
      },
    ],
    claims: [
      { what: 'sha256', value: examined.sha256, holder: document.id },
      { what: 'archiveNumber', value: archiveNumber, holder: document.id },
    ],
    by,
    answer: { notice: 'done' },
  }
}

/** The number of the twin is told only where its existence is known to every business role. */
const sameAs = (twin: Document | undefined) =>
  twin?.archiveNumber && (twin.secrecy === 'unclassified' || twin.secrecy === 'secret')
    ? { sameAs: twin.archiveNumber }
    : {}

function withDocument(
  dossier: Dossier,
  filed: Document,
  archiveNumber: string,
  world: World,
): Dossier {
  const shelf = dossier.documents[filed.secrecy] ?? { count: 0, last: [] }
  const brief = {
    id: filed.id,
    title: beginningOf(filed.title, 80),
    on: world.today,
    archiveNumber,
  }
  return {
    ...dossier,
    version: dossier.version + 1,
    documents: {
      ...dossier.documents,
      [filed.secrecy]: { count: shelf.count + 1, last: [brief, ...shelf.last].slice(0, 5) },
    },
  }
}
