import { Stack, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'
import * as z from 'zod'

/** A finding of cdk-nag that is meant to be so, and why. */
export interface Acknowledged {
  id: string
  reason: string
}

/** Puts down, at the construct it is about, why a finding is as it should be. */
export const acknowledge = (scope: IConstruct, ...findings: readonly Acknowledged[]): void =>
  Validations.of(scope).acknowledge(...findings)

/** Traces and streams: actions that know no resource. */
export const TRACES: Acknowledged = {
  id: 'AwsSolutions-IAM5[Resource::*]',
  reason:
    'xray:PutTraceSegments, xray:PutTelemetryRecords and (readers of the stream) dynamodb:ListStreams know no resource.',
}

/** The finding by which cdk-nag names a resource with a star in it. */
export const starred = (scope: IConstruct, arn: string): string =>
  `AwsSolutions-IAM5[Resource::${flat(Stack.of(scope).resolve(arn))}]`

const Part: z.ZodType<string> = z.lazy(() =>
  z.union([
    z.string(),
    z.object({ Ref: z.string() }).transform((it) => `<${it.Ref}>`),
    z
      .object({ 'Fn::GetAtt': z.array(z.string()) })
      .transform((it) => `<${it['Fn::GetAtt'].join('.')}>`),
    z.object({ 'Fn::ImportValue': z.string() }).transform((it) => it['Fn::ImportValue']),
    z
      .object({ 'Fn::Join': z.tuple([z.literal(''), z.array(Part)]) })
      .transform((it) => it['Fn::Join'][1].join('')),
  ]),
)

const flat = (arn: unknown): string => Part.parse(arn)
