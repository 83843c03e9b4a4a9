import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { type ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { IDestination } from 'aws-cdk-lib/aws-lambda'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledged.ts'
import type { FunctionName } from './functions.ts'
import type { Ground } from './ground.ts'
import { HouseFunction, type HouseFunctionProps } from './house-function.ts'
import { documentsRole } from './known-roles.ts'
import { calls, exportsJournal } from './schedules.ts'
import { bringsVerdicts } from './verdict-rule.ts'
import { givenUpQueue, WorkQueue } from './work-queue.ts'

/** Journal entries, when they are written: rows of a chain. */
const ENTRY = { sk: { S: FilterRule.beginsWith('ENTRY#') } }
/** What a chat told us, when it was taken in. */
const INBOX = { sk: { S: FilterRule.isEqual('INBOX') } }

/** What is done because of what was written, and because time has passed. */
export class ReactorsStack extends Stack {
  readonly functions: Partial<Record<FunctionName, HouseFunction>> = {}
  readonly queues: readonly WorkQueue[]
  readonly givenUp: Queue
  private readonly ground: Ground
  /** The table as one imported: CDK would let its readers use the key for anything. */
  private readonly stream: ITable

  constructor(scope: Construct, id: string, ground: Ground, props: StackProps) {
    super(scope, id, props)
    this.ground = ground
    this.stream = Table.fromTableAttributes(this, 'table', {
      tableArn: ground.data.table.tableArn,
      tableStreamArn: ground.data.table.tableStreamArn ?? '',
    })
    const { choices, data, names } = ground
    this.givenUp = givenUpQueue(this, names)
    new CfnOutput(this, 'givenUpQueue', { value: this.givenUp.queueUrl })
    this.queues = this.workers()
    this.readers()

    // A minute that was missed is made up for by the next.
    const clock = this.makes('clock', {
      timeout: Duration.seconds(50),
      retryAttempts: 0,
      environment: this.scan,
    })
    acknowledge(clock, {
      id: 'Serverless-LambdaAsyncFailureDestination',
      reason: 'The next minute does what this one did not; errors of the clock have an alarm.',
    })
    const { givenUp } = this
    const minutely = ScheduleExpression.cron({ minute: '*' })
    calls(this, 'every-minute', clock, { at: minutely, again: 0, givenUp })

    const onFailure = new SqsDestination(givenUp as IQueue) as IDestination
    if (choices.malwareScan !== 'none') {
      const verdict = this.makes('verdict', {
        onFailure,
        retryAttempts: 2,
        environment: this.scan,
      })
      bringsVerdicts(this, ground, verdict, givenUp)
    }
    if (choices.chats.includes('slack')) {
      const rotate = this.makes('rotate', { onFailure, retryAttempts: 2, memorySize: 512 })
      const hourly = ScheduleExpression.cron({ minute: '17' })
      calls(this, 'every-hour', rotate, { at: hourly, again: 3, givenUp })
    }
    const sundays = ScheduleExpression.cron({ weekDay: 'SUN', hour: '3', minute: '10' })
    exportsJournal(this, 'journal-export', data, { at: sundays, again: 3, givenUp })
  }

  /** What those are told who deal with what is filed. */
  private get scan() {
    return { MALWARE_SCAN: this.ground.choices.malwareScan }
  }

  /** Those who work through a queue. */
  private workers(): WorkQueue[] {
    const { names } = this.ground
    const documents = this.makes('documents', {
      // A scan is held in memory about twice, and its pages are drawn one by one.
      timeout: Duration.minutes(15),
      memorySize: this.ground.choices.documentsMemory,
      roleName: documentsRole(names),
      environment: this.scan,
    })
    this.mayKeepFiles(documents)
    const notify = new WorkQueue(this, 'notify', this.makes('notify'), { names, fifo: true })
    const inbox = new WorkQueue(this, 'inbox', this.makes('inbox'), { names })
    const scans = new WorkQueue(this, 'documents', documents, { names })
    notify.feed(5, 10)
    inbox.feed(5, 10)
    scans.feed(1, 5)
    for (const { name, queue } of [notify, inbox, scans]) {
      new CfnOutput(this, `${name}Queue`, { value: queue.queueUrl })
    }
    return [notify, inbox, scans]
  }

  /** The two readers that the stream bears: one keeps the shelves, one puts work into the queues. */
  private readers(): void {
    this.reads(this.makes('shelves'), ENTRY)
    const urls = this.queues.map(({ name, queue }) => [
      `${name.toUpperCase()}_QUEUE`,
      queue.queueUrl,
    ])
    const outbox = this.makes('outbox', { environment: Object.fromEntries(urls) })
    outbox.may(['sqs:SendMessage'], ...this.queues.map(({ queue }) => queue.queueArn))
    this.reads(outbox, ENTRY, INBOX)
  }

  private makes(name: FunctionName, props: Partial<HouseFunctionProps> = {}): HouseFunction {
    const made = new HouseFunction(this, name, {
      ground: this.ground,
      timeout: Duration.minutes(1),
      memorySize: 1024,
      ...props,
    })
    this.functions[name] = made
    return made
  }

  /** Feeds it with the table's stream: in order, again from the first failure, never lost. */
  private reads(reader: HouseFunction, ...rows: object[]): void {
    reader.addEventSource(
      new DynamoEventSource(this.stream, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 25,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        // The reader parks what failed five times; beyond that only a function that cannot run is left.
        retryAttempts: 60,
        maxRecordAge: Duration.hours(23),
        onFailure: new SqsDlq(this.givenUp),
        filters: rows.map((Keys) =>
          FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), dynamodb: { Keys } }),
        ),
      }),
    )
  }

  /** Originals and page images go in and, by this role, never come out. */
  private mayKeepFiles(documents: HouseFunction): void {
    const { keys } = this.ground.data
    const reason =
      'It keeps the files of every document, by names that it makes; it cannot read any.'
    documents.mayInFolder(['s3:PutObject', 's3:AbortMultipartUpload'], 'originals', reason)
    documents.mayInFolder(['s3:PutObject'], 'pages', reason)
    documents.mayInFolder(['s3:PutObject'], 'top-secret', reason)
    // Which versions there are of an original that an earlier attempt has kept: their names, never a byte.
    documents.mayList(['originals', 'top-secret'])
    // Large originals are put together from parts, which S3 decrypts for it; top secret ones never are.
    for (const key of [keys.ordinary, keys.secret])
      documents.mayUseKey(key.keyArn, 's3', 'GenerateDataKey', 'Decrypt')
    documents.mayUseKey(keys.topSecret.keyArn, 's3', 'GenerateDataKey')
  }
}
