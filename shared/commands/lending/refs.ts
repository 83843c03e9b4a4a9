import { dossierIn } from '../../terms/record-id.ts'
import type { Ref } from '../ports.ts'

/** What every decision about a request reads first: the request, and the head of its dossier's chain. */
export const requestRefs = (requestId: string): Ref[] => [
  { kind: 'request', id: requestId },
  { kind: 'head', id: dossierIn(requestId) },
]
