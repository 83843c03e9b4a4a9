import {
  GetObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { SecrecyLevel } from '../../shared/terms/secrecy-level.ts'
import { IMPATIENT } from './client.ts'
import { ORIGINALS, UNVERSIONED } from './object-names.ts'
import { versionsUnder } from './object-versions.ts'
import type { Settings } from './settings.ts'

/**
 * Where bytes are kept. Originals go in and never come out: there is no call that reads one.
 * What can be read are page images, and a top secret document has none.
 * Every name bears the SHA-256 of the original: what a chat gives out under the same id a second time may be something
 * else, and neither a verdict nor a page of the one is taken for the other's.
 */
export interface Files {
  /** Gives the version in which it is kept. */
  keepOriginal(document: Hashed & { secrecy: SecrecyLevel }, bytes: Uint8Array): Promise<string>
  keepPage(
    document: Hashed & { secrecy: SecrecyLevel },
    page: number,
    jpeg: Uint8Array,
  ): Promise<void>
  page(document: Hashed, page: number): Promise<Uint8Array>
}

/** A document, and the bytes that it is read as. */
interface Hashed {
  id: string
  sha256: string
}

export function s3Files(settings: Settings): Files {
  const bucket = settings.BUCKET
  const client = new S3Client({
    region: settings.AWS_REGION,
    maxAttempts: 3,
    requestHandler: IMPATIENT,
    ...(settings.S3_ENDPOINT ? { endpoint: settings.S3_ENDPOINT, forcePathStyle: true } : {}),
  })

  return {
    keepOriginal: async ({ id, secrecy, sha256 }, bytes) => {
      // A prefix of its own, so that deployment can deny reading it to everything and everyone.
      const prefix = secrecy === 'topSecret' ? 'top-secret' : ORIGINALS
      const Key = `${prefix}/${id}/${sha256}`
      const version = await putOnce({
        Key,
        Body: bytes,
        Metadata: { sha256 },
        SSEKMSKeyId: keyFor(secrecy),
      })
      return version ?? firstVersion(Key)
    },
    keepPage: async ({ secrecy, ...document }, page, jpeg) => {
      if (secrecy === 'topSecret') throw new Error('a top secret document has no page images')
      await putOnce({
        Key: pageKey(document, page),
        Body: jpeg,
        ContentType: 'image/jpeg',
        SSEKMSKeyId: keyFor(secrecy),
      })
    },
    page: async (document, page) => {
      const answer = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: pageKey(document, page) }),
      )
      if (!answer.Body) throw new Error('a page image has no body')
      return answer.Body.transformToByteArray()
    },
  }

  /** The original is never altered or overwritten: what stands under a key stays. The version; none if one stood there. */
  async function putOnce(
    input: Omit<PutObjectCommandInput, 'Bucket'>,
  ): Promise<string | undefined> {
    const params = {
      Bucket: bucket,
      ServerSideEncryption: 'aws:kms' as const,
      IfNoneMatch: '*',
      ...input,
    }
    try {
      const { VersionId } = inParts(input)
        ? await new Upload({ client, params }).done()
        : await client.send(new PutObjectCommand(params))
      return VersionId ?? UNVERSIONED
    } catch (error) {
      const taken = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412
      if (!taken) throw error
      return undefined
    }
  }

  /**
   * The version that was put first, by an attempt that ended before it could say so: who may not read an object
   * may still be told which versions of it there are.
   */
  async function firstVersion(key: string): Promise<string> {
    let first: string | undefined
    for await (const version of versionsUnder(key, { client, bucket }))
      if (version.key === key) first = version.versionId
    if (first === undefined) throw new Error('an original that stands in the way is not listed')
    return first
  }

  function keyFor(secrecy: SecrecyLevel): string {
    if (secrecy === 'topSecret') return settings.KEY_TOP_SECRET
    return secrecy === 'unclassified' ? settings.KEY_ORDINARY : settings.KEY_SECRET
  }
}

/**
 * Large originals go in parts. Top secret ones never do: S3 puts parts together by decrypting them,
 * which nobody may with their key.
 */
const inParts = ({ Key, Body }: Pick<PutObjectCommandInput, 'Key' | 'Body'>): boolean =>
  Buffer.isBuffer(Body) && Body.length > 16_000_000 && !Key?.startsWith('top-secret/')

/** Page images are numbered from 1. */
const pageKey = ({ id, sha256 }: Hashed, page: number): string =>
  `pages/${id}/${sha256}/${String(page).padStart(4, '0')}.jpg`
