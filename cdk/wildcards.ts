import { READING } from './files-rules.ts'

/** Statements with a star or a question mark in an action or a resource, and why they have it. All others have none. */
export interface Wildcard {
  effect: 'Allow' | 'Deny'
  /** All that such a statement may name. */
  actions: readonly string[]
  /** How each resource with a wildcard in it may end. */
  resources: readonly string[]
  /** Whose policy it stands in. */
  of:
    | 'AWS::IAM::Policy'
    | 'AWS::KMS::Key'
    | 'AWS::S3::BucketPolicy'
    | 'AWS::SQS::QueuePolicy'
    | 'AWS::DynamoDB::Table'
  reason: string
}

const XRAY = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords']
const READ = ['s3:GetObject', 's3:GetObjectVersion']
const TAG = ['s3:PutObjectTagging', 's3:PutObjectVersionTagging']

/** The list, in full. */
export const wildcards: readonly Wildcard[] = [
  {
    of: 'AWS::IAM::Policy',
    effect: 'Allow',
    actions: XRAY,
    resources: ['*'],
    reason: 'Traces know no resource.',
  },
  {
    of: 'AWS::IAM::Policy',
    effect: 'Allow',
    actions: ['dynamodb:ListStreams', ...XRAY],
    resources: ['*'],
    reason: 'An event source on a stream needs ListStreams, which knows no resource.',
  },
  {
    of: 'AWS::IAM::Policy',
    effect: 'Allow',
    actions: ['s3:GetObject'],
    resources: ['/pages/*'],
    reason: 'Which page a person may see is decided per request, in the transaction that notes it.',
  },
  {
    of: 'AWS::IAM::Policy',
    effect: 'Allow',
    actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
    resources: ['/originals/*', '/pages/*', '/top-secret/*'],
    reason: 'Files of every document are kept, by names that the function makes.',
  },
  {
    of: 'AWS::IAM::Policy',
    effect: 'Allow',
    actions: ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'],
    resources: ['/exports/*'],
    reason: 'An export of the table has as many files as it needs, by names that DynamoDB makes.',
  },
  {
    of: 'AWS::IAM::Policy',
    effect: 'Allow',
    actions: [...READ, 's3:GetObjectTagging', 's3:GetObjectVersionTagging', ...TAG],
    resources: ['/originals/*'],
    reason: 'GuardDuty looks into every original, and writes its verdict on it.',
  },
  {
    of: 'AWS::IAM::Policy',
    effect: 'Allow',
    actions: [
      ...['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
      ...['events:DescribeRule', 'events:ListTargetsByRule'],
    ],
    resources: [':rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*'],
    reason: 'GuardDuty names its own rules, and only it may have them.',
  },
  {
    of: 'AWS::IAM::Policy',
    effect: 'Allow',
    actions: ['secretsmanager:GetSecretValue'],
    resources: ['-??????'],
    reason: 'Secrets Manager ends the ARN of a secret with six characters of its own choice.',
  },
  {
    of: 'AWS::KMS::Key',
    effect: 'Allow',
    actions: [
      ...['kms:DescribeKey', 'kms:EnableKey', 'kms:DisableKey', 'kms:GetKeyPolicy'],
      ...['kms:PutKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:EnableKeyRotation'],
      ...['kms:ListResourceTags', 'kms:TagResource', 'kms:UntagResource'],
      ...['kms:CreateAlias', 'kms:UpdateAlias', 'kms:DeleteAlias', 'kms:UpdateKeyDescription'],
      ...['kms:ListKeyPolicies', 'kms:ListGrants', 'kms:RevokeGrant', 'kms:CreateGrant'],
      ...['kms:ScheduleKeyDeletion', 'kms:CancelKeyDeletion'],
      ...['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'],
      ...['kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKeyWithoutPlaintext'],
    ],
    resources: ['*'],
    reason: 'In the policy of a key a star is the key itself.',
  },
  {
    of: 'AWS::KMS::Key',
    effect: 'Deny',
    actions: ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant'],
    resources: ['*'],
    reason: 'In the policy of a key a star is the key itself; a denial is meant for all.',
  },
  {
    of: 'AWS::S3::BucketPolicy',
    effect: 'Deny',
    actions: [
      ...['s3:*', ...READING, 's3:PutObject', ...TAG],
      ...['s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging'],
    ],
    resources: ['/*'],
    reason:
      'A denial is meant for all: without TLS, of top secret bytes, of originals, of pages, of verdicts.',
  },
  {
    of: 'AWS::S3::BucketPolicy',
    effect: 'Allow',
    actions: ['s3:PutObject'],
    resources: ['/files/*', '/journal/*'],
    reason:
      'S3 names the files of its own access log, and writes each for one bucket of ours alone.',
  },
  {
    of: 'AWS::SQS::QueuePolicy',
    effect: 'Deny',
    actions: ['sqs:*'],
    resources: [],
    reason: 'A denial is meant for all that comes without TLS.',
  },
  {
    of: 'AWS::DynamoDB::Table',
    effect: 'Deny',
    actions: ['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', 'dynamodb:PartiQLDelete'],
    resources: ['*'],
    reason: 'In the policy of a table a star is the table itself; a denial is meant for all.',
  },
]
