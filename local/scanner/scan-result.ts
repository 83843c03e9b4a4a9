import { randomUUID } from 'node:crypto'
import type { ObjectVersion } from '../../lambdas/aws/object-versions.ts'

/** One version of an object, as a scanner is told of it. */
export interface Kept extends ObjectVersion {
  bucket: string
}

/** What a scanner tells of one version, in the very shape in which GuardDuty tells it. */
export const scanResult = (
  { bucket, key, versionId }: Kept,
  threats: readonly string[],
  source = 'anjuan.scanner',
) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'GuardDuty Malware Protection Object Scan Result',
  source,
  account: '111122223333',
  time: new Date().toISOString(),
  region: 'us-east-1',
  resources: ['arn:aws:guardduty:us-east-1:111122223333:malware-protection-plan/local'],
  detail: {
    schemaVersion: '1.0',
    scanStatus: 'COMPLETED',
    resourceType: 'S3_OBJECT',
    s3ObjectDetails: { bucketName: bucket, objectKey: key, versionId, s3Throttled: false },
    scanResultDetails: {
      scanResultStatus: threats.length > 0 ? 'THREATS_FOUND' : 'NO_THREATS_FOUND',
      threats: threats.length > 0 ? threats.map((name) => ({ name })) : null,
    },
  },
})
