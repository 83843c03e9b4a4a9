import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'

/** How the one table is laid out, as `cdk/` makes it on AWS: two keys, on demand. */
export const LAYOUT = {
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
} satisfies Partial<CreateTableCommandInput>

/** What the stream of the table tells: a row as it was and as it is. */
export const STREAM = {
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
} satisfies Partial<CreateTableCommandInput>

/** Under this key and no other. */
export const sealedWith = (key: string) =>
  ({ Enabled: true, SSEType: 'KMS', KMSMasterKeyId: key }) as const
