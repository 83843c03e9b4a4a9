import { Duration } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { HouseFunction } from './house-function.ts'
import type { WorkQueue } from './work-queue.ts'

/** A chat gives up after three seconds. */
const CHAT_WAITS_MS = 3000

/** Of this part of its time a function may use, before somebody is told. */
const NEAR = 0.8

const FIVE_MINUTES = { period: Duration.minutes(5) }
const inMinutes = (minutes: number) => minutes * 60

/** Alarms of one house, which all go to one topic. */
export class Alarms extends Construct {
  readonly all: Alarm[] = []
  private readonly action: IAlarmAction

  constructor(scope: Construct, topic: ITopic) {
    super(scope, 'alarms')
    this.action = new SnsAction(topic) as IAlarmAction
  }

  /** Tells when a figure reaches a limit, in one stretch or in so many one after the other. */
  when(name: string, says: string, metric: IMetric, limit: number, stretches = 1): void {
    const alarm = new Alarm(this, name, {
      alarmDescription: says,
      metric,
      threshold: limit,
      evaluationPeriods: stretches,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(this.action)
    alarm.addOkAction(this.action)
    this.all.push(alarm)
  }

  /** What can go wrong with any function. */
  watch(watched: HouseFunction): void {
    const { houseName: name, timeout } = watched
    this.when(`${name}-errors`, `${name} ended in an error`, watched.metricErrors(FIVE_MINUTES), 1)
    this.when(
      `${name}-throttles`,
      `${name} was called more often at once than the account allows`,
      watched.metricThrottles(FIVE_MINUTES),
      1,
    )
    this.when(
      `${name}-slow`,
      `of a hundred calls of ${name} one or more come near its end`,
      watched.metricDuration({ ...FIVE_MINUTES, statistic: 'p99' }),
      NEAR * (timeout?.toMilliseconds() ?? CHAT_WAITS_MS),
    )
  }

  /** A chat that waits for an answer. */
  watchDoor(door: HouseFunction): void {
    this.when(
      `${door.houseName}-late`,
      `of a hundred answers of ${door.houseName} one or more nearly miss the chat's three seconds`,
      door.metricDuration({ ...FIVE_MINUTES, statistic: 'p99' }),
      CHAT_WAITS_MS - 500,
      2,
    )
  }

  /** A reader of the stream that falls behind. */
  watchReader(reader: HouseFunction): void {
    this.when(
      `${reader.houseName}-behind`,
      `${reader.houseName} is behind what is written`,
      reader.metric('IteratorAge', { ...FIVE_MINUTES, statistic: 'Maximum' }),
      inMinutes(5) * 1000,
    )
  }

  /** Work that waits, and work that was set aside. */
  watchQueue({ name, queue, setAside }: WorkQueue, waitsMinutes: number): void {
    this.when(
      `${name}-waits`,
      `work of ${name} waits for longer than ${waitsMinutes} minutes`,
      queue.metricApproximateAgeOfOldestMessage({ ...FIVE_MINUTES, statistic: 'Maximum' }),
      inMinutes(waitsMinutes),
    )
    this.when(
      `${name}-set-aside`,
      `work of ${name} was set aside: mend what ails it, then have the queue redriven`,
      setAside.metricApproximateNumberOfMessagesVisible({ ...FIVE_MINUTES, statistic: 'Maximum' }),
      1,
    )
  }
}
