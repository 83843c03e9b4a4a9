import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'

const Units = z.object({ CapacityUnits: z.number() })
const Asked = z.looseObject({
  ExpressionAttributeValues: z.looseObject({ ':pk': z.string().optional() }).optional(),
})
const Answered = z.looseObject({
  ConsumedCapacity: z.union([Units, z.array(Units)]).optional(),
})

/** What the store was asked since the meter was set to nought. */
export interface Meter {
  /** By name of the operation, as `Query`. */
  calls: Record<string, number>
  /** Read and write units, as the store counted them. */
  units: number
  /** Round trips one after another: calls side by side are one. */
  waves: number
  /** Partitions that a Query looked into. */
  partitions: string[]
  reset(): void
}

/** Counts every call that a client sends from now on. */
export function meterOn(client: DynamoDBDocumentClient): Meter {
  const meter: Meter = {
    calls: {},
    units: 0,
    waves: 0,
    partitions: [],
    reset: () => {
      Object.assign(meter, { calls: {}, units: 0, waves: 0, partitions: [] })
      finished = 0
    },
  }
  // A call that starts after another has ended may rest on it: it is a wave later.
  let finished = 0
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const name = String(context.commandName ?? '').replace(/Command$/, '')
      const wave = finished + 1
      meter.calls[name] = (meter.calls[name] ?? 0) + 1
      meter.waves = Math.max(meter.waves, wave)
      const input = args.input as Record<string, unknown>
      const { ExpressionAttributeValues: values } = Asked.parse(input)
      if (values?.[':pk']) meter.partitions.push(values[':pk'])
      const result = await next({
        ...args,
        input: { ...input, ReturnConsumedCapacity: 'TOTAL' },
      })
      const { ConsumedCapacity = [] } = Answered.parse(result.output)
      for (const { CapacityUnits } of [ConsumedCapacity].flat()) meter.units += CapacityUnits
      finished = Math.max(finished, wave)
      return result
    },
    { step: 'initialize', priority: 'low', name: 'meter' },
  )
  return meter
}
