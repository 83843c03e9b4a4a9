import { Duration } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { FunctionName } from './functions.ts'

/** A line in a log that somebody should hear of. The words are those of the functions themselves. */
interface Signal {
  name: string
  in: readonly (FunctionName | 'door')[]
  pattern: string
  says: string
  /** How many in five minutes. */
  limit: number
}

/** What is counted in the logs. */
export const signals: readonly Signal[] = [
  {
    name: 'work-failed',
    in: ['shelves', 'outbox', 'notify', 'inbox', 'documents'],
    pattern: '{ $.what = "reactor failed" }',
    says: 'work fails again and again; what failed five times is parked, and shown to an administrator',
    limit: 10,
  },
  {
    name: 'work-parked',
    in: ['shelves', 'outbox', 'notify', 'inbox', 'documents'],
    pattern: '{ $.what = "work parked" }',
    says: 'work was parked: an administrator can have it done again in the chat',
    limit: 1,
  },
  {
    name: 'clock-failed',
    in: ['clock'],
    pattern: '{ $.what = "the clock failed" }',
    says: 'something due could not be done; it is tried again every minute',
    limit: 3,
  },
  {
    name: 'rotation-failed',
    in: ['rotate'],
    pattern: '{ $.what = "rotation failed" }',
    says: "Slack's token was not refreshed: there are about two hours left to install the app anew",
    limit: 1,
  },
  {
    name: 'secret-away',
    in: ['slack', 'lark', 'reading-room', 'install', 'rotate', 'notify', 'inbox', 'documents'],
    pattern: '{ ($.what = "a secret is away") || ($.what = "the secrets do not fit") }',
    says: 'a secret cannot be read or does not fit; what was last known is used',
    limit: 1,
  },
  {
    name: 'infected',
    in: ['verdict'],
    pattern: '{ ($.what = "a verdict") && ($.verdict = "infected") }',
    says: 'malware was found in what somebody filed; the document is refused, the file stays closed',
    limit: 1,
  },
  {
    name: 'refused',
    in: ['door'],
    pattern: '{ ($.status = "401") && ($.route = "POST *") }',
    says: 'many deliveries that no chat has signed: somebody is trying the doors, or a secret has changed',
    limit: 50,
  },
]

/** Counts a signal in the logs where it can stand, and gives the figure. */
export function counted(
  scope: Construct,
  house: string,
  { name, pattern }: Signal,
  logs: readonly ILogGroup[],
): Metric | undefined {
  const place = new Construct(scope, `signal-${name}`)
  const filters = logs.map(
    (logGroup, i) =>
      new MetricFilter(place, String(i), {
        logGroup,
        filterPattern: FilterPattern.literal(pattern),
        metricNamespace: house,
        metricName: name,
        metricValue: '1',
      }),
  )
  return filters[0]?.metric({ statistic: 'Sum', period: Duration.minutes(5) })
}
