import * as z from 'zod'
import type { Resource } from './assembly.ts'
import type { EventPattern } from './event-pattern.ts'
import type { Resolve } from './intrinsics.ts'

/** What wakes a function by itself: the table's stream, or a queue. */
export interface EventSource {
  arn: string
  batchSize: number
  /** Which records it lets through; all if none is said. */
  patterns: readonly EventPattern[]
}

const Mapping = z.object({
  EventSourceArn: z.unknown(),
  FunctionName: z.object({ Ref: z.string() }),
  BatchSize: z.number(),
  FilterCriteria: z
    .object({ Filters: z.array(z.object({ Pattern: z.string() })) })
    .default({ Filters: [] }),
})

/** The event sources of a function. */
export function eventSourcesOf(
  { stack, id }: Pick<Resource, 'stack' | 'id'>,
  resources: readonly Resource[],
  resolve: Resolve,
): EventSource[] {
  return resources
    .filter((it) => it.type === 'AWS::Lambda::EventSourceMapping' && it.stack === stack)
    .map(({ properties }) => Mapping.parse(properties))
    .filter(({ FunctionName }) => FunctionName.Ref === id)
    .map(({ EventSourceArn, BatchSize, FilterCriteria }) => ({
      arn: String(resolve(EventSourceArn, stack)),
      batchSize: BatchSize,
      patterns: FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern)),
    }))
}
