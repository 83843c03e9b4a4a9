import { join } from 'node:path'
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3'
import { startFileServer } from './files/server.ts'
import type { Kept } from './scanner/scan-result.ts'
import { type Engine, startEngine } from './store/engine.ts'

interface Credentials {
  accessKeyId: string
  secretAccessKey: string
}

/** Where records and files are kept. */
interface Storage {
  /** The address of DynamoDB. */
  dynamodb: string
  /** The address of S3. */
  s3: string
  /** Says of every object that is put; none when another S3 is used. */
  watch: ((told: (kept: Kept) => void) => void) | undefined
  /** The embedded store; none when another DynamoDB is used. */
  engine: Engine | undefined
  close(): Promise<void>
}

/** Starts the embedded store and the file server in one directory, each unless the environment names another. */
export async function startStorage(directory: string, credentials: Credentials): Promise<Storage> {
  let dynamodb = process.env['DYNAMODB_ENDPOINT']
  let engine: Engine | undefined
  if (!dynamodb) {
    engine = await startEngine(join(directory, 'store.db'))
    dynamodb = engine.endpoint
  }
  let s3 = process.env['S3_ENDPOINT']
  let closeFiles: (() => Promise<void>) | undefined
  let watch: Storage['watch']
  if (!s3) {
    let tell: (kept: Kept) => void = () => undefined
    watch = (told) => {
      tell = told
    }
    const files = await startFileServer({
      directory: join(directory, 'files'),
      credentials,
      onPut: (bucket, { key, versionId }) => tell({ bucket, key, versionId }),
    })
    closeFiles = () => files.close()
    s3 = files.endpoint
  }
  return {
    dynamodb,
    s3,
    watch,
    engine,
    close: async () => {
      await closeFiles?.()
      await engine?.kill()
    },
  }
}

/** Makes the bucket of originals and pages, with versions, where there is none yet. */
export async function makeBucket(
  endpoint: string,
  Bucket: string,
  credentials: Credentials,
): Promise<void> {
  const s3 = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials })
  await s3.send(new CreateBucketCommand({ Bucket })).catch((error: Error) => {
    if (!error.name.startsWith('BucketAlready')) throw error
  })
  await s3.send(
    new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
  )
  s3.destroy()
}
