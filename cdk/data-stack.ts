import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { accessLog, filesBucket, journalBucket } from './buckets.ts'
import { ChatSecrets } from './chat-secrets.ts'
import type { Choices } from './choices.ts'
import { exportRules, pageRules, scannerRules, topSecretRules } from './files-rules.ts'
import { houseTable } from './house-table.ts'
import { Keys } from './keys.ts'
import { readingRoomRole, roleArn } from './known-roles.ts'
import { MalwarePlan } from './malware-plan.ts'
import type { Names } from './names.ts'

/** What is kept: the table, the files, the journal's exports, the secrets, and the keys that all are closed with. */
export class DataStack extends Stack {
  readonly keys: Keys
  readonly table: ITable
  /** Originals and page images. */
  readonly bucket: Bucket
  readonly journal: Bucket
  readonly secrets: ChatSecrets

  constructor(scope: Construct, id: string, choices: Choices, names: Names, props: StackProps) {
    super(scope, id, props)
    this.keys = new Keys(this, names)
    this.table = houseTable(this, this.keys.ordinary, choices)
    const log = accessLog(this)
    this.bucket = filesBucket(this, this.keys, log, choices)
    this.journal = journalBucket(this, this.keys, log, choices)
    this.secrets = new ChatSecrets(this, choices.chats, names, this.keys.ordinary)
    this.closeFiles(choices, names)
    new CfnOutput(this, 'TableName', { value: this.table.tableName })
    new CfnOutput(this, 'BucketName', { value: this.bucket.bucketName })
    new CfnOutput(this, 'JournalBucketName', { value: this.journal.bucketName })
  }

  /** The finding by which cdk-nag names everything in a folder of a bucket, as another stack sees it. */
  folderFinding(folder: string, bucket = this.bucket): string {
    const arn: unknown = this.resolve(this.exportValue(bucket.bucketArn))
    const { 'Fn::ImportValue': name } = arn as { 'Fn::ImportValue': string }
    return `AwsSolutions-IAM5[Resource::${name}/${folder}/*]`
  }

  /** The bucket's own rules, which hold whatever anybody is granted elsewhere. */
  private closeFiles({ malwareScan, scannerRoleArn, auditorRoleArn }: Choices, names: Names): void {
    const plan = malwareScan === 'guardduty' ? new MalwarePlan(this, this.bucket) : undefined
    const rules = [
      ...topSecretRules(this.bucket, this.keys.topSecret.keyArn),
      ...scannerRules(this.bucket, plan?.role.roleArn ?? scannerRoleArn),
      ...pageRules(this.bucket, roleArn(this, readingRoomRole(names))),
    ]
    for (const rule of rules) this.bucket.addToResourcePolicy(rule)
    for (const rule of exportRules(this.journal, auditorRoleArn))
      this.journal.addToResourcePolicy(rule)
    plan?.begin(this.keys)
  }
}
