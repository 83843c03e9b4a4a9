import * as z from 'zod'
import type { Resource } from './assembly.ts'
import { type EventPattern, fits } from './event-pattern.ts'
import type { Resolve } from './intrinsics.ts'

const Pattern: z.ZodType<EventPattern> = z.lazy(() =>
  z.record(z.string(), z.union([z.array(z.unknown()), Pattern])),
)
const Rule = z.object({
  EventPattern: z.unknown(),
  Targets: z.array(z.object({ Arn: z.unknown() })),
})

/** Which events of a bus a function is called for: those that fit one of its rules. */
export function callsFor(
  { stack, id }: Pick<Resource, 'stack' | 'id'>,
  resources: readonly Resource[],
  resolve: Resolve,
): (event: unknown) => boolean {
  const arn = resolve({ 'Fn::GetAtt': [id, 'Arn'] }, stack)
  const patterns = resources
    .filter(({ type }) => type === 'AWS::Events::Rule')
    .map((rule) => ({ ...Rule.parse(rule.properties), stack: rule.stack }))
    .filter((rule) => rule.Targets.some(({ Arn }) => resolve(Arn, rule.stack) === arn))
    .map((rule) => Pattern.parse(resolve(rule.EventPattern, rule.stack)))
  return (event) => patterns.some((pattern) => fits(pattern, event))
}
