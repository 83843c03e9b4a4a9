import { checksumAlgorithm, checksumHeader } from './checksum.ts'
import { checkWrite } from './conditions.ts'
import { descriptionIn, encryptionHeaders } from './description.ts'
import { partsIn } from './documents.ts'
import { type Answer, bare, type FileRequest, xmlAnswer } from './exchange.ts'
import type { FileStore } from './file-store.ts'
import { textOf } from './incoming-body.ts'
import { Part, type Upload } from './kept.ts'
import { checksumOf, claimedParts, etagOf, joined, newUploadId, uploadNamed } from './multipart.ts'
import { refusal } from './refusal.ts'
import { currentOf, versionHeader, writeVersion } from './versions.ts'
import { tag } from './xml.ts'

/** CreateMultipartUpload. */
export function createUpload(store: FileStore, request: FileRequest): Answer {
  const bucket = store.bucket(request.bucket)
  const upload: Upload = {
    uploadId: newUploadId(),
    key: request.key,
    at: request.now,
    checksum: announcedChecksum(request),
    description: descriptionIn(request, bucket),
  }
  store.commit({ did: 'begin-upload', bucket: bucket.name, upload })
  return xmlAnswer(
    'InitiateMultipartUploadResult',
    [tag('Bucket', bucket.name), tag('Key', upload.key), tag('UploadId', upload.uploadId)],
    {
      ...encryptionHeaders(upload.description.encryption),
      ...(upload.checksum && {
        'x-amz-checksum-algorithm': upload.checksum.algorithm,
        'x-amz-checksum-type': upload.checksum.type,
      }),
    },
  )
}

function announcedChecksum(request: FileRequest): Upload['checksum'] {
  const named = request.header('x-amz-checksum-algorithm')
  if (named === undefined) return undefined
  const algorithm = checksumAlgorithm.safeParse(named)
  if (!algorithm.success) throw refusal('NotImplemented', `${named} is not computed here`)
  const type = request.header('x-amz-checksum-type') ?? 'COMPOSITE'
  if (type !== 'COMPOSITE' && type !== 'FULL_OBJECT')
    throw refusal('InvalidRequest', 'Value for x-amz-checksum-type header is invalid.')
  return { algorithm: algorithm.data, type }
}

/** UploadPart. */
export async function uploadPart(store: FileStore, request: FileRequest): Promise<Answer> {
  if (request.header('x-amz-copy-source') !== undefined)
    throw refusal('NotImplemented', 'UploadPartCopy is not supported')
  const number = Part.shape.number.safeParse(Number(request.query.get('partNumber')))
  if (!number.success)
    throw refusal('InvalidArgument', 'Part number must be between 1 and 10000, inclusive')
  const uploadId = request.query.get('uploadId')
  uploadNamed(store.bucket(request.bucket), request.key, uploadId)
  const body = request.body()
  await store.blobs.keep(body)
  const { sha256, size, md5, checksum } = body.digests()
  try {
    const upload = uploadNamed(store.bucket(request.bucket), request.key, uploadId)
    if (upload.checksum && upload.checksum.algorithm !== body.checksumAlgorithm)
      throw refusal('InvalidRequest', `The upload was begun with ${upload.checksum.algorithm}`)
    const part: Part = {
      number: number.data,
      at: request.now,
      sha256,
      size,
      etag: md5.toString('hex'),
      checksum,
    }
    store.commit({
      did: 'put-part',
      bucket: request.bucket,
      uploadId: upload.uploadId,
      part,
    })
    return bare(200, {
      etag: `"${part.etag}"`,
      ...encryptionHeaders(upload.description.encryption),
      ...(body.checksumAlgorithm &&
        checksum && { [checksumHeader(body.checksumAlgorithm)]: checksum }),
    })
  } finally {
    store.blobs.release(sha256)
  }
}

/** CompleteMultipartUpload: joins the parts, then lets the object appear in one step. */
export async function completeUpload(store: FileStore, request: FileRequest): Promise<Answer> {
  const claims = partsIn(await textOf(request.body()))
  const uploadId = request.query.get('uploadId')
  const bucket = store.bucket(request.bucket)
  const upload = uploadNamed(bucket, request.key, uploadId)
  checkWrite(currentOf(bucket, request.key), request.header)
  const parts = claimedParts(upload, claims)
  const content = joined(store.blobs, parts, upload)
  // A part sent again, or an abort, must not take the bytes away while they are being joined.
  for (const part of parts) store.blobs.hold(part.sha256)
  try {
    await store.blobs.keep(content)
  } finally {
    for (const part of parts) store.blobs.release(part.sha256)
  }
  const { sha256, size, checksum: ofBytes } = content.digests()
  try {
    uploadNamed(store.bucket(request.bucket), request.key, uploadId)
    const checksum = checksumOf(upload, parts, ofBytes)
    const claimed = checksum && request.header(checksumHeader(checksum.algorithm))
    if (claimed !== undefined && claimed.replace(/-\d+$/, '') !== checksum?.value.split('-')[0])
      throw refusal('BadDigest', 'The checksum of the object did not match')
    const version = writeVersion(
      store,
      request,
      {
        sha256,
        size,
        etag: etagOf(parts),
        checksum,
        parts: parts.length,
        ...upload.description,
      },
      uploadId,
    )
    return xmlAnswer(
      'CompleteMultipartUploadResult',
      [
        tag('Bucket', request.bucket),
        tag('Key', request.key),
        tag('ETag', `"${version.etag}"`),
        tag(`Checksum${checksum?.algorithm}`, checksum?.value),
        tag('ChecksumType', checksum?.type),
      ],
      {
        ...versionHeader(store.bucket(request.bucket), version),
        ...encryptionHeaders(version.encryption),
      },
    )
  } finally {
    store.blobs.release(sha256)
  }
}

/** AbortMultipartUpload. */
export function abortUpload(store: FileStore, request: FileRequest): Answer {
  const bucket = store.bucket(request.bucket)
  const { uploadId } = uploadNamed(bucket, request.key, request.query.get('uploadId'))
  store.commit({ did: 'end-upload', bucket: bucket.name, uploadId })
  return bare(204)
}
