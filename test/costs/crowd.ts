import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '../../lambdas/aws/client.ts'
import { keyOf } from '../../lambdas/aws/keys.ts'
import { customerRows } from '../../lambdas/aws/shelves/name-rows.ts'
import type { LocalHouse } from '../../local/house.ts'
import { startEngine } from '../../local/store/engine.ts'
import { STREAM_PLACES } from '../../local/stream-loop.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { execute } from '../../shared/commands/execute.ts'
import type { Customer } from '../../shared/records/customer.ts'
import { newDossier } from '../../shared/records/dossier.ts'
import { dossierNumberOf } from '../../shared/terms/archive-number.ts'
import { dayAt } from '../../shared/terms/day.ts'
import { importInto } from '../support/imported.ts'
import { rowsOf } from '../support/journal.ts'
import { madeUp } from '../support/names.ts'
import { toldDirectory } from '../support/told-house.ts'

/** Numbers of cards that the trial company has not come to. */
const FIRST_NUMBER = 1_000

/** Lets a company have so many customers more: their cards, their digests, and all rows that they are found by. */
export async function crowdIn(house: LocalHouse, customers: number): Promise<void> {
  const rows = [...crowdRows(customers, house.now())]
  for (let at = 0; at < rows.length; at += 25) {
    const puts = rows.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }))
    await house.client.send(new BatchWriteCommand({ RequestItems: { [house.table]: puts } }))
  }
  await house.settled()
}

/** What the trial company's house keeps, with very many customers more, in a directory of its own. */
export async function crowdedDirectory(customers: number): Promise<string> {
  const directory = await toldDirectory()
  const file = join(directory, 'store.db')
  const rows = await inStore(file, (client) => rowsOf({ client, table: TABLE }))
  // Places in a stream that is no more.
  const kept = rows.filter(({ pk }) => pk !== STREAM_PLACES)
  const imported = await importInto(directory, TABLE, both(kept, crowdRows(customers, Date.now())))
  for (const old of ['store.db', 'store.db-wal', 'store.db-shm'])
    await rm(join(directory, old), { force: true })
  await rename(imported, file)
  await inStore(file, (client) =>
    client.send(
      new UpdateTableCommand({
        TableName: TABLE,
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    ),
  )
  return directory
}

const TABLE = 'anjuan'

async function inStore<T>(
  file: string,
  work: (client: DynamoDBDocumentClient) => Promise<T>,
): Promise<T> {
  const engine = await startEngine(file)
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = documentClient({ endpoint: engine.endpoint, region: 'us-east-1', credentials })
  try {
    return await work(client)
  } finally {
    client.destroy()
    await engine.kill()
  }
}

function* both<T>(some: Iterable<T>, others: Iterable<T>): Generator<T> {
  yield* some
  yield* others
}

function* crowdRows(customers: number, at: number): Generator<Record<string, unknown>> {
  for (let n = 0; n < customers; n++) {
    const customer = customerOf(n, at)
    for (const record of [customer, newDossier(customer.id)]) yield { ...keyOf(record), ...record }
    for (const row of customerRows(customer)) yield { ...row }
  }
}

/** Lets one customer have been visited so often. */
export async function longHistory(
  house: LocalHouse,
  customerId: string,
  visits: number,
): Promise<void> {
  const by = { chat: 'slack' as const, workspace: house.settings.SLACK_TEAM_ID, user: 'U0LIN' }
  for (let n = 0; n < visits; n++) {
    const args = {
      customerId,
      visitedOn: dayAt(house.now()),
      urgency: 'daily',
      learned: `第 ${n} 次拜访，谈了棉纱的价格和交期。`,
    }
    const command = {
      id: `history:${n}`,
      name: 'visit.report',
      by,
      at: house.now(),
      inReadingRoom: false,
      args,
    }
    const answer = await execute(command, activityNamed('visit.report'), house.kernel)
    if (answer.kind !== 'done') throw new Error(`a visit was answered ${JSON.stringify(answer)}`)
  }
  await house.settled()
}

const customerOf = (n: number, at: number): Customer => {
  const { id, name } = madeUp(n)
  return {
    kind: 'customer',
    id: `crowd${id}`,
    version: 1,
    number: dossierNumberOf(FIRST_NUMBER + n),
    name,
    aliases: [],
    nature: 'enterprise',
    stage: 'current',
    ownerId: 'crowd',
    ownerName: '林晓雯',
    departmentId: '销售一部',
    source: 'visit',
    updatedAt: at,
    updatedBy: 'crowd',
    updatedByName: '林晓雯',
  }
}
