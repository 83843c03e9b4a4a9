import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { houseOnAws } from './house-on-aws.ts'
import { statementsIn } from './policies.ts'

const reactors = Template.fromStack(houseOnAws({ chats: 'slack,lark' }).reactors)
const sources = Object.values(reactors.findResources('AWS::Lambda::EventSourceMapping')).map(
  ({ Properties }) => Properties,
)
const functions = reactors.findResources('AWS::Lambda::Function')
const timeoutOf = (mapping: { FunctionName: { Ref: string } }): number =>
  functions[mapping.FunctionName.Ref]?.['Properties'].Timeout
const queues = reactors.findResources('AWS::SQS::Queue')
const Arn = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })
const queueAt = (arn: unknown) => queues[Arn.parse(arn)['Fn::GetAtt'][0]]?.['Properties']

describe('the stream', () => {
  const readers = sources.filter(({ StartingPosition }) => StartingPosition)

  test('bears two readers, each in order, again from the first failure, and loses nothing', () => {
    expect(readers).toHaveLength(2)
    for (const reader of readers) {
      expect(reader).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        StartingPosition: 'TRIM_HORIZON',
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      })
      expect(reader.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600)
      expect(reader.MaximumRetryAttempts).toBeGreaterThan(50)
    }
  })

  test('wakes them for new entries, and for what was taken in, alone', () => {
    const wakes = readers.map(({ FilterCriteria }) =>
      FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern)),
    )
    const entries = {
      eventName: ['INSERT'],
      dynamodb: { Keys: { sk: { S: [{ prefix: 'ENTRY#' }] } } },
    }
    const inbox = { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: ['INBOX'] } } } }
    expect(wakes.sort((a, b) => a.length - b.length)).toEqual([[entries], [entries, inbox]])
  })
})

describe('the queues of work', () => {
  const workers = sources.filter(({ StartingPosition }) => !StartingPosition)

  test('are three: what fails of a batch comes back by itself, and a scan is worked on alone', () => {
    expect(workers).toHaveLength(3)
    for (const { FunctionResponseTypes, ScalingConfig } of workers) {
      expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      expect(ScalingConfig.MaximumConcurrency).toBeLessThanOrEqual(10)
    }
    const documents = workers.find(
      ({ EventSourceArn }) => queueAt(EventSourceArn)?.QueueName === 'anjuan-documents',
    )
    expect(documents?.BatchSize).toBe(1)
  })

  test('hide a message for six times as long as its function may take', () => {
    for (const worker of workers) {
      expect(queueAt(worker.EventSourceArn).VisibilityTimeout).toBe(6 * timeoutOf(worker))
    }
  })

  test('set aside what no function can take, each in a place of its own, in order where order is kept', () => {
    const places = workers.map(({ EventSourceArn }) => {
      const { QueueName, FifoQueue, RedrivePolicy } = queueAt(EventSourceArn)
      // A worker parks by itself what failed five times, and waits fifty times for a chat that is busy.
      expect(RedrivePolicy.maxReceiveCount).toBeGreaterThan(55)
      const place = queueAt(RedrivePolicy.deadLetterTargetArn)
      expect(place.FifoQueue).toBe(FifoQueue)
      expect(JSON.stringify(place.RedriveAllowPolicy)).toContain(QueueName)
      return place.QueueName
    })
    expect(places.sort()).toEqual([
      'anjuan-documents-set-aside',
      'anjuan-inbox-set-aside',
      'anjuan-notify-set-aside.fifo',
    ])
  })

  test('keep what was set aside for as long as there is, closed, over TLS alone', () => {
    reactors.allResourcesProperties('AWS::SQS::Queue', {
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 86_400,
    })
    const denied = statementsIn(reactors).filter(
      ({ type, of }) => type === 'AWS::SQS::QueuePolicy' && of.Effect === 'Deny',
    )
    expect(denied).toHaveLength(Object.keys(queues).length)
  })
})

describe('what time brings', () => {
  const schedules = Object.values(reactors.findResources('AWS::Scheduler::Schedule')).map(
    ({ Properties }) => Properties,
  )

  test('is looked at every minute, the token every hour, and the journal exported every week', () => {
    expect(schedules.map(({ ScheduleExpression }) => ScheduleExpression).sort()).toEqual([
      'cron(* * * * ? *)',
      'cron(10 3 ? * SUN *)',
      'cron(17 * * * ? *)',
    ])
    for (const { Target } of schedules) expect(Target.DeadLetterConfig.Arn).toBeDefined()
  })

  test('the journal is exported by a role that can do just that', () => {
    const target = schedules.find(({ Target }) =>
      JSON.stringify(Target).includes('exportTable'),
    )?.Target
    const role = Arn.parse(target.RoleArn)['Fn::GetAtt'][0]
    const actions = statementsIn(reactors)
      .filter(({ id }) => id.startsWith(role.slice(0, -8)))
      .flatMap(({ of }) => of.Action)
    expect(actions.filter((it) => it.startsWith('dynamodb:'))).toEqual([
      'dynamodb:ExportTableToPointInTime',
    ])
    expect(actions.filter((it) => it.startsWith('s3:Get'))).toEqual([])
  })
})

test('a verdict about an original reaches its function, from GuardDuty or the company’s own scanner', () => {
  const pattern = (source: string) => ({
    EventPattern: {
      source: [source],
      'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
      detail: {
        s3ObjectDetails: { bucketName: Match.anyValue(), objectKey: [{ prefix: 'originals/' }] },
      },
    },
    Targets: [
      Match.objectLike({ DeadLetterConfig: Match.anyValue(), RetryPolicy: Match.anyValue() }),
    ],
  })
  reactors.hasResourceProperties('AWS::Events::Rule', pattern('aws.guardduty'))
  const scannerRoleArn = 'arn:aws:iam::111122223333:role/scanner'
  const own = Template.fromStack(houseOnAws({ malwareScan: 'own', scannerRoleArn }).reactors)
  own.hasResourceProperties('AWS::Events::Rule', pattern('anjuan.scanner'))
  reactors.resourceCountIs('AWS::Events::EventBus', 0)
  const none = Template.fromStack(houseOnAws({ malwareScan: 'none' }).reactors)
  none.resourceCountIs('AWS::Events::Rule', 0)
})

test('“clean” is said by the company’s own scanner, and by nobody else who may send events in the account', () => {
  const scannerRoleArn = 'arn:aws:iam::111122223333:role/scanner'
  const own = Template.fromStack(houseOnAws({ malwareScan: 'own', scannerRoleArn }).reactors)
  const [bus] = Object.keys(own.findResources('AWS::Events::EventBus'))
  own.hasResourceProperties('AWS::Events::EventBus', { Name: 'anjuan-scanner' })
  own.allResourcesProperties('AWS::Events::Rule', { EventBusName: { Ref: bus } })
  own.allResourcesProperties('AWS::Events::EventBusPolicy', {
    EventBusName: { Ref: bus },
    Statement: {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'events:PutEvents',
      Resource: { 'Fn::GetAtt': [bus, 'Arn'] },
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': scannerRoleArn } },
    },
  })
  own.resourceCountIs('AWS::Events::EventBusPolicy', 1)
  own.hasOutput('ScannerBus', { Value: { 'Fn::GetAtt': [bus, 'Arn'] } })
})
