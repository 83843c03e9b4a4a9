import { Duration } from 'aws-cdk-lib'
import {
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectLockRetention,
  StorageClass,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledged.ts'
import type { Choices } from './choices.ts'
import type { Keys } from './keys.ts'
import { PRIVATE } from './private-bucket.ts'

const unfinished = { abortIncompleteMultipartUploadAfter: Duration.days(1) }
/** Room for who deleted by mistake to say so. */
const formerVersions = { noncurrentVersionExpiration: Duration.days(30) }

/**
 * Originals and page images. They can be locked one by one, but are not by themselves: what its retention period
 * has released is destroyed, and a lock nobody can lift would forbid it.
 */
export function filesBucket(
  scope: Construct,
  { ordinary }: Keys,
  log: IBucket,
  { objectLock }: Choices,
): Bucket {
  return new Bucket(scope, 'files', {
    ...PRIVATE,
    versioned: true,
    objectLockEnabled: objectLock,
    encryption: BucketEncryption.KMS,
    encryptionKey: ordinary,
    serverAccessLogsBucket: log,
    serverAccessLogsPrefix: 'files/',
    lifecycleRules: [
      { id: 'unfinished', ...unfinished },
      { id: 'former-versions', ...formerVersions },
      // Originals are never read after their scan, pages hardly ever once a loan is over: both are kept for decades.
      ...Object.entries({ originals: 30, 'top-secret': 30, pages: 90 }).map(([folder, days]) => ({
        id: `${folder}-rest`,
        prefix: `${folder}/`,
        transitions: [
          {
            storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL,
            transitionAfter: Duration.days(days),
          },
        ],
      })),
    ],
  })
}

/** Exports of the journal: nobody deletes or overwrites one before its time, whoever it is. */
export function journalBucket(
  scope: Construct,
  { ordinary }: Keys,
  log: IBucket,
  { objectLock, journalLock, journalDays }: Choices,
): Bucket {
  const lasts = Duration.days(journalDays)
  return new Bucket(scope, 'journal', {
    ...PRIVATE,
    versioned: true,
    ...(objectLock
      ? {
          objectLockEnabled: true,
          objectLockDefaultRetention:
            journalLock === 'compliance'
              ? ObjectLockRetention.compliance(lasts)
              : ObjectLockRetention.governance(lasts),
        }
      : {}),
    encryption: BucketEncryption.KMS,
    encryptionKey: ordinary,
    serverAccessLogsBucket: log,
    serverAccessLogsPrefix: 'journal/',
    lifecycleRules: [
      { id: 'unfinished', ...unfinished },
      { id: 'over', expiration: lasts, ...formerVersions },
    ],
  })
}

/** Who asked S3 for what: a second witness beside the journal. */
export function accessLog(scope: Construct): IBucket {
  const log = new Bucket(scope, 'files-access-log', {
    ...PRIVATE,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ id: 'over', expiration: Duration.days(400), ...unfinished }],
  })
  acknowledge(log, {
    id: 'AwsSolutions-S1',
    reason: 'This is the access log itself; a log of the log would have no end.',
  })
  // CDK's own interfaces do not hold under exactOptionalPropertyTypes.
  return log as IBucket
}
