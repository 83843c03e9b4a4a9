import type { Customer } from '../records/customer.ts'
import type { Document } from '../records/document.ts'
import type { Dossier } from '../records/dossier.ts'
import { archiveNumberOf } from '../terms/archive-number.ts'
import { beginningOf } from '../terms/beginning.ts'
import { digitOf } from '../terms/part.ts'
import type { Accepted } from './decision.ts'
import type { World } from './world.ts'

/** A document with the dossier that it is to stand in. */
export interface InDossier {
  document: Document
  dossier: Dossier
  customer: Customer
}

/** Files a document as it was measured: it gets the next number of its shelf, and is counted. */
export function numbered(
  measured: Document,
  { document, dossier, customer }: InDossier,
  world: World,
): Pick<Accepted, 'changes'> & Required<Pick<Accepted, 'claims'>> {
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
  const filed: Document = {
    ...measured,
    version: document.version + 1,
    state: 'filed',
    archiveNumber,
  }
  const counted = { ...dossier, items: { ...dossier.items, [shelf]: item } }
  return {
    changes: [
      { before: document, after: filed },
      { before: dossier, after: withDocument(counted, filed, archiveNumber, world) },
    ],
    claims: [{ what: 'archiveNumber', value: archiveNumber, holder: document.id }],
  }
}

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
