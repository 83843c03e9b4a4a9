import {
  DescribeContinuousBackupsCommand,
  RestoreTableToPointInTimeCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import type { Table } from '../rows.ts'
import { described, type Say, untilActive } from './described.ts'
import { sealedWith } from './layout.ts'
import { NotRestored } from './not-restored.ts'

/** Restores a table as it was at a moment into a new one, under the same key, and waits until it is there. */
export async function restoreToMoment(
  source: Table,
  target: string,
  at: Date,
  say: Say,
): Promise<TableDescription> {
  const { client, table } = source
  const like = await described(source)
  if (!like) throw new NotRestored(`没有这个表 · there is no such table: ${table}`)
  await refuseUnless(source, at)
  if (await described({ client, table: target })) {
    throw new NotRestored(`${target} 已存在，请另取一个名字 · exists: name one that does not`)
  }
  const key = like.SSEDescription?.KMSMasterKeyArn
  await client.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: table,
      TargetTableName: target,
      RestoreDateTime: at,
      ...(key ? { SSESpecificationOverride: sealedWith(key) } : {}),
    }),
  )
  say(`${table} ${at.toISOString()} → ${target}`)
  const now = await untilActive({ client, table: target }, say)
  if (key && now.SSEDescription?.KMSMasterKeyArn !== key) {
    say(`${target}: 密钥不是 · not under the key ${key}`)
  }
  return like
}

async function refuseUnless({ client, table }: Table, at: Date): Promise<void> {
  const kept = await client
    .send(new DescribeContinuousBackupsCommand({ TableName: table }))
    .catch((error: Error) => {
      if (error.name !== 'UnknownOperationException') throw error
      throw new NotRestored(
        '这个库不留过去，只能从导出恢复 · this store keeps no past: npm run restore -- --from FOLDER',
      )
    })
  const past = kept.ContinuousBackupsDescription?.PointInTimeRecoveryDescription
  const { EarliestRestorableDateTime: from, LatestRestorableDateTime: to } = past ?? {}
  if (past?.PointInTimeRecoveryStatus !== 'ENABLED' || !from || !to) {
    throw new NotRestored(`${table} 没有开启时间点恢复 · has no point in time recovery`)
  }
  if (at < from || at > to) {
    throw new NotRestored(
      `只能恢复到 ${from.toISOString()} 至 ${to.toISOString()} 之间 · can be restored to a moment between these`,
    )
  }
}
