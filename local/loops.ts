import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { workers } from '../lambdas/aws/reacting/routes.ts'
import type { Functions } from './functions.ts'
import { startQueueLoop } from './queue-loop.ts'
import type { HouseQueues } from './queues/of-the-house.ts'
import { startStreamLoop } from './stream-loop.ts'

/** What feeds the functions that react. */
export interface Loops {
  /** Has the stream looked at at once: something was written, as far as one knows. */
  wake(): void
  /** Resolves when everything written so far went through the stream and then the queues, with how much that was since the start. */
  settled(): Promise<number>
  stop(): Promise<void>
}

/** Feeds the readers from the table's stream, and the workers from their queues. */
export async function startLoops(options: {
  functions: Functions
  queues: HouseQueues
  client: DynamoDBDocumentClient
  table: string
  config: DynamoDBClientConfig
}): Promise<Loops> {
  const { functions, queues, ...where } = options
  const reading = await Promise.all(
    Object.entries(functions.readers).map(([name, handler]) =>
      startStreamLoop({ ...where, name, handler }),
    ),
  )
  const wake = () => {
    for (const loop of reading) loop.wake()
  }
  const working = workers.map((worker) =>
    startQueueLoop({
      ...queues.of[worker],
      handler: async (event) => {
        const answer = await functions.workers[worker](event)
        // What is done there is written, too.
        wake()
        return answer
      },
    }),
  )
  return {
    wake,
    settled: async () => {
      const read = await Promise.all(reading.map((loop) => loop.settled()))
      // Only now is in the queues what was read for them.
      const worked = await Promise.all(working.map((loop) => loop.settled()))
      return [...read, ...worked].reduce((sum, count) => sum + count, 0)
    },
    stop: async () => {
      await Promise.all(reading.map((loop) => loop.stop()))
      await Promise.all(working.map((loop) => loop.stop()))
    },
  }
}
