import { setTimeout as pause } from 'node:timers/promises'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { itemsOf } from '../../lambdas/aws/commit.ts'
import { settingsFrom } from '../../lambdas/aws/settings.ts'
import { slackFunction } from '../../lambdas/slack.ts'
import type { Kernel } from '../../shared/commands/execute.ts'
import { visitReport } from '../../shared/commands/visiting.ts'
import { must, runAs, staff } from '../support/company.ts'
import { type BenchHouse, startBenchHouse, visitNote, visitSubmitted } from './bench-house.ts'
import { median } from './median.ts'

const WARMING = 50
const ROUNDS = 200

type Items = NonNullable<TransactWriteCommandInput['TransactItems']>

/** Milliseconds, in the middle, of a visit through the whole function and of its items written outright. */
export interface Warm {
  ours: number
  bare: number
  items: number
}

/**
 * One customer's visits are submitted to the warm function, another's are written as the bare transaction
 * that the house would write for them: the same store, client settings, items and conditions, in turns.
 */
export async function benchWarmVisit(): Promise<Warm> {
  const house = await startBenchHouse(['kh-ours', 'kh-bare'])
  // The function finds its credentials where a Lambda does.
  process.env['AWS_ACCESS_KEY_ID'] = 'local'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local'
  try {
    const handle = slackFunction(
      settingsFrom({ ...house.slack.environment, ...house.slack.secrets }),
      Date.now,
    )
    const times = { ours: [] as number[], bare: [] as number[] }
    let items = 0
    for (let round = -WARMING; round < ROUNDS; round++) {
      const event = visitSubmitted('kh-ours')
      const transaction = await itemsOfNextVisit(house, 'kh-bare')
      items = transaction.length
      const ours = await timed(async () => {
        const { body } = await handle(event)
        if (body !== '{"response_action":"clear"}') throw new Error(`answered ${body}`)
      })
      const bare = await timed(() =>
        house.store.client.send(new TransactWriteCommand({ TransactItems: transaction })),
      )
      if (round < 0) continue
      times.ours.push(ours)
      times.bare.push(bare)
    }
    return { ours: median(times.ours), bare: median(times.bare), items }
  } finally {
    await house.close()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  // Whatever the last one left behind is not counted to the next.
  await pause(1)
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** What the house would write for the next visit, read and decided but not written. */
async function itemsOfNextVisit({ kernel, store }: BenchHouse, customerId: string): Promise<Items> {
  let items: Items = []
  const dry: Kernel = {
    ...kernel,
    store: {
      open: kernel.store.open,
      commit: async (writing) => {
        items = itemsOf(store.table, writing)
        return 'written'
      },
    },
  }
  const args = { ...visitNote, customerId }
  await must(runAs(dry, staff.salesperson.user, visitReport, args, { at: Date.now() }))
  return items
}
