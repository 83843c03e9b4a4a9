import { Duration } from 'aws-cdk-lib'
import { type IRule, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { DataStack } from './data-stack.ts'
import type { HouseFunction } from './house-function.ts'

/** Who says what was found in a file: GuardDuty, or the company's own scanner in the same words. */
const SOURCES = { guardduty: 'aws.guardduty', own: 'anjuan.scanner' } as const

/** Brings verdicts about our originals to the function that acts on them. */
export function bringsVerdicts(
  scope: Construct,
  { bucket }: DataStack,
  scanner: keyof typeof SOURCES,
  verdict: HouseFunction,
  givenUp: Queue,
): IRule {
  return new Rule(scope, 'verdicts', {
    description: 'Verdicts of the malware scan about originals',
    eventPattern: {
      source: [SOURCES[scanner]],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: {
        s3ObjectDetails: {
          bucketName: [bucket.bucketName],
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
