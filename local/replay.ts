import './quiet-sdk.ts'
import { join } from 'node:path'
import { SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { replay } from '../upkeep/replaying/replay.ts'
import { openKeptTable } from './kept-table.ts'
import { Misunderstood, runCommand, wordsGiven } from './operator.ts'
import { startQueues } from './queues/of-the-house.ts'
import { sortOnDisk } from './sorting-on-disk.ts'

const USAGE = `TABLE=… AWS_REGION=… NOTIFY_QUEUE=… INBOX_QUEUE=… DOCUMENTS_QUEUE=… GIVEN_UP_QUEUE=… npm run replay [-- --since 2026-11-27T08:00:00+08:00]
  …_QUEUE  the addresses of the queues, outputs of the stack AnjuanReactors
  since    hands on again everything written since then, at most fourteen days ago, whether it was given up or not`

/** After thirty days nobody knows any more what was told; queues hold what they hold for fourteen. */
const LONGEST_AGO = 14 * 86_400_000

const Asked = z.strictObject({ since: z.iso.datetime({ offset: true }).optional() })
const Queues = z.object({
  NOTIFY_QUEUE: z.url(),
  INBOX_QUEUE: z.url(),
  DOCUMENTS_QUEUE: z.url(),
  GIVEN_UP_QUEUE: z.url().optional(),
  SQS_ENDPOINT: z.url().optional(),
})

/** `npm run replay`: what could not be done is done again, once its cause is put right. */
async function main(): Promise<void> {
  const asked = Asked.safeParse(wordsGiven(['since'], USAGE))
  const since = asked.data?.since === undefined ? undefined : new Date(asked.data.since)
  if (!asked.success || (since && Date.now() - since.getTime() > LONGEST_AGO))
    throw new Misunderstood(USAGE)
  const kept = await openKeptTable()
  const own = kept.isShared
    ? undefined
    : await startQueues(join(process.env['ANJUAN_DIRECTORY'] ?? '.anjuan', 'queues'))
  const told = Queues.safeParse(own?.settings ?? process.env)
  const { SQS_ENDPOINT: endpoint } = told.data ?? {}
  const local = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
  const sqs = new SQSClient({ ...(endpoint ? { endpoint } : {}), ...(own ? local : {}) })
  try {
    if (!told.success) throw new Misunderstood(USAGE)
    const { NOTIFY_QUEUE: notify, INBOX_QUEUE: inbox, DOCUMENTS_QUEUE: documents } = told.data
    const queues = { notify, inbox, documents }
    const done = await replay(
      kept,
      { sqs, queues, givenUp: told.data.GIVEN_UP_QUEUE, sort: sortOnDisk },
      since,
    )
    for (const [queue, many] of Object.entries(done.sentBack))
      console.log(`${queue}: ${many} 件放回队列 · put back into the queue`)
    console.log(`${done.handedOn} 行再次交付 · rows handed on again`)
    if (done.others === 0) return
    console.log(`${done.others} 件不是记录流的，留在原处 · not of the stream, left where they are`)
  } finally {
    sqs.destroy()
    await own?.close()
    await kept.close()
  }
}

await runCommand(main)
