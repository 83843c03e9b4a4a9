import type { RecordRef } from '../../shared/commands/ports.ts'
import type { ArchiveRecord } from '../../shared/records/index.ts'
import { identityId } from '../../shared/records/person.ts'

/** Where an item stands in the one table. */
export interface Key {
  pk: string
  sk: string
}

/** Journal entries are numbered in a width that sorts for a million million of them. */
export const entryKey = (root: string, seq: number): Key => ({
  pk: rootKey(root),
  sk: `ENTRY#${String(seq).padStart(12, '0')}`,
})

/** Where the head of a chain stands, which names its last entry. */
export const headKey = (root: string): Key => ({ pk: rootKey(root), sk: 'HEAD' })

/** The chain of a dossier is named by its customer, the company's by itself. */
export const rootKey = (root: string): string =>
  root === 'company' ? 'COMPANY' : `DOSSIER#${root}`

/** Where one thing is kept. Every question that the house asks has its answer in one partition. */
export function keyOf({ kind, id }: RecordRef): Key {
  const [customerId = id] = id.split('.')
  switch (kind) {
    case 'company':
      return { pk: 'COMPANY', sk: 'COMPANY' }
    case 'schedule':
      return { pk: 'SCHEDULE', sk: `NUMBER#${id}` }
    case 'person':
      return { pk: `PERSON#${id}`, sk: 'PERSON' }
    case 'identity':
      return { pk: `IDENTITY#${id}`, sk: 'IDENTITY' }
    case 'attorney':
      return { pk: 'ATTORNEY', sk: `ATTORNEY#${id}` }
    // CARD and DIGEST stand side by side: a summary is one Query from the one to the other.
    case 'customer':
      return { pk: `DOSSIER#${id}`, sk: 'CARD' }
    case 'dossier':
      return { pk: `DOSSIER#${id}`, sk: 'DIGEST' }
    case 'personalFacts':
      return { pk: `DOSSIER#${id}`, sk: 'PERSONAL' }
    case 'visit':
      return { pk: `DOSSIER#${customerId}`, sk: `VISIT#${id}` }
    case 'document':
      return { pk: `DOSSIER#${customerId}`, sk: `DOCUMENT#${id}` }
    case 'request':
      return { pk: `DOSSIER#${customerId}`, sk: `REQUEST#${id}` }
    case 'grant': {
      const [documentId = '', personId = ''] = id.split('~')
      return { pk: `ACCESS#${documentId}`, sk: `GRANT#${personId}` }
    }
    case 'readingLink':
      return { pk: `LINK#${id}`, sk: 'LINK' }
    case 'readingSession':
      return { pk: `SESSION#${id}`, sk: 'SESSION' }
    case 'linking':
      return { pk: `LINKING#${id}`, sk: 'LINKING' }
    case 'proof':
      return { pk: `PROOF#${id}`, sk: 'PROOF' }
    case 'receipt':
      return { pk: `RECEIPT#${id}`, sk: 'RECEIPT' }
    case 'head':
      return headKey(id)
    case 'claim':
      return { pk: `CLAIM#${id}`, sk: 'CLAIM' }
  }
}

/** Copies of a record kept where another question looks for it, written with it in one transaction. */
export function copiesOf(record: ArchiveRecord): Key[] {
  switch (record.kind) {
    case 'person':
      return [
        ...record.identities.map((identity) =>
          keyOf({ kind: 'identity', id: identityId(identity) }),
        ),
        ...(record.active
          ? record.roles.map((role) => ({ pk: `ROLE#${role}`, sk: `PERSON#${record.id}` }))
          : []),
        { pk: 'STAFF', sk: `PERSON#${record.id}` },
      ]
    case 'attorney':
      return [
        { pk: `DELEGATE#${record.delegateId}`, sk: `ATTORNEY#${record.id}` },
        { pk: `GRANTOR#${record.grantorId}`, sk: `ATTORNEY#${record.id}` },
      ]
    default:
      return []
  }
}
