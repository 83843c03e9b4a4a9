import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import {
  CfnEventBusPolicy,
  EventBus,
  type IEventBus,
  type IRule,
  Rule,
} from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Ground } from './ground.ts'
import type { HouseFunction } from './house-function.ts'
import type { Names } from './names.ts'

/** Who says what was found in a file: GuardDuty, or the company's own scanner in the same words. */
const SOURCES = { guardduty: 'aws.guardduty', own: 'anjuan.scanner' } as const

/** Brings verdicts about our originals to the function that acts on them. */
export function bringsVerdicts(
  scope: Construct,
  { choices, data, names }: Pick<Ground, 'choices' | 'data' | 'names'>,
  verdict: HouseFunction,
  givenUp: Queue,
): IRule | undefined {
  const { malwareScan: scanner, scannerRoleArn } = choices
  if (scanner === 'none') return undefined
  return new Rule(scope, 'verdicts', {
    description: 'Verdicts of the malware scan about originals',
    // In the name of a service of AWS nobody can send events; in that of a scanner whoever may send any could.
    ...(scannerRoleArn ? { eventBus: scannerBus(scope, names, scannerRoleArn) } : {}),
    eventPattern: {
      source: [SOURCES[scanner]],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: {
        s3ObjectDetails: {
          bucketName: [data.bucket.bucketName],
          objectKey: [{ prefix: 'originals/' }],
        },
      },
    },
    targets: [
      new LambdaFunction(verdict as IFunction, {
        retryAttempts: 185,
        maxEventAge: Duration.hours(24),
        deadLetterQueue: givenUp as IQueue,
      }),
    ],
  }) as IRule
}

/** The way in for the company's own scanner, whatever anybody else in the account may send. */
function scannerBus(scope: Construct, names: Names, scannerRoleArn: string): IEventBus {
  const eventBusName = names.thing('scanner')
  const bus = new EventBus(scope, 'scanner-bus', {
    eventBusName,
    description: "Verdicts of the company's own malware scan",
  })
  const statement = new PolicyStatement({
    sid: 'VerdictsAreSentByTheScannerAlone',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['events:PutEvents'],
    resources: [bus.eventBusArn],
    conditions: { ArnNotEquals: { 'aws:PrincipalArn': scannerRoleArn } },
  })
  new CfnEventBusPolicy(scope, 'scanner-bus-policy', {
    eventBusName: bus.eventBusName,
    statementId: 'VerdictsAreSentByTheScannerAlone',
    statement: statement.toStatementJson(),
  })
  new CfnOutput(Stack.of(scope), 'ScannerBus', { value: bus.eventBusArn })
  return bus as IEventBus
}
