import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { type FileServer, startFileServer } from '../../local/files/server.ts'

/** The pair of keys that AWS uses in its own examples, so that those can be replayed. */
export const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}

/** A client that asks once and tells at once. */
export function clientOf(
  endpoint: string,
  differences: ConstructorParameters<typeof S3Client>[0] = {},
): S3Client {
  return new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials,
    maxAttempts: 1,
    ...differences,
  })
}

/** Another S3 than our own. */
const elsewhere = process.env['S3_ENDPOINT']

/**
 * A server in a directory of its own, whose clock can be moved and which can be started again;
 * or the one that the environment names, with which that cannot be done.
 */
export class TestServer {
  clockOffset = 0
  readonly directory: string
  #running: FileServer | undefined

  private constructor(directory: string) {
    this.directory = directory
  }

  static async start(bucket: string): Promise<TestServer> {
    const test = new TestServer(await mkdtemp(join(tmpdir(), 'anjuan-files-')))
    if (!elsewhere) await test.restart()
    await test.client().send(new CreateBucketCommand({ Bucket: bucket }))
    return test
  }

  /** Whether it is the one of this house, whose clock and whose directory are at hand. */
  get isOurs(): boolean {
    return elsewhere === undefined
  }

  get endpoint(): string {
    return elsewhere ?? this.#running?.endpoint ?? ''
  }

  client(differences: ConstructorParameters<typeof S3Client>[0] = {}): S3Client {
    return clientOf(this.endpoint, differences)
  }

  /** Stops, lets something happen to the directory, and starts again. */
  async restart(meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    if (elsewhere) throw new Error('a server that we did not start is not started again')
    await this.#running?.close()
    await meanwhile()
    this.#running = await startFileServer({
      directory: this.directory,
      credentials,
      now: () => Date.now() + this.clockOffset,
    })
  }

  async remove(): Promise<void> {
    await this.#running?.close()
    await rm(this.directory, { recursive: true })
  }
}

/** All of an object. */
export async function contentOf(
  client: S3Client,
  Bucket: string,
  Key: string,
  VersionId?: string,
): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }))
  return Buffer.from((await Body?.transformToByteArray()) ?? [])
}

/** The names of all files under a directory, without their folders. */
export async function filesUnder(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}
