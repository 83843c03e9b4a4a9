import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { Document } from '../../records/document.ts'
import { type Grant, grantIdOf } from '../../records/grant.ts'
import type { Look } from '../world.ts'

/** A loan as it stands: the request, its row on the access list, and the document. */
export interface LoanAtHand {
  request: BorrowRequest
  grant: Grant
  document: Document
}

/** Reads a loan; none while it is not granted, or when a later one has taken its row. */
export async function loanAtHand(requestId: string, look: Look): Promise<LoanAtHand | undefined> {
  const request = await look.get('request', requestId)
  if (!request?.loan) return undefined
  const grant = await look.get('grant', grantIdOf(request.documentId, request.readerId))
  const document = await look.get('document', request.documentId)
  return grant?.requestId === request.id && document ? { request, grant, document } : undefined
}
