import type { BorrowFilled } from '../../forms/lending/borrow.ts'
import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { Document } from '../../records/document.ts'
import { grantIdOf } from '../../records/grant.ts'
import type { Person } from '../../records/person.ts'
import { timesOf } from '../authorising.ts'
import { type Decision, invalid, refuse } from '../decision.ts'
import { rolesOf } from '../schedule-table.ts'
import type { Look, World } from '../world.ts'
import { deciders } from './approvers.ts'
import { documentNamed, memberBehind, pendingOf } from './asked.ts'
import { draftOf } from './drafting.ts'
import { mayKnow } from './knowing.ts'
import { named } from './naming.ts'
import { paperFault } from './papers.ts'
import { approved, filed } from './requested.ts'
import { lackingToBorrow, wayIn } from './way-in.ts'

/** Asks to borrow a document: granted at once, sent to whoever decides, or refused with the power that is missing. */
export async function borrow(asked: BorrowFilled, world: World, look: Look): Promise<Decision> {
  const { powers, actor } = world
  const document = await documentNamed(asked.documentId, look)
  if (document?.state !== 'filed' || !mayKnow(powers, actor, document)) {
    // What one may not know of and what does not exist read the same.
    return invalid('documentId', { code: 'thing.unknown', what: 'document' })
  }
  // 篇2 rules §7.3: 绝密级档案禁止调阅
  if (document.secrecy === 'topSecret') return refuse({ code: 'borrow.topSecret' })
  const reader = asked.reader ? await memberBehind(asked.reader, look) : actor
  if (!reader?.active) return invalid('reader', { code: 'thing.unknown', what: 'person' })
  const customer = await look.get('customer', document.customerId)
  const dossier = await look.get('dossier', document.customerId)
  if (!customer || !dossier) return refuse({ code: 'thing.unknown', what: 'dossier' })

  const outside = asked.outsideBody !== undefined
  const personal = customer.nature === 'individual'
  const verdict = wayIn(world, document, reader, { outside, personal })
  if (verdict.outcome === 'refused') return refuse(lackingToBorrow(verdict, document))
  const standing = await standingLoan(document, reader, look)
  if (standing) return refuse(standing)
  const { authority } = verdict
  const fault = await paperFault(authority, asked, look)
  if (fault) return fault

  const draft = draftOf({ asked, document, reader, authority, customer, dossier }, world)
  const next = { ...dossier, version: dossier.version + 1, requests: dossier.requests + 1 }
  const changes = [{ before: dossier, after: next }]
  if (verdict.outcome === 'allowed') {
    const before = await look.get('grant', grantIdOf(document.id, reader.id))
    return approved(draft, { before, changes, document }, world, look)
  }
  const people = await deciders(authority, pendingOf(draft, document), world, look)
  if (people.length === 0) {
    const approvers = rolesOf(authority.approvedBy)
    return refuse({ code: 'borrow.noApprover', power: named(authority), approvers })
  }
  const times = timesOf(authority, world.at)
  const request: BorrowRequest = {
    ...draft,
    state: 'pending',
    approverIds: people.map(({ id }) => id),
    approverNames: people.map(({ name }) => name),
    decideBy: times.escalatesAt ?? times.lapsesAt,
  }
  return filed(request, { changes, document })
}

/** A reader has one request or loan of a document at a time. */
async function standingLoan(document: Document, reader: Person, look: Look) {
  const grant = await look.get('grant', grantIdOf(document.id, reader.id))
  if (grant && grant.state !== 'ended')
    return { code: 'borrow.inHand', number: grant.requestNumber } as const
  const requests = await look.inDossier(document.customerId, 'request', 100)
  const pending = requests.find(
    ({ state, documentId, readerId }) =>
      state === 'pending' && documentId === document.id && readerId === reader.id,
  )
  return pending && ({ code: 'borrow.pending', number: pending.number } as const)
}
