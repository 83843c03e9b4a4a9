import { RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3'

/** Closed to the public, by TLS of today alone, no ACLs, and never deleted with its stack. */
export const PRIVATE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  // Also after a deployment that failed: GuardDuty's trial may lie in it already, and nobody needs its name again.
  removalPolicy: RemovalPolicy.RETAIN,
} satisfies BucketProps
