import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ContextAttribute,
  type ISchedule,
  Schedule,
  type ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke, Universal } from 'aws-cdk-lib/aws-scheduler-targets'
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledged.ts'
import type { DataStack } from './data-stack.ts'
import type { HouseFunction } from './house-function.ts'

interface Times {
  at: ScheduleExpression
  /** How often a call that was not taken is made again. */
  again: number
  givenUp: Queue
}

/** A role for one schedule, which EventBridge Scheduler takes on for this account alone. */
function roleFor(scope: Construct, givenUp: Queue): Role {
  const role = new Role(scope, 'role', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  })
  givenUp.grantSendMessages(role)
  return role
}

/** Calls a function when it is time. */
export function calls(
  scope: Construct,
  name: string,
  called: HouseFunction,
  { at, again, givenUp }: Times,
): ISchedule {
  const place = new Construct(scope, name)
  const role = roleFor(place, givenUp)
  called.grantInvokeLatestVersion(role)
  return new Schedule(place, 'schedule', {
    schedule: at,
    target: new LambdaInvoke(called, {
      role: role.withoutPolicyUpdates(),
      retryAttempts: again,
      maxEventAge: Duration.hours(1),
      deadLetterQueue: givenUp as IQueue,
    }),
  })
}

/** Has DynamoDB itself export the whole table into the journal's bucket, by a role that can do just that. */
export function exportsJournal(
  scope: Construct,
  name: string,
  data: DataStack,
  { at, again, givenUp }: Times,
): ISchedule {
  const { table, journal, keys } = data
  const place = new Construct(scope, name)
  const role = roleFor(place, givenUp)
  const { region, urlSuffix } = Stack.of(scope)
  const may = (actions: string[], resource: string, conditions?: object) =>
    new PolicyStatement({ actions, resources: [resource], ...(conditions ? { conditions } : {}) })
  const statements = [
    may(['dynamodb:ExportTableToPointInTime'], table.tableArn),
    may(
      ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'],
      journal.arnForObjects('exports/*'),
    ),
    may(['kms:GenerateDataKey', 'kms:Decrypt'], keys.ordinary.keyArn, {
      StringEquals: { 'kms:ViaService': `s3.${region}.${urlSuffix}` },
    }),
  ]
  acknowledge(role, {
    id: data.folderFinding('exports', journal),
    reason: 'An export has as many files as it needs, by names that DynamoDB makes.',
  })
  return new Schedule(place, 'schedule', {
    schedule: at,
    target: new Universal({
      service: 'dynamodb',
      action: 'exportTableToPointInTime',
      role,
      policyStatements: statements,
      input: ScheduleTargetInput.fromObject({
        TableArn: table.tableArn,
        S3Bucket: journal.bucketName,
        S3Prefix: 'exports',
        S3SseAlgorithm: 'KMS',
        S3SseKmsKeyId: keys.ordinary.keyArn,
        ExportFormat: 'DYNAMODB_JSON',
        // One schedule's call that is made twice makes one export.
        ClientToken: ContextAttribute.executionId,
      }),
      retryAttempts: again,
      maxEventAge: Duration.hours(6),
      deadLetterQueue: givenUp as IQueue,
    }),
  })
}
