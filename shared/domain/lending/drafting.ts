import type { BorrowFilled } from '../../forms/lending/borrow.ts'
import type { Authority } from '../../records/authority.ts'
import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { Customer } from '../../records/customer.ts'
import type { Document } from '../../records/document.ts'
import type { Dossier } from '../../records/dossier.ts'
import type { Person } from '../../records/person.ts'
import { requestNumberOf } from '../../terms/request-number.ts'
import type { World } from '../world.ts'
import { isKnownToAll, mayKnow } from './knowing.ts'
import { readingTerms } from './way-in.ts'

/** The request form as filled in, before anybody looks at it. */
export function draftOf(
  {
    asked,
    document,
    reader,
    authority,
    customer,
    dossier,
  }: {
    asked: BorrowFilled
    document: Document
    reader: Person
    authority: Authority
    customer: Customer
    dossier: Dossier
  },
  world: World,
): BorrowRequest {
  const { actor, powers } = world
  return {
    kind: 'request',
    id: `${document.customerId}.${world.newId()}`,
    version: 1,
    number: requestNumberOf(customer.number, dossier.requests + 1),
    customerId: document.customerId,
    customerName: document.customerName,
    ownerId: document.ownerId,
    departmentId: document.departmentId,
    documentId: document.id,
    archiveNumber: document.archiveNumber ?? '',
    title: document.title,
    secrecy: document.secrecy,
    ...readingTerms(authority, document.secrecy),
    applicantId: actor.id,
    applicantName: actor.name,
    readerId: reader.id,
    readerName: reader.name,
    readerKnows: mayKnow(powers, reader, document),
    known: isKnownToAll(powers, document.secrecy),
    purpose: asked.purpose,
    ...(asked.outsideBody ? { outside: outsideOf(asked, asked.outsideBody) } : {}),
    requestedAt: world.at,
    ...(world.place ? { place: world.place } : {}),
    state: 'pending',
    authorityId: authority.id,
    power: authority.title,
    basis: authority.basis,
    scheduleNumber: world.company.schedule,
    approverIds: [],
    approverNames: [],
    custodianIds: [],
    escalated: false,
  }
}

const outsideOf = ({ written, consent }: BorrowFilled, body: string) => ({
  body,
  written: written ?? '',
  ...(consent ? { consent } : {}),
})
