import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Bucket } from 'aws-cdk-lib/aws-s3'

const everybody = { effect: Effect.DENY, principals: [new AnyPrincipal()] }
const READING = ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectTorrent']

/** Top secret bytes: read by nobody, and written under their own key or not at all. */
export function topSecretRules(bucket: Bucket, keyArn: string): PolicyStatement[] {
  const common = { ...everybody, resources: [bucket.arnForObjects('top-secret/*')] }
  return [
    new PolicyStatement({ ...common, sid: 'TopSecretIsReadByNobody', actions: READING }),
    new PolicyStatement({
      ...common,
      sid: 'TopSecretIsWrittenUnderItsKey',
      actions: ['s3:PutObject'],
      conditions: {
        StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': keyArn },
      },
    }),
  ]
}

/** Originals: read by who looks for malware in them, if anybody does, who alone writes its verdict on them. */
export function scannerRules(
  bucket: Bucket,
  scannerRoleArn: string | undefined,
): PolicyStatement[] {
  const others = scannerRoleArn
    ? { conditions: { ArnNotEquals: { 'aws:PrincipalArn': scannerRoleArn } } }
    : {}
  return [
    new PolicyStatement({
      ...everybody,
      ...others,
      sid: 'OriginalsAreReadByTheScannerAlone',
      actions: READING,
      resources: [bucket.arnForObjects('originals/*')],
    }),
    new PolicyStatement({
      ...everybody,
      ...others,
      sid: 'VerdictsAreWrittenByTheScannerAlone',
      actions: [
        ...['s3:PutObjectTagging', 's3:PutObjectVersionTagging'],
        ...['s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging'],
      ],
      resources: [bucket.arnForObjects('*')],
    }),
  ]
}
