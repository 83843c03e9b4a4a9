import type { FilingFilled } from '../forms/filing.ts'
import type { Customer } from '../records/customer.ts'
import type { Attachment, Document } from '../records/document.ts'
import { partOf } from '../terms/document-kind.ts'
import { may } from './authorising.ts'
import { type Decision, invalid, refuse, type Tell } from './decision.ts'
import { lacking } from './refusing.ts'
import type { World } from './world.ts'

/** Accepts a scan for a dossier. Its bytes are fetched, examined and judged afterwards: only then it gets its number. */
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
