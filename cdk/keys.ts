import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  AccountRootPrincipal,
  AnyPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/** The one role that may write top secret bytes is known to the key by this name. */
export const DOCUMENTS_ROLE = 'anjuan-documents'

/** Three keys: for what everybody may know of, for what is secret, and for what nobody may read. */
export class Keys extends Construct {
  readonly ordinary: Key
  readonly secret: Key
  readonly topSecret: Key

  constructor(scope: Construct) {
    super(scope, 'keys')
    const common = { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN }
    this.ordinary = new Key(this, 'ordinary', { ...common, alias: 'anjuan-ordinary' })
    this.secret = new Key(this, 'secret', { ...common, alias: 'anjuan-secret' })
    this.topSecret = new Key(this, 'top-secret', {
      ...common,
      alias: 'anjuan-top-secret',
      policy: topSecretPolicy(this),
    })
  }
}

/** The account may look after the key but not use it; one role may write with it; nobody may read. */
function topSecretPolicy(scope: Construct): PolicyDocument {
  const documents = Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: DOCUMENTS_ROLE,
  })
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
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
        resources: ['*'],
      }),
      new PolicyStatement({
        sid: 'WrittenByTheDocumentsFunction',
        principals: [new AccountRootPrincipal()],
        actions: ['kms:GenerateDataKey', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: { ArnEquals: { 'aws:PrincipalArn': documents } },
      }),
      // Reading begins with changing this policy, by an administrator of the account, in its trail.
      new PolicyStatement({
        sid: 'ReadByNobody',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant'],
        resources: ['*'],
      }),
    ],
  })
}
