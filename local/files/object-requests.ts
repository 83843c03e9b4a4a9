import type { ChecksumAlgorithm } from './checksum.ts'
import { checksumHeader } from './checksum.ts'
import { checkWrite, failed, notModified, rangeOf } from './conditions.ts'
import { descriptionHeaders, descriptionIn, encryptionHeaders, overrides } from './description.ts'
import { type Answer, bare, type FileRequest, xmlAnswer } from './exchange.ts'
import type { FileStore } from './file-store.ts'
import type { Checksum, Description, ObjectVersion } from './kept.ts'
import { refusal } from './refusal.ts'
import { asksBypass } from './retention.ts'
import { decoded, readTarget } from './target.ts'
import { currentOf, objectNamed, removeObject, versionHeader, writeVersion } from './versions.ts'
import { tag } from './xml.ts'

/** PutObject, and CopyObject, which differs by one header. */
export async function putObject(store: FileStore, request: FileRequest): Promise<Answer> {
  if (request.header('x-amz-copy-source') !== undefined) return copyObject(store, request)
  const bucket = store.bucket(request.bucket)
  const description = descriptionIn(request, bucket)
  // Once before the bytes travel, to save them the way; it is decided in writeVersion.
  checkWrite(currentOf(bucket, request.key), request.header)
  const body = request.body()
  checkLockedWrite(description, request, body.checksumAlgorithm)
  await store.blobs.keep(body)
  const { sha256, size, md5, checksum: value } = body.digests()
  try {
    const checksum = fullChecksum(body.checksumAlgorithm, value)
    const content = { sha256, size, etag: md5.toString('hex'), checksum, ...description }
    return writtenAnswer(store, request, writeVersion(store, request, content))
  } finally {
    store.blobs.release(sha256)
  }
}

function fullChecksum(
  algorithm: ChecksumAlgorithm | undefined,
  value: string | undefined,
): Checksum | undefined {
  if (algorithm === undefined || value === undefined) return undefined
  return { algorithm, value, type: 'FULL_OBJECT' }
}

// What may never be changed again has to be known to have arrived whole.
function checkLockedWrite(
  description: Description,
  request: FileRequest,
  algorithm: ChecksumAlgorithm | undefined,
): void {
  const locked = description.retention !== undefined || description.legalHold
  if (locked && algorithm === undefined && request.header('content-md5') === undefined)
    throw refusal(
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    )
}

function writtenAnswer(store: FileStore, request: FileRequest, version: ObjectVersion): Answer {
  return bare(200, {
    etag: `"${version.etag}"`,
    ...checksumHeaders(version),
    ...versionHeader(store.bucket(request.bucket), version),
    ...encryptionHeaders(version.encryption),
  })
}

function checksumHeaders({ checksum }: ObjectVersion): Record<string, string> {
  if (!checksum) return {}
  return {
    [checksumHeader(checksum.algorithm)]: checksum.value,
    'x-amz-checksum-type': checksum.type,
  }
}

async function copyObject(store: FileStore, request: FileRequest): Promise<Answer> {
  const [path = '', question = ''] = (request.header('x-amz-copy-source') ?? '').split('?')
  const from = readTarget(`/${path.replace(/^\//, '')}`)
  const versionId = /^versionId=(.+)$/.exec(question)?.[1]
  if (from.bucket === undefined || from.key === undefined)
    throw refusal('InvalidArgument', 'The copy source names no object')
  const sourceBucket = store.bucket(from.bucket)
  const source = objectNamed(sourceBucket, from.key, versionId && decoded(versionId))
  if (notModified(source, request.header, 'x-amz-copy-source-'))
    throw failed('x-amz-copy-source-if-none-match')
  const said = descriptionIn(request, store.bucket(request.bucket))
  const replaces = request.header('x-amz-metadata-directive') === 'REPLACE'
  const retags = request.header('x-amz-tagging-directive') === 'REPLACE'
  const ontoItself = from.bucket === request.bucket && from.key === request.key && !versionId
  if (ontoItself && !replaces && request.header('x-amz-server-side-encryption') === undefined)
    throw refusal('InvalidRequest', 'This copy request would copy an object onto itself unchanged')
  const { headers, metadata } = replaces ? said : source
  const { tags } = retags ? said : source
  const { sha256, size, etag, checksum, parts } = source
  const version = writeVersion(store, request, {
    ...said,
    headers,
    metadata,
    tags,
    sha256,
    size,
    etag,
    checksum,
    parts,
  })
  const modified = tag('LastModified', new Date(version.at).toISOString())
  return xmlAnswer('CopyObjectResult', [tag('ETag', `"${version.etag}"`), modified], {
    ...versionHeader(store.bucket(request.bucket), version),
    ...encryptionHeaders(version.encryption),
    ...(versionId && { 'x-amz-copy-source-version-id': decoded(versionId) }),
  })
}

/** GetObject. */
export async function getObject(store: FileStore, request: FileRequest): Promise<Answer> {
  const { sha256, excerpt, ...answer } = readAnswer(store, request)
  if (!excerpt || excerpt.last < excerpt.first) return answer
  // Opened before anything else can happen: a deletion then takes the name, not these bytes.
  return { ...answer, body: { file: await store.blobs.open(sha256), ...excerpt } }
}

/** HeadObject. */
export function headObject(store: FileStore, request: FileRequest): Answer {
  const { status, headers } = readAnswer(store, request)
  return bare(status, headers)
}

function readAnswer(
  store: FileStore,
  request: FileRequest,
): Answer & { sha256: string; excerpt?: { first: number; last: number } } {
  const bucket = store.bucket(request.bucket)
  const version = objectNamed(bucket, request.key, request.query.get('versionId'))
  const identity = {
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.at).toUTCString(),
    ...versionHeader(bucket, version),
  }
  if (notModified(version, request.header))
    return { ...bare(304, identity), sha256: version.sha256 }
  const range = rangeOf(request.header('range'), version.size)
  const { first, last } = range ?? { first: 0, last: version.size - 1 }
  const wantsChecksum = request.header('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED'
  return {
    status: range ? 206 : 200,
    headers: {
      ...identity,
      ...descriptionHeaders(version),
      ...overrides(request.query),
      'accept-ranges': 'bytes',
      'content-length': String(last - first + 1),
      ...(range && { 'content-range': `bytes ${first}-${last}/${version.size}` }),
      // Never beside a part of the object: the SDK would hold the part to it.
      ...(wantsChecksum && !range && checksumHeaders(version)),
    },
    sha256: version.sha256,
    excerpt: { first, last },
  }
}

/** DeleteObject. */
export function deleteObject(store: FileStore, request: FileRequest): Answer {
  const bucket = store.bucket(request.bucket)
  const what = { key: request.key, versionId: request.query.get('versionId') }
  const match = request.header('if-match')
  if (match !== undefined) checkWrite(currentOf(bucket, request.key), request.header)
  const authority = { now: request.now, bypass: asksBypass(request) }
  const { versionId, marker } = removeObject(store, bucket, what, authority)
  return bare(204, {
    ...(versionId !== undefined && { 'x-amz-version-id': versionId }),
    ...(marker && { 'x-amz-delete-marker': 'true' }),
  })
}
