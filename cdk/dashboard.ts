import { Duration } from 'aws-cdk-lib'
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { HouseFunction } from './house-function.ts'
import type { WorkQueue } from './work-queue.ts'

interface Shown {
  name: string
  alarms: readonly Alarm[]
  functions: readonly HouseFunction[]
  queues: readonly WorkQueue[]
  table: { reads: IMetric; writes: IMetric; throttled: readonly IMetric[] }
  door: { calls: IMetric; refused: IMetric; broken: IMetric; took: IMetric }
}

const half = { width: 12, height: 6 }

/** One page on which the house can be seen: what rings, who is busy, what waits. */
export function dashboard(scope: Construct, shown: Shown): Dashboard {
  const { alarms, door, functions, queues, table } = shown
  const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []) =>
    new GraphWidget({ ...half, title, left: [...left], right: [...right] })
  const each = (metric: (it: HouseFunction) => IMetric) => functions.map(metric)
  return new Dashboard(scope, 'dashboard', {
    dashboardName: shown.name,
    defaultInterval: Duration.days(1),
    widgets: [
      [new AlarmStatusWidget({ width: 24, height: 4, title: 'Alarms', alarms: [...alarms] })],
      [
        graph('Doors', [door.calls, door.refused, door.broken], [door.took]),
        graph('Table', [table.reads, table.writes], table.throttled),
      ],
      [
        graph(
          'Calls',
          each((it) => it.metricInvocations({ label: it.houseName })),
        ),
        graph(
          'Errors',
          each((it) => it.metricErrors({ label: it.houseName })),
        ),
      ],
      [
        graph(
          'How long, of a hundred the slowest',
          each((it) => it.metricDuration({ label: it.houseName, statistic: 'p99' })),
        ),
        graph(
          'Work that waits',
          queues.map(({ name, queue }) =>
            queue.metricApproximateAgeOfOldestMessage({ label: `${name}, oldest in seconds` }),
          ),
          queues.map(({ name, setAside }) =>
            setAside.metricApproximateNumberOfMessagesVisible({ label: `${name}, set aside` }),
          ),
        ),
      ],
    ],
  })
}
