import { Arn, Aws, RemovalPolicy, type Stack } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  type ITable,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { appendOnly } from './append-only.ts'
import type { Choices } from './choices.ts'

/** The table that the house works on: its own, or one that was restored and is named at deployment. */
export function houseTable(stack: Stack, encryptionKey: Key, choices: Choices): ITable {
  const own = ownTable(stack, encryptionKey)
  const { table: restored, tableStreamArn } = choices
  // Stacks that still work on the house's own table let go of it only after this one was deployed.
  for (const told of [own.tableName, own.tableArn, own.tableStreamArn]) stack.exportValue(told)
  if (!restored || !tableStreamArn) return own as ITable
  return Table.fromTableAttributes(stack, 'restored', {
    tableArn: Arn.format({
      partition: Aws.PARTITION,
      region: Aws.REGION,
      account: Aws.ACCOUNT_ID,
      service: 'dynamodb',
      resource: 'table',
      resourceName: restored,
    }),
    tableStreamArn,
  })
}

/** Made in any case, and never deleted with the stack: whoever restores leaves it for whoever has to look into it. */
const ownTable = (stack: Stack, encryptionKey: Key): Table =>
  new Table(stack, 'table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    // Only tidies up: every time that matters is compared at use.
    timeToLiveAttribute: 'expires',
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
    // Also after a deployment that failed: it would refuse to be deleted, and has no name to be in anybody's way.
    removalPolicy: RemovalPolicy.RETAIN,
    resourcePolicy: appendOnly(),
  })
