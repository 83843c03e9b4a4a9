import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { Document } from '../../records/document.ts'
import type { Person } from '../../records/person.ts'
import { ArchiveNumber } from '../../terms/archive-number.ts'
import type { PendingRequest } from '../authorising.ts'
import type { Look } from '../world.ts'

/** The document that was chosen, or whose archive number was typed. */
export async function documentNamed(text: string, look: Look): Promise<Document | undefined> {
  const number = ArchiveNumber.safeParse(text.trim().toUpperCase())
  const id = number.success ? await look.holderOf('archiveNumber', number.data) : text
  return id ? look.get('document', id) : undefined
}

/** The member behind a chat account. */
export async function memberBehind(account: string, look: Look): Promise<Person | undefined> {
  const holder = await look.holderOf('identity', account)
  return holder ? look.get('person', holder) : undefined
}

/** A request as the authority schedule looks at it: its document as it stands now, not as it stood. */
export function pendingOf(request: BorrowRequest, document: Document): PendingRequest {
  const { applicantId, readerId, requestedAt, outside } = request
  const { secrecy, ownerId, departmentId } = document
  return {
    applicantId,
    readerId,
    requestedAt,
    object: { secrecy, ownerId, departmentId },
    papers: [
      ...(outside?.written ? (['writtenApplication'] as const) : []),
      ...(outside?.consent ? (['consent'] as const) : []),
    ],
  }
}
