import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { alarmTopic } from './alarm-topic.ts'
import { Alarms } from './alarms.ts'
import { budget } from './budget.ts'
import type { ChatStack } from './chat-stack.ts'
import { dashboard } from './dashboard.ts'
import { type FunctionName, functionNames } from './functions.ts'
import type { HouseFunction } from './house-function.ts'
import { counted, signals } from './log-signals.ts'
import type { ReactorsStack } from './reactors-stack.ts'

/** How long work may wait before somebody is told, in minutes: a scan may be at it for fifteen. */
const WAITS: Readonly<Record<string, number>> = { notify: 15, inbox: 15, documents: 60 }

const figure = { period: Duration.minutes(5) }

/** Who looks after the house: alarms, one page to see it on, and what it may cost. */
export class WatchStack extends Stack {
  private readonly functions: Partial<Record<FunctionName, HouseFunction>>

  constructor(
    scope: Construct,
    id: string,
    { chat, reactors }: { chat: ChatStack; reactors: ReactorsStack },
    props: StackProps,
  ) {
    super(scope, id, props)
    this.functions = { ...chat.functions, ...reactors.functions }
    const { choices, data, names } = chat.ground
    const topic = alarmTopic(this, chat.ground)
    const alarms = new Alarms(this, topic)
    const all = this.named(...functionNames)
    for (const each of all) alarms.watch(each)
    for (const door of this.named('slack', 'lark')) alarms.watchDoor(door)
    for (const reader of this.named('shelves', 'outbox')) alarms.watchReader(reader)
    for (const queue of reactors.queues) alarms.watchQueue(queue, WAITS[queue.name] ?? 15)
    alarms.when(
      'something-given-up',
      'an event, a schedule or a stretch of the stream was given up; it lies in the queue of that name',
      reactors.givenUp.metricApproximateNumberOfMessagesVisible({
        ...figure,
        statistic: 'Maximum',
      }),
      1,
    )
    const { api } = chat.door
    const broken = api.metricServerError(figure)
    alarms.when('doors-broken', 'a door answered that it broke', broken, 1)
    const throttled = (['ReadThrottleEvents', 'WriteThrottleEvents'] as const).map((name) =>
      data.table.metric(name, { ...figure, statistic: 'Sum' }),
    )
    for (const metric of throttled)
      alarms.when(`table-${metric.metricName}`, 'the table turns calls away', metric, 10)
    this.hear(alarms, chat, names.house)

    dashboard(this, {
      name: names.house,
      alarms: alarms.all,
      functions: all,
      queues: reactors.queues,
      table: {
        reads: data.table.metricConsumedReadCapacityUnits(figure),
        writes: data.table.metricConsumedWriteCapacityUnits(figure),
        throttled,
      },
      door: {
        calls: api.metricCount(figure),
        refused: api.metricClientError(figure),
        broken,
        took: api.metricLatency({ ...figure, statistic: 'p99' }),
      },
    })
    const { alarmEmail, monthlyBudgetUsd } = choices
    if (alarmEmail && monthlyBudgetUsd) budget(this, names.house, monthlyBudgetUsd, alarmEmail)
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn })
  }

  /** Counts in the logs what no figure of AWS's own says. */
  private hear(alarms: Alarms, chat: ChatStack, house: string): void {
    for (const signal of signals) {
      const logs = signal.in.flatMap((where) =>
        where === 'door' ? chat.door.log : (this.functions[where]?.log ?? []),
      )
      const metric = counted(this, house, signal, logs)
      if (metric) alarms.when(signal.name, signal.says, metric, signal.limit)
    }
  }

  private named(...names: readonly FunctionName[]): HouseFunction[] {
    return names.flatMap((name) => this.functions[name] ?? [])
  }
}
