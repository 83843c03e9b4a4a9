import { BatchGetCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import {
  Conflict,
  type Found,
  type Head,
  type Receipt,
  type RecordRef,
  type Ref,
  type Store,
} from '../../shared/commands/ports.ts'
import type { NameFound, NamesAsked } from '../../shared/domain/named.ts'
import { ArchiveRecord, type RecordKind, type RecordOf } from '../../shared/records/index.ts'
import { Person } from '../../shared/records/person.ts'
import { GENESIS } from './chain.ts'
import { commit } from './commit.ts'
import { journalOf } from './journal.ts'
import { type Key, keyOf, rootKey } from './keys.ts'
import { namesFound } from './shelves/names.ts'
import { unlessBusy } from './transient.ts'

const HeadItem = z.object({ seq: z.int(), hash: z.string() })
const ReceiptItem = z.object({
  answer: z.custom<Receipt['answer']>((value) => typeof value === 'object'),
  by: z.string(),
})
const ClaimItem = z.object({ holder: z.string() })

/** The store on one DynamoDB table. All reads that decisions rest on are strongly consistent. */
export function tableStore(client: DynamoDBDocumentClient, table: string): Store {
  return {
    open: async (refs) => {
      const seen = new Map<string, unknown>()
      const names = new Map<string, NameFound[]>()
      await Promise.all([
        readInto(seen, refs.filter(isRecordRef)),
        ...refs.map(async (ref) => {
          if (!isRecordRef(ref)) names.set(namesKey(ref), await named(ref))
        }),
      ])
      return foundIn(seen, names)
    },
    commit: (writing) => commit(client, table, writing),
  }

  async function readInto(seen: Map<string, unknown>, refs: RecordRef[]): Promise<void> {
    const wanted = new Map<string, Key>()
    const byKey = new Map<string, string[]>()
    for (const ref of refs) {
      const name = nameOf(ref)
      const key = keyOf(ref)
      seen.set(name, undefined)
      if (!isPossible(key)) continue
      wanted.set(name, key)
      const text = `${key.pk}|${key.sk}`
      byKey.set(text, [...new Set(byKey.get(text)).add(name)])
    }
    let keys: Record<string, unknown>[] = [
      ...new Map([...wanted.values()].map((key) => [`${key.pk}|${key.sk}`, { ...key }])).values(),
    ]
    for (let attempt = 0; keys.length > 0; attempt++) {
      if (attempt > 8) throw new Conflict('the store left keys unread eight times over')
      if (attempt > 0) await new Promise((done) => setTimeout(done, 5 * 2 ** attempt))
      const answer = await unlessBusy(
        client.send(
          new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
        ),
      )
      for (const item of answer.Responses?.[table] ?? []) {
        for (const name of byKey.get(`${item['pk']}|${item['sk']}`) ?? []) seen.set(name, item)
      }
      keys = answer.UnprocessedKeys?.[table]?.Keys ?? []
    }
  }

  function foundIn(seen: Map<string, unknown>, names: Map<string, NameFound[]>): Found {
    const item = async (ref: RecordRef): Promise<unknown> => {
      if (!seen.has(nameOf(ref))) await readInto(seen, [ref])
      return seen.get(nameOf(ref))
    }
    return {
      get: async (kind, id) => parsed(kind, await item({ kind, id })),
      person: (id) => {
        const row = seen.get(nameOf({ kind: 'identity', id }))
        return row === undefined ? undefined : Person.parse(row)
      },
      receipt: (id) => {
        const row = seen.get(nameOf({ kind: 'receipt', id }))
        return row === undefined ? undefined : ReceiptItem.parse(row)
      },
      head: async (root): Promise<Head> => {
        const row = await item({ kind: 'head', id: root })
        return row === undefined ? { seq: 0, hash: GENESIS } : HeadItem.parse(row)
      },
      holderOf: async (what, value) => {
        const row = await item({ kind: 'claim', id: `${what}#${value}` })
        return row === undefined ? undefined : ClaimItem.parse(row).holder
      },
      peopleIn: (role) => list(`ROLE#${role}`, 'PERSON#', 'person'),
      attorneysOf: (delegateId) => list(`DELEGATE#${delegateId}`, 'ATTORNEY#', 'attorney'),
      attorneysBy: (grantorId) => list(`GRANTOR#${grantorId}`, 'ATTORNEY#', 'attorney'),
      inDossier: (customerId, kind, limit) =>
        list(rootKey(customerId), `${kind.toUpperCase()}#`, kind, limit),
      named: async (asked) => names.get(namesKey(asked)) ?? (await named(asked)),
      journal: (root, fromSeq, limit) => unlessBusy(journalOf(client, table, root, fromSeq, limit)),
    }
  }

  function named(asked: NamesAsked): Promise<NameFound[]> {
    return unlessBusy(namesFound(client, table, asked))
  }

  /** Every record of one shelf, page by page, in key order (the newest last); with a limit, the last ones. */
  async function list<K extends RecordKind>(
    pk: string,
    prefix: string,
    kind: K,
    limit = 1000,
  ): Promise<RecordOf<K>[]> {
    const records: RecordOf<K>[] = []
    let start: Record<string, unknown> | undefined
    do {
      const answer = await unlessBusy(
        client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
            ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
            ConsistentRead: true,
            ScanIndexForward: false,
            Limit: limit - records.length,
            ...(start ? { ExclusiveStartKey: start } : {}),
          }),
        ),
      )
      for (const row of answer.Items ?? []) {
        const record = parsed(kind, row)
        if (record) records.push(record)
      }
      start = answer.LastEvaluatedKey
    } while (start && records.length < limit)
    return records
  }
}

const isRecordRef = (ref: Ref): ref is RecordRef => ref.kind !== 'names'

/** An id may come from anywhere: one longer than the store's keys can be names nothing. */
const isPossible = ({ pk, sk }: Key): boolean =>
  Buffer.byteLength(pk) <= 2048 && Buffer.byteLength(sk) <= 1024

const nameOf = ({ kind, id }: RecordRef) => `${kind}:${id}`

const namesKey = ({ shelf, match, text }: NamesAsked) => `${shelf}|${match}|${text}`

function parsed<K extends RecordKind>(kind: K, row: unknown): RecordOf<K> | undefined {
  if (row === undefined) return undefined
  const record = ArchiveRecord.parse(row)
  if (record.kind !== kind) throw new TypeError(`a ${record.kind} stands where a ${kind} belongs`)
  return record as RecordOf<K>
}
