import { legalHoldIn, retentionIn, tagsIn } from './documents.ts'
import { type Answer, bare, type FileRequest, xmlAnswer } from './exchange.ts'
import type { FileStore } from './file-store.ts'
import { textOf } from './incoming-body.ts'
import type { ObjectVersion } from './kept.ts'
import { refusal } from './refusal.ts'
import { asksBypass, checkRetentionChange, needsLock } from './retention.ts'
import { objectNamed, versionHeader } from './versions.ts'
import { tag } from './xml.ts'

function found(store: FileStore, request: FileRequest): ObjectVersion {
  const bucket = store.bucket(request.bucket)
  return objectNamed(bucket, request.key, request.query.get('versionId'))
}

function change(
  store: FileStore,
  request: FileRequest,
  version: ObjectVersion,
  to: Partial<Pick<ObjectVersion, 'tags' | 'legalHold'>> & {
    retention?: ObjectVersion['retention'] | null
  },
): Record<string, string> {
  const { key, versionId } = version
  store.commit({ did: 'change-version', bucket: request.bucket, key, versionId, ...to })
  return versionHeader(store.bucket(request.bucket), version)
}

/** PutObjectTagging. */
export async function putTagging(store: FileStore, request: FileRequest): Promise<Answer> {
  const tags = tagsIn(await textOf(request.body()))
  return bare(200, change(store, request, found(store, request), { tags }))
}

/** DeleteObjectTagging. */
export function deleteTagging(store: FileStore, request: FileRequest): Answer {
  return bare(204, change(store, request, found(store, request), { tags: {} }))
}

/** GetObjectTagging. */
export function getTagging(store: FileStore, request: FileRequest): Answer {
  const version = found(store, request)
  const tags = Object.entries(version.tags).map(([name, value]) =>
    tag('Tag', [tag('Key', name), tag('Value', value)]),
  )
  const headers = versionHeader(store.bucket(request.bucket), version)
  return xmlAnswer('Tagging', [tag('TagSet', tags)], headers)
}

/** PutObjectRetention. */
export async function putRetention(store: FileStore, request: FileRequest): Promise<Answer> {
  const retention = retentionIn(await textOf(request.body()))
  needsLock(store.bucket(request.bucket))
  const version = found(store, request)
  checkRetentionChange(version, retention, request.now, asksBypass(request))
  return bare(200, change(store, request, version, { retention: retention ?? null }))
}

/** GetObjectRetention. */
export function getRetention(store: FileStore, request: FileRequest): Answer {
  const { retention } = found(store, request)
  if (!retention) throw noLock()
  const { mode, until } = retention
  return xmlAnswer('Retention', [tag('Mode', mode), tag('RetainUntilDate', until)])
}

/** PutObjectLegalHold. */
export async function putLegalHold(store: FileStore, request: FileRequest): Promise<Answer> {
  const legalHold = legalHoldIn(await textOf(request.body()))
  needsLock(store.bucket(request.bucket))
  return bare(200, change(store, request, found(store, request), { legalHold }))
}

/** GetObjectLegalHold. */
export function getLegalHold(store: FileStore, request: FileRequest): Answer {
  needsLock(store.bucket(request.bucket))
  return xmlAnswer('LegalHold', [tag('Status', found(store, request).legalHold ? 'ON' : 'OFF')])
}

function noLock(): Error {
  return refusal('NoSuchObjectLockConfiguration', 'The object has no retention')
}

/** GetObjectAttributes: the few facts asked for. */
export function getAttributes(store: FileStore, request: FileRequest): Answer {
  const version = found(store, request)
  const { etag, size, checksum, parts } = version
  const wanted = (request.header('x-amz-object-attributes') ?? '').split(',')
  const asked = new Set(wanted.map((name) => name.trim()))
  const facts = {
    ETag: tag('ETag', etag),
    Checksum: tag(
      'Checksum',
      checksum && [
        tag(`Checksum${checksum.algorithm}`, checksum.value),
        tag('ChecksumType', checksum.type),
      ],
    ),
    ObjectParts: tag('ObjectParts', parts === undefined ? undefined : [tag('PartsCount', parts)]),
    StorageClass: tag('StorageClass', 'STANDARD'),
    ObjectSize: tag('ObjectSize', size),
  }
  const told = Object.entries(facts).flatMap(([name, fact]) => (asked.has(name) ? [fact] : []))
  return xmlAnswer('GetObjectAttributesResponse', told, {
    'last-modified': new Date(version.at).toUTCString(),
    ...versionHeader(store.bucket(request.bucket), version),
  })
}
