import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { Conflict, type Writing } from '../../shared/commands/ports.ts'
import type { Change, Claim } from '../../shared/domain/decision.ts'
import type { ArchiveRecord } from '../../shared/records/index.ts'
import { entryOf } from './entry.ts'
import { copiesOf, headKey, type Key, keyOf } from './keys.ts'
import { conflictOf } from './transient.ts'

type Item = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** Receipts outlive every retry of a chat (Lark: 7 hours; Slack: minutes) and every replay of a parked effect. */
const RECEIPT_DAYS = 30

const CONFLICTS = new Set([
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
])

/** Writes receipt, journal entry, head, records, copies, claims and checks in one transaction, or nothing. */
export async function commit(
  client: DynamoDBDocumentClient,
  table: string,
  writing: Writing,
): Promise<'written' | 'repeated'> {
  const items = itemsOf(table, writing)
  try {
    await client.send(new TransactWriteCommand({ TransactItems: items }))
    return 'written'
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw conflictOf(error) ?? error
    const codes = error.CancellationReasons?.map((reason) => reason.Code ?? 'None') ?? []
    if (codes[0] === 'ConditionalCheckFailed') return 'repeated'
    if (codes.some((code) => CONFLICTS.has(code))) {
      throw new Conflict('a record has moved on', { cause: error })
    }
    throw error
  }
}

/** Every item of the transaction, the receipt first: if that one stands, the command was written before. */
export function itemsOf(table: string, writing: Writing): Item[] {
  const { decision, head, at } = writing
  const entry = entryOf(writing)
  const receipt = {
    ...keyOf({ kind: 'receipt', id: writing.commandId }),
    answer: decision.answer,
    by: writing.by,
    root: decision.root,
    seq: entry.seq,
    expires: Math.floor(at / 1000) + RECEIPT_DAYS * 86_400,
  }
  return [
    put(table, receipt, ABSENT),
    put(table, entry, ABSENT),
    put(
      table,
      { ...headKey(decision.root), seq: entry.seq, hash: entry.hash },
      head.seq === 0
        ? ABSENT
        : {
            ConditionExpression: 'seq = :seq AND #hash = :hash',
            ExpressionAttributeNames: { '#hash': 'hash' },
            ExpressionAttributeValues: { ':seq': head.seq, ':hash': head.hash },
          },
    ),
    ...decision.changes.flatMap((change) => changeItems(table, change)),
    ...(decision.claims ?? []).map((claim) => put(table, claimItem(claim), ABSENT)),
    ...(decision.releases ?? []).map((claim) => releaseItem(table, claim)),
    ...(decision.relyOn ?? []).map((record) => checkItem(table, record, at)),
  ]
}

const ABSENT = { ConditionExpression: 'attribute_not_exists(pk)' }

const atVersion = (version: number) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': version },
})

const put = (TableName: string, Item: object, condition: object): Item => ({
  Put: { TableName, Item: Item as Record<string, unknown>, ...condition },
})

function changeItems(TableName: string, { before, after }: Change): Item[] {
  const condition = before ? atVersion(before.version) : ABSENT
  const kept = new Set((after ? copiesOf(after) : []).map(textOf))
  const dropped = (before ? copiesOf(before) : []).filter((key) => !kept.has(textOf(key)))
  const copies = after ? copiesOf(after) : []
  const standing = after ?? before
  if (!standing) return []
  const main = after
    ? put(TableName, { ...keyOf(after), ...after }, condition)
    : { Delete: { TableName, Key: keyOf(standing), ...condition } }
  return [
    main,
    ...copies.map((key): Item => ({ Put: { TableName, Item: { ...after, ...key } } })),
    ...dropped.map((Key): Item => ({ Delete: { TableName, Key } })),
  ]
}

/** An open grant is checked with its time, not by version alone: the row itself says until when. */
function checkItem(TableName: string, record: ArchiveRecord, at: number): Item {
  const check = { TableName, Key: keyOf(record), ...atVersion(record.version) }
  if (record.kind !== 'grant') return { ConditionCheck: check }
  return {
    ConditionCheck: {
      ...check,
      ConditionExpression:
        '#version = :version AND #state = :open AND #from <= :at AND #until > :at',
      ExpressionAttributeNames: {
        '#version': 'version',
        '#state': 'state',
        '#from': 'from',
        '#until': 'until',
      },
      ExpressionAttributeValues: { ':version': record.version, ':open': 'open', ':at': at },
    },
  }
}

const claimItem = ({ what, value, holder }: Claim) => ({
  ...keyOf({ kind: 'claim', id: `${what}#${value}` }),
  holder,
})

const releaseItem = (TableName: string, { what, value, holder }: Claim): Item => ({
  Delete: {
    TableName,
    Key: keyOf({ kind: 'claim', id: `${what}#${value}` }),
    ConditionExpression: 'holder = :holder',
    ExpressionAttributeValues: { ':holder': holder },
  },
})

const textOf = ({ pk, sk }: Key) => `${pk}|${sk}`
