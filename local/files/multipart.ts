import { createHash, randomUUID } from 'node:crypto'
import type { Blobs } from './blobs.ts'
import type { Bucket } from './bucket.ts'
import { beginChecksum } from './checksum.ts'
import { type Digests, Measure } from './digests.ts'
import type { ClaimedPart } from './documents.ts'
import type { Incoming } from './incoming-body.ts'
import type { Checksum, Part, Upload } from './kept.ts'
import { refusal } from './refusal.ts'

/** An upload under way, with the parts that have come. */
export type OpenUpload = Upload & { parts: Map<number, Part> }

const smallestPart = 5 * 1024 ** 2

/** A new id that no one guesses. */
export function newUploadId(): string {
  return randomUUID()
}

/** The upload that a request names, if it is for this key. */
export function uploadNamed(bucket: Bucket, key: string, uploadId: string | undefined): OpenUpload {
  const upload = bucket.uploads.get(uploadId ?? '')
  if (upload?.key !== key) throw refusal('NoSuchUpload', 'The specified upload does not exist.')
  return upload
}

/** The parts that the client lists, in their order, each proved to be the one we have. */
export function claimedParts(upload: OpenUpload, claims: ClaimedPart[]): Part[] {
  const parts = claims.map((claim) => {
    const part = upload.parts.get(claim.number)
    const name = `Checksum${upload.checksum?.algorithm}`
    const sum = claim.checksums[name]
    if (part?.etag !== claim.etag || (sum !== undefined && sum !== part.checksum))
      throw refusal('InvalidPart', `Part ${claim.number} is not the one that was uploaded.`)
    return part
  })
  parts.forEach((part, index) => {
    const next = parts[index + 1]
    if (next && next.number <= part.number)
      throw refusal('InvalidPartOrder', 'The list of parts was not in ascending order.')
    if (next && part.size < smallestPart)
      throw refusal('EntityTooSmall', 'Every part but the last has at least 5 MiB')
  })
  return parts
}

/** The parts one after the other, as content to be kept like any other. */
export function joined(
  blobs: Blobs,
  parts: Part[],
  upload: OpenUpload,
): Pick<Incoming, 'pieces' | 'digests'> {
  const measure = new Measure(upload.checksum?.algorithm)
  let digests: Digests | undefined
  return {
    pieces: measure.through(piecesOf(blobs, parts)),
    digests: () => {
      digests ??= measure.finish()
      return digests
    },
  }
}

async function* piecesOf(blobs: Blobs, parts: Part[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    const file = await blobs.open(part.sha256)
    // The stream closes the file at its end.
    for await (const piece of file.createReadStream()) yield piece
  }
}

/** S3's ETag of an object in parts: the MD5 of their MD5s, and how many they are. */
export function etagOf(parts: Part[]): string {
  const md5 = createHash('md5')
  for (const part of parts) md5.update(Buffer.from(part.etag, 'hex'))
  return `${md5.digest('hex')}-${parts.length}`
}

/** The checksum of the finished object, over its bytes or over the checksums of its parts. */
export function checksumOf(
  upload: OpenUpload,
  parts: Part[],
  ofBytes: string | undefined,
): Checksum | undefined {
  if (!upload.checksum || ofBytes === undefined) return undefined
  const { algorithm, type } = upload.checksum
  if (type === 'FULL_OBJECT') return { algorithm, type, value: ofBytes }
  const sum = beginChecksum(algorithm)
  for (const part of parts) sum.update(Buffer.from(part.checksum ?? '', 'base64'))
  return { algorithm, type, value: `${sum.digest().toString('base64')}-${parts.length}` }
}
