import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Bucket } from 'aws-cdk-lib/aws-s3'

const everybody = { effect: Effect.DENY, principals: [new AnyPrincipal()] }
/** Spares one role; without one the rule holds for all. */
const allBut = (roleArn: string | undefined) =>
  roleArn ? { conditions: { ArnNotEquals: { 'aws:PrincipalArn': roleArn } } } : {}

/** All ways to get bytes out; replication is one, by which a rule of the bucket would carry them elsewhere. */
export const READING: readonly string[] = [
  ...['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectVersionForReplication'],
  ...['s3:GetObjectTorrent', 's3:GetObjectVersionTorrent'],
]

/** Top secret bytes: read by nobody, and written under their own key or not at all. */
export function topSecretRules(bucket: Bucket, keyArn: string): PolicyStatement[] {
  const common = { ...everybody, resources: [bucket.arnForObjects('top-secret/*')] }
  return [
    new PolicyStatement({ ...common, sid: 'TopSecretIsReadByNobody', actions: [...READING] }),
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
  const others = allBut(scannerRoleArn)
  return [
    new PolicyStatement({
      ...everybody,
      ...others,
      sid: 'OriginalsAreReadByTheScannerAlone',
      actions: [...READING],
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

/** Page images: read by the reading room, which notes every page that it shows; whatever is granted to anybody else. */
export const pageRules = (bucket: Bucket, readingRoomArn: string): PolicyStatement[] => [
  new PolicyStatement({
    ...everybody,
    sid: 'PagesAreReadByTheReadingRoomAlone',
    actions: [...READING],
    resources: [bucket.arnForObjects('pages/*')],
    ...allBut(readingRoomArn),
  }),
]

/** The journal's exports name what lies in every dossier, of every level: read by the auditor, if one is named, or by nobody. */
export const exportRules = (
  bucket: Bucket,
  auditorRoleArn: string | undefined,
): PolicyStatement[] => [
  new PolicyStatement({
    ...everybody,
    sid: 'ExportsAreReadByTheAuditorAlone',
    actions: [...READING],
    resources: [bucket.arnForObjects('exports/*')],
    ...allBut(auditorRoleArn),
  }),
]
