import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { Keys } from './keys.ts'

/** What is kept: the table, the files, and the keys that both are closed with. Never deleted with the stack. */
export class DataStack extends Stack {
  readonly keys: Keys
  readonly table: Table
  readonly bucket: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id, { terminationProtection: true })
    this.keys = new Keys(this)
    this.table = new Table(this, 'table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      // Only tidies up: every time that matters is compared at use.
      timeToLiveAttribute: 'expires',
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.keys.ordinary,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.bucket = new Bucket(this, 'files', {
      ...PRIVATE,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.keys.ordinary,
      serverAccessLogsBucket: accessLog(this),
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    })
    for (const rule of this.topSecretRules()) this.bucket.addToResourcePolicy(rule)
    new CfnOutput(this, 'TableName', { value: this.table.tableName })
    new CfnOutput(this, 'BucketName', { value: this.bucket.bucketName })
  }

  /** The finding by which cdk-nag names everything in a folder of the bucket, as another stack sees it. */
  folderFinding(folder: string): string {
    const arn: unknown = this.resolve(this.exportValue(this.bucket.bucketArn))
    const { 'Fn::ImportValue': name } = arn as { 'Fn::ImportValue': string }
    return `AwsSolutions-IAM5[Resource::${name}/${folder}/*]`
  }

  /** Top secret bytes: read by nobody, and written under their own key or not at all. */
  private topSecretRules(): PolicyStatement[] {
    const common = {
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      resources: [this.bucket.arnForObjects('top-secret/*')],
    }
    return [
      new PolicyStatement({
        ...common,
        sid: 'TopSecretIsReadByNobody',
        actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectTorrent'],
      }),
      new PolicyStatement({
        ...common,
        sid: 'TopSecretIsWrittenUnderItsKey',
        actions: ['s3:PutObject'],
        conditions: {
          StringNotEquals: {
            's3:x-amz-server-side-encryption-aws-kms-key-id': this.keys.topSecret.keyArn,
          },
        },
      }),
    ]
  }
}

const PRIVATE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
}

/** Who asked S3 for what: a second witness beside the journal. */
function accessLog(scope: Construct): IBucket {
  const log = new Bucket(scope, 'files-access-log', {
    ...PRIVATE,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(400) }],
  })
  Validations.of(log).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'This is the access log itself; a log of the log would have no end.',
  })
  // CDK's own interfaces do not hold under exactOptionalPropertyTypes.
  return log as IBucket
}
