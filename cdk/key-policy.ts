import { Stack } from 'aws-cdk-lib'
import {
  AccountRootPrincipal,
  AnyPrincipal,
  Effect,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'

// In the policy of a key `*` is the key itself.
const common = { resources: ['*'] }

/** The account may look after the key; this alone lets nobody use it. */
export const lookedAfter = (): PolicyStatement =>
  new PolicyStatement({
    ...common,
    sid: 'LookedAfterByTheAccount',
    principals: [new AccountRootPrincipal()],
    actions: [
      ...['kms:DescribeKey', 'kms:EnableKey', 'kms:DisableKey', 'kms:GetKeyPolicy'],
      ...['kms:PutKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:EnableKeyRotation'],
      ...['kms:ListResourceTags', 'kms:TagResource', 'kms:UntagResource'],
      ...['kms:CreateAlias', 'kms:UpdateAlias', 'kms:DeleteAlias', 'kms:UpdateKeyDescription'],
      ...['kms:ListKeyPolicies', 'kms:ListGrants', 'kms:RevokeGrant'],
      ...['kms:ScheduleKeyDeletion', 'kms:CancelKeyDeletion'],
    ],
  })

/** Whom the account's own policies let use the key may use it, the table by a grant. */
export const usedByPolicy = (): PolicyStatement =>
  new PolicyStatement({
    ...common,
    sid: 'UsedByWhomPoliciesName',
    principals: [new AccountRootPrincipal()],
    actions: [
      ...['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant'],
      ...['kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKeyWithoutPlaintext'],
    ],
  })

/** CloudWatch keeps our logs, and our logs only, under the key. */
export const usedByLogs = (scope: Construct): PolicyStatement => {
  const { region, urlSuffix } = Stack.of(scope)
  return new PolicyStatement({
    ...common,
    sid: 'UsedForLogsOfTheAccount',
    principals: [new ServicePrincipal(`logs.${region}.${urlSuffix}`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': Stack.of(scope).formatArn({
          service: 'logs',
          resource: 'log-group:*',
        }),
      },
    },
  })
}

/** Alarms of the account go out through a topic that is closed with the key. */
export const usedByAlarms = (scope: Construct): PolicyStatement =>
  new PolicyStatement({
    ...common,
    sid: 'UsedForAlarmsOfTheAccount',
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  })

/** One role may write with the key. */
export const writtenBy = (role: string): PolicyStatement =>
  new PolicyStatement({
    ...common,
    sid: 'WrittenByTheDocumentsFunction',
    principals: [new AccountRootPrincipal()],
    actions: ['kms:GenerateDataKey', 'kms:DescribeKey'],
    conditions: { ArnEquals: { 'aws:PrincipalArn': role } },
  })

/** Reading begins with changing this policy, by an administrator of the account, in its trail. */
export const readByNobody = (): PolicyStatement =>
  new PolicyStatement({
    ...common,
    sid: 'ReadByNobody',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant'],
  })
