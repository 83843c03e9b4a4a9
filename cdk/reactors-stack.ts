import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  type Architecture,
  FilterCriteria,
  FilterRule,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { DataStack } from './data-stack.ts'
import type { Bundles } from './functions.ts'
import { HouseFunction } from './house-function.ts'
import { DOCUMENTS_ROLE } from './keys.ts'

export interface ReactorsStackProps {
  data: DataStack
  bundles: Bundles
  settings: Record<string, string>
  pictureArchitecture: Architecture
}

/** Journal entries and inbox rows, when they are written; nothing else wakes a reactor. */
const ENTRIES = { sk: { S: FilterRule.beginsWith('ENTRY#') } }
const INBOX = { sk: { S: FilterRule.isEqual('INBOX') } }

/** What is done because of what was written, and because time has passed. */
export class ReactorsStack extends Stack {
  private readonly data: DataStack
  private readonly givenUp: Queue

  constructor(scope: Construct, id: string, props: ReactorsStackProps) {
    super(scope, id)
    const { data, bundles, settings: environment, pictureArchitecture } = props
    this.data = data
    this.givenUp = this.queueOfGivenUp()
    const common = { data, bundles, environment }
    const quick = { ...common, timeout: Duration.minutes(1), memorySize: 1024 }

    this.reacts(new HouseFunction(this, 'notify', quick), ENTRIES)
    this.reacts(new HouseFunction(this, 'inbox', quick), INBOX)
    const shelves = new HouseFunction(this, 'shelves', quick)
    shelves.may(['dynamodb:BatchWriteItem'], data.table.tableArn)
    this.reacts(shelves, ENTRIES)

    const documents = new HouseFunction(this, 'documents', {
      ...common,
      // The largest scan has one gibibyte, is held in memory twice, and its pages are drawn one by one.
      timeout: Duration.minutes(15),
      memorySize: 4096,
      architecture: pictureArchitecture,
      roleName: DOCUMENTS_ROLE,
    })
    this.mayKeepFiles(documents)
    this.reacts(documents, ENTRIES, { batchSize: 1, parallelizationFactor: 10 })

    this.everyMinute(new HouseFunction(this, 'clock', { ...quick, timeout: Duration.seconds(50) }))
  }

  /** Feeds it with the table's stream: in order, again from the first failure, never lost. */
  private reacts(
    reactor: HouseFunction,
    keys: object,
    more: { batchSize?: number; parallelizationFactor?: number } = {},
  ): void {
    reactor.addEventSource(
      new DynamoEventSource(this.data.table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 25,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        // The reactor parks what failed five times; beyond that only a function that cannot run is left.
        retryAttempts: 20,
        maxRecordAge: Duration.hours(23),
        onFailure: new SqsDlq(this.givenUp),
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { Keys: keys },
          }),
        ],
        ...more,
      }),
    )
    Validations.of(reactor.houseRole).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams, which an event source needs, knows no resource.',
    })
  }

  /** Originals and page images go in and, by this role, never come out. */
  private mayKeepFiles(documents: HouseFunction): void {
    const { keys } = this.data
    const reason =
      'It keeps the files of every document, by names that it makes; it cannot read any.'
    documents.mayInFolder(['s3:PutObject', 's3:AbortMultipartUpload'], 'originals', reason)
    documents.mayInFolder(['s3:PutObject'], 'pages', reason)
    documents.mayInFolder(['s3:PutObject'], 'top-secret', reason)
    // Large originals are put together from parts, which S3 decrypts for it; top secret ones never are.
    documents.may(['kms:GenerateDataKey', 'kms:Decrypt'], keys.ordinary.keyArn, keys.secret.keyArn)
    documents.may(['kms:GenerateDataKey'], keys.topSecret.keyArn)
  }

  private everyMinute(clock: HouseFunction): void {
    const role = new Role(this, 'clock-schedule-role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
    })
    clock.grantInvokeLatestVersion(role)
    new Schedule(this, 'every-minute', {
      schedule: ScheduleExpression.cron({ minute: '*' }),
      // A minute that was missed is made up for by the next.
      target: new LambdaInvoke(clock, { role: role.withoutPolicyUpdates(), retryAttempts: 0 }),
    })
  }

  private queueOfGivenUp(): Queue {
    const queue = new Queue(this, 'given-up', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is itself the place for what could not be done.',
    })
    new Alarm(this, 'something-given-up', {
      metric: queue.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    return queue
  }
}
