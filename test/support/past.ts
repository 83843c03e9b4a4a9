import {
  type BatchWriteItemCommandInput,
  ContinuousBackupsUnavailableException,
  type PointInTimeRecoveryDescription,
  PolicyNotFoundException,
  type RestoreTableToPointInTimeCommandInput,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import { fill, makeEmpty } from '../../upkeep/restoring/fill.ts'
import { type Item, itemsOf, type Table } from '../../upkeep/rows.ts'

/** What the embedded store does not know: a past that a table can be restored from, and being too busy to write. */
export interface Past {
  /** None where no past is kept. */
  kept: PointInTimeRecoveryDescription | undefined
  /** So often a new table does not keep its past yet. */
  early: number
  /** The policy of every table; none where there is none. */
  policy: string | undefined
  /** What was last asked, by operation. */
  asked: Record<string, object>
  /** So many more batches are written but for their last row. */
  busy: number
  /** Any moment is as the rows stand now. */
  remember(): Promise<void>
}

/** For so many looks a table is still being restored. */
const LOOKS = 2

/** Gives the tables of a client a past. */
export function pastOn({ client, table }: Table): Past {
  let rows: Item[] = []
  const coming = new Map<string, number>()
  const past: Past = {
    kept: {
      PointInTimeRecoveryStatus: 'ENABLED',
      EarliestRestorableDateTime: new Date('2026-11-01T00:00:00Z'),
      LatestRestorableDateTime: new Date('2026-11-23T00:00:00Z'),
    },
    early: 0,
    policy: undefined,
    asked: {},
    busy: 0,
    remember: async () => {
      rows = []
      for await (const item of itemsOf({ client, table })) rows.push(item)
    },
  }

  const restore = async ({ TargetTableName = '' }: RestoreTableToPointInTimeCommandInput) => {
    const target = { client, table: TargetTableName }
    await makeEmpty(target, { say: () => undefined })
    await fill(target, each(rows))
    coming.set(TargetTableName, LOOKS)
  }
  /** As it comes, it is not to be worked with. */
  const stillComing = (Table: TableDescription | undefined): object => {
    const looks = coming.get(Table?.TableName ?? '') ?? 0
    if (looks === 0) return { Table }
    coming.set(Table?.TableName ?? '', looks - 1)
    return { Table: { ...Table, TableStatus: 'CREATING' } }
  }
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const operation = commandName.replace(/Command$/, '')
        past.asked[operation] = args.input
        switch (operation) {
          case 'DescribeContinuousBackups': {
            const PointInTimeRecoveryDescription = past.kept
            return answered({ ContinuousBackupsDescription: { PointInTimeRecoveryDescription } })
          }
          case 'UpdateContinuousBackups': {
            if (past.early === 0) return answered({})
            past.early--
            throw new ContinuousBackupsUnavailableException({ message: '', $metadata: {} })
          }
          case 'GetResourcePolicy':
            if (past.policy) return answered({ Policy: past.policy })
            throw new PolicyNotFoundException({ message: '', $metadata: {} })
          case 'PutResourcePolicy':
            return answered({})
          case 'RestoreTableToPointInTime':
            await restore(args.input as RestoreTableToPointInTimeCommandInput)
            return answered({})
          case 'DescribeTable': {
            const { output } = await next(args)
            return answered(stillComing((output as { Table?: TableDescription }).Table))
          }
          case 'BatchWriteItem': {
            if (past.busy === 0) return next(args)
            past.busy--
            const { left, ...less } = withoutLast(args.input as BatchWriteItemCommandInput)
            await next({ ...args, input: less })
            return answered({ UnprocessedItems: left })
          }
          default:
            return next(args)
        }
      },
    { step: 'initialize', name: 'past' },
  )
  return past
}

const answered = (output: object) => ({
  response: undefined,
  output: { $metadata: {}, ...output },
})

function withoutLast({ RequestItems = {} }: BatchWriteItemCommandInput) {
  const cut = (from: number, to?: number) =>
    Object.fromEntries(
      Object.entries(RequestItems).map(([table, requests]) => [table, requests.slice(from, to)]),
    )
  return { RequestItems: cut(0, -1), left: cut(-1) }
}

/** One after the other, as they are read. */
export async function* each<T>(all: Iterable<T>): AsyncGenerator<T> {
  yield* all
}
