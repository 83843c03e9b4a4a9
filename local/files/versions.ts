import { randomUUID } from 'node:crypto'
import type { Bucket } from './bucket.ts'
import { checkWrite } from './conditions.ts'
import type { FileRequest } from './exchange.ts'
import type { FileStore } from './file-store.ts'
import type { ObjectVersion, Version } from './kept.ts'
import { refusal } from './refusal.ts'
import { checkRemoval } from './retention.ts'

/** The newest version of a key, be it a delete marker. */
export function currentOf(bucket: Bucket, key: string): Version | undefined {
  return bucket.keys.get(key)?.[0]
}

/** The object that a read means: the version named, or the newest. */
export function objectNamed(bucket: Bucket, key: string, versionId?: string): ObjectVersion {
  const version =
    versionId === undefined ? currentOf(bucket, key) : versionById(bucket, key, versionId)
  if (version?.kind === 'object') return version
  if (!version) {
    if (versionId === undefined) throw refusal('NoSuchKey', 'The specified key does not exist.')
    throw refusal('NoSuchVersion', 'The specified version does not exist.')
  }
  const headers = { 'x-amz-delete-marker': 'true', ...versionHeader(bucket, version) }
  if (versionId === undefined)
    throw refusal('NoSuchKey', 'The specified key does not exist.', headers)
  throw refusal('MethodNotAllowed', 'A delete marker can only be deleted', {
    ...headers,
    allow: 'DELETE',
  })
}

function versionById(bucket: Bucket, key: string, versionId: string): Version | undefined {
  return bucket.keys.get(key)?.find((version) => version.versionId === versionId)
}

/** The version header, which a bucket has once versioning was ever switched on. */
export function versionHeader(bucket: Bucket, version: Version): Record<string, string> {
  return bucket.versioning ? { 'x-amz-version-id': version.versionId } : {}
}

/** Makes a new newest version of a key, if the conditions of the write hold at this instant. */
export function writeVersion(
  store: FileStore,
  request: FileRequest,
  content: Omit<ObjectVersion, 'kind' | 'key' | 'versionId' | 'at'>,
  uploadId?: string,
): ObjectVersion {
  const bucket = store.bucket(request.bucket)
  checkWrite(currentOf(bucket, request.key), request.header)
  const { key, now: at } = request
  const version: ObjectVersion = {
    kind: 'object',
    key,
    versionId: newVersionId(bucket),
    at,
    ...content,
  }
  store.commit({ did: 'put-version', bucket: bucket.name, version, uploadId })
  return version
}

function newVersionId(bucket: Bucket): string {
  return bucket.versioning === 'Enabled' ? randomUUID() : 'null'
}

/** What became of a deletion. */
export interface Removal {
  /** The version removed, or the delete marker made. */
  versionId: string | undefined
  marker: boolean
}

/** Deletes one version for good, or puts a delete marker on top where versions are kept. */
export function removeObject(
  store: FileStore,
  bucket: Bucket,
  what: { key: string; versionId: string | undefined },
  authority: { now: number; bypass: boolean },
): Removal {
  const { key, versionId } = what
  if (versionId === undefined && bucket.versioning) {
    const version = { key, versionId: newVersionId(bucket), at: authority.now }
    store.commit({
      did: 'put-version',
      bucket: bucket.name,
      version: { kind: 'marker', ...version },
    })
    return { versionId: version.versionId, marker: true }
  }
  const found = versionById(bucket, key, versionId ?? 'null')
  if (found) {
    checkRemoval(found, authority.now, authority.bypass)
    store.commit({
      did: 'remove-version',
      bucket: bucket.name,
      key,
      versionId: found.versionId,
    })
  }
  return { versionId, marker: found?.kind === 'marker' }
}
