import { type DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { ArchiveRecord } from '../../shared/records/index.ts'
import { canonical, GENESIS } from './chain.ts'
import { Entry, hashOf } from './entry.ts'
import { copiesOf, headKey, rootKey } from './keys.ts'

/** Where a chain is broken: the first link that does not hold, or the first record that its journal does not bear out. */
export type Break = { root: string } & (
  | { broken: 'entry'; seq: number; because: 'missing' | 'unreadable' | 'altered' | 'unchained' }
  | { broken: 'head'; because: 'missing' | 'differs' }
  | { broken: 'record'; pk: string; sk: string; because: 'altered' | 'missing' | 'unjournaled' }
)

export interface Audit {
  chains: number
  entries: number
  records: number
  breaks: Break[]
}

interface Table {
  client: DynamoDBDocumentClient
  table: string
}

/** A record as the journal last has it. */
interface LastImage {
  root: string
  at: number
  version: number | undefined
  after: string | undefined
}
type Images = Map<string, LastImage>

const Versioned = z.looseObject({ version: z.int() })

/** A record may be in several chains, as the company is in every dossier's first entry: its version says which is later. */
const isLater = (image: LastImage, known: LastImage): boolean => {
  if (image.root === known.root) return true
  return image.version !== undefined && known.version !== undefined
    ? image.version > known.version
    : image.at >= known.at
}

const Row = z.looseObject({ pk: z.string(), sk: z.string() })
type Row = z.infer<typeof Row>

/** Walks every chain and holds every record against the last image that its journal has of it. */
export async function audit(table: Table): Promise<Audit> {
  const result: Audit = { chains: 0, entries: 0, records: 0, breaks: [] }
  const images: Images = new Map()
  for (const root of await rootsOf(table)) {
    result.chains++
    const broken = await walk(root, table, result, images)
    if (broken) result.breaks.push(broken)
  }
  await compareRecords(table, images, result)
  return result
}

async function walk(
  root: string,
  table: Table,
  result: Audit,
  images: Images,
): Promise<Break | undefined> {
  let seq = 0
  let hash = GENESIS
  for await (const row of rowsOf(table, rootKey(root), 'ENTRY#')) {
    seq++
    const parsed = Entry.safeParse(row)
    if (!parsed.success) return { root, broken: 'entry', seq, because: 'unreadable' }
    const entry = parsed.data
    if (entry.seq !== seq) return { root, broken: 'entry', seq, because: 'missing' }
    if (entry.before !== hash) return { root, broken: 'entry', seq, because: 'unchained' }
    if (hashOf(entry) !== entry.hash) return { root, broken: 'entry', seq, because: 'altered' }
    hash = entry.hash
    result.entries++
    for (const { pk, sk, after } of entry.images) {
      const image = {
        root,
        at: entry.at,
        version: Versioned.safeParse(after).data?.version,
        after: after && canonical(after),
      }
      const known = images.get(`${pk}|${sk}`)
      if (!known || isLater(image, known)) images.set(`${pk}|${sk}`, image)
    }
  }
  return checkHead(root, seq, hash, table)
}

async function checkHead(
  root: string,
  seq: number,
  hash: string,
  table: Table,
): Promise<Break | undefined> {
  const { pk, sk } = headKey(root)
  for await (const head of rowsOf(table, pk, sk)) {
    return head['seq'] === seq && head['hash'] === hash
      ? undefined
      : { root, broken: 'head', because: 'differs' }
  }
  return { root, broken: 'head', because: 'missing' }
}

/** A record that nobody journaled, or one that differs from its last image, was written behind the house's back. */
async function compareRecords(table: Table, images: Images, result: Audit): Promise<void> {
  const expected = withCopies(images)
  const unseen = new Map([...expected].filter(([, image]) => image.after !== undefined))
  for await (const row of scan(table)) {
    if (!ArchiveRecord.safeParse(row).success) continue
    const { pk, sk, ...record } = row
    const image = expected.get(`${pk}|${sk}`)
    if (!image) {
      result.breaks.push({ root: '', broken: 'record', pk, sk, because: 'unjournaled' })
      continue
    }
    if (images.has(`${pk}|${sk}`)) result.records++
    unseen.delete(`${pk}|${sk}`)
    if (image.after !== canonical(record)) {
      result.breaks.push({ root: image.root, broken: 'record', pk, sk, because: 'altered' })
    }
  }
  for (const [key, { root }] of unseen) {
    const [pk = '', sk = ''] = key.split('|')
    result.breaks.push({ root, broken: 'record', pk, sk, because: 'missing' })
  }
}

/**
 * The records with their copies, each as its journal has it: who acts is read from a copy, so one
 * that was altered, added or taken away is as grave as the record itself.
 */
function withCopies(images: Images): Images {
  const expected: Images = new Map(images)
  for (const image of images.values()) {
    const record = ArchiveRecord.safeParse(JSON.parse(image.after ?? 'null'))
    if (!record.success) continue
    for (const { pk, sk } of copiesOf(record.data)) expected.set(`${pk}|${sk}`, image)
  }
  return expected
}

/** Every chain there is: each has its head, and each its first entry, should its head be gone. */
async function rootsOf(table: Table): Promise<string[]> {
  const roots = new Set<string>()
  for await (const { pk, sk } of scan(table)) {
    if (sk !== 'HEAD' && sk !== 'ENTRY#000000000001') continue
    roots.add(pk === rootKey('company') ? 'company' : pk.replace(/^DOSSIER#/, ''))
  }
  return [...roots].sort()
}

async function* rowsOf({ client, table }: Table, pk: string, prefix: string): AsyncGenerator<Row> {
  let start: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    yield* z.array(Row).parse(page.Items ?? [])
    start = page.LastEvaluatedKey
  } while (start)
}

/** A Scan always has a limit: without one the embedded store stands still for the length of a page. */
async function* scan({ client, table }: Table): AsyncGenerator<Row> {
  let start: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        Limit: 1000,
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    yield* z.array(Row).parse(page.Items ?? [])
    start = page.LastEvaluatedKey
  } while (start)
}
