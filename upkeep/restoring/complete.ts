import { setTimeout as pause } from 'node:timers/promises'
import {
  ContinuousBackupsUnavailableException,
  DescribeTimeToLiveCommand,
  ListTagsOfResourceCommand,
  ResourceInUseException,
  type TableDescription,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  type UpdateTableCommandInput,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import type { Table } from '../rows.ts'
import { type Say, untilActive } from './described.ts'
import { STREAM } from './layout.ts'

/**
 * Puts right what a restored table does not have of itself: expiry, recovery, protection, the tags of the table that
 * it comes from, and last its stream. So nothing that was restored comes along in the stream.
 */
export async function completeTable(
  target: Table,
  { like, say }: { like?: TableDescription | undefined; say: Say },
): Promise<void> {
  const steps: [string, () => Promise<unknown>][] = [
    ['expires', () => expire(target)],
    ['point in time recovery', () => keepPast(target)],
    ['tags', () => copyTags(target, like)],
    ['deletion protection', () => change(target, { DeletionProtectionEnabled: true }, say)],
    ['stream', () => change(target, STREAM, say)],
  ]
  for (const [name, step] of steps) {
    const isKnown = await step().then(() => true, unlessUnknown)
    say(isKnown ? `${name}: ok` : `${name}: 这里没有 · not known to this store`)
  }
}

/** A store on one machine does not know everything that AWS does. */
function unlessUnknown(error: unknown): false {
  if (error instanceof Error && error.name === 'UnknownOperationException') return false
  throw error
}

async function change(target: Table, to: Partial<UpdateTableCommandInput>, say: Say) {
  const now = await untilActive(target, say)
  const isSo = to.StreamSpecification
    ? now.StreamSpecification?.StreamEnabled
    : now.DeletionProtectionEnabled
  if (isSo) return
  await onceReady(() =>
    target.client.send(new UpdateTableCommand({ TableName: target.table, ...to })),
  )
  await untilActive(target, say)
}

async function expire({ client, table: TableName }: Table): Promise<void> {
  const now = await client.send(new DescribeTimeToLiveCommand({ TableName }))
  if (now.TimeToLiveDescription?.TimeToLiveStatus?.startsWith('ENABL')) return
  const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true }
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
}

async function keepPast({ client, table: TableName }: Table): Promise<void> {
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true }
  const asked = { TableName, PointInTimeRecoverySpecification }
  await onceReady(() => client.send(new UpdateContinuousBackupsCommand(asked)))
}

/** For some minutes a new table cannot keep its past yet, and for some moments one that was changed cannot be changed again. */
const TRIES = 60

async function onceReady(step: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await step()
      return
    } catch (error) {
      const isEarly =
        error instanceof ContinuousBackupsUnavailableException ||
        error instanceof ResourceInUseException
      if (!isEarly || attempt === TRIES) throw error
      await pause(Math.min(attempt * 500, 20_000))
    }
  }
}

async function copyTags({ client, table }: Table, like: TableDescription | undefined) {
  const [from, to] = [like?.TableArn, (await untilActive({ client, table }, () => {})).TableArn]
  if (!from) return
  let NextToken: string | undefined
  do {
    const page = await client.send(
      new ListTagsOfResourceCommand({ ResourceArn: from, ...(NextToken ? { NextToken } : {}) }),
    )
    // Those of AWS itself, as of the stack that made the table, can be put on nothing.
    const Tags = (page.Tags ?? []).filter(({ Key }) => !Key?.startsWith('aws:'))
    if (Tags.length > 0) await client.send(new TagResourceCommand({ ResourceArn: to, Tags }))
    NextToken = page.NextToken
  } while (NextToken)
}
