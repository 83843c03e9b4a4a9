import {
  GetObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { SecrecyLevel } from '../../shared/terms/secrecy-level.ts'
import type { Settings } from './settings.ts'

/**
 * Where bytes are kept. Originals go in and never come out: there is no call that reads one.
 * What can be read are page images, and a top secret document has none.
 */
export interface Files {
  keepOriginal(
    document: { id: string; secrecy: SecrecyLevel; sha256: string },
    bytes: Uint8Array,
  ): Promise<void>
  keepPage(
    document: { id: string; secrecy: SecrecyLevel },
    page: number,
    jpeg: Uint8Array,
  ): Promise<void>
  page(documentId: string, page: number): Promise<Uint8Array>
}

export function s3Files(settings: Settings): Files {
  const bucket = settings.BUCKET
  const client = new S3Client({
    region: settings.AWS_REGION,
    maxAttempts: 3,
    ...(settings.S3_ENDPOINT ? { endpoint: settings.S3_ENDPOINT, forcePathStyle: true } : {}),
  })

  return {
    keepOriginal: async ({ id, secrecy, sha256 }, bytes) => {
      // A prefix of its own, so that deployment can deny reading it to everything and everyone.
      const prefix = secrecy === 'topSecret' ? 'top-secret' : 'originals'
      await putOnce({
        Key: `${prefix}/${id}`,
        Body: bytes,
        Metadata: { sha256 },
        SSEKMSKeyId: keyFor(secrecy),
      })
    },
    keepPage: async ({ id, secrecy }, page, jpeg) => {
      if (secrecy === 'topSecret') throw new Error('a top secret document has no page images')
      await putOnce({
        Key: pageKey(id, page),
        Body: jpeg,
        ContentType: 'image/jpeg',
        SSEKMSKeyId: keyFor(secrecy),
      })
    },
    page: async (documentId, page) => {
      const answer = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: pageKey(documentId, page) }),
      )
      if (!answer.Body) throw new Error('a page image has no body')
      return answer.Body.transformToByteArray()
    },
  }

  /** The original is never altered or overwritten: what stands under a key stays. */
  async function putOnce(input: Omit<PutObjectCommandInput, 'Bucket'>): Promise<void> {
    const params = {
      Bucket: bucket,
      ServerSideEncryption: 'aws:kms' as const,
      IfNoneMatch: '*',
      ...input,
    }
    try {
      if (inParts(input)) {
        await new Upload({ client, params }).done()
      } else {
        await client.send(new PutObjectCommand(params))
      }
    } catch (error) {
      const taken = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412
      if (!taken) throw error
    }
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
const pageKey = (documentId: string, page: number): string =>
  `pages/${documentId}/${String(page).padStart(4, '0')}.jpg`
