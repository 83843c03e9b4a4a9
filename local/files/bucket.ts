import type { Event } from './event.ts'
import type { DefaultRetention, ObjectVersion, Part, Upload, Version } from './kept.ts'
import { SortedKeys } from './sorted-keys.ts'

/** A bucket as it stands after all that happened to it. */
export interface Bucket {
  name: string
  at: number
  versioning: 'Enabled' | 'Suspended' | undefined
  lock: { retention: DefaultRetention | undefined } | undefined
  /** Settings that are kept as they were sent, by the name of their subresource. */
  documents: Map<string, string>
  /** The versions of each key, newest first, never an empty list. */
  keys: SortedKeys<Version[]>
  uploads: Map<string, Upload & { parts: Map<number, Part> }>
}

/** All buckets by name, in the order of their making. */
export type Buckets = Map<string, Bucket>

/** Contents that came into use and went out of use through one event, by SHA-256. */
export interface Effect {
  gained: string[]
  freed: string[]
}

/** Lets an event happen; the same for a fresh one and for one read back from the journal. */
export function happen(buckets: Buckets, event: Event): Effect {
  if (event.did === 'create-bucket') {
    buckets.set(event.bucket, newBucket(event))
    return { gained: [], freed: [] }
  }
  const bucket = buckets.get(event.bucket)
  if (!bucket) throw new Error(`An event names the unknown bucket ${event.bucket}`)
  if (event.did === 'remove-bucket') buckets.delete(event.bucket)
  return happenIn(bucket, event)
}

/** Every content that a bucket needs, as often as it needs it. */
export function contentsOf(bucket: Bucket): string[] {
  const versions = [...bucket.keys.values()].flat()
  const parts = [...bucket.uploads.values()].flatMap((upload) => [...upload.parts.values()])
  return [...hashesOf(versions), ...parts.map((part) => part.sha256)]
}

function newBucket(event: { bucket: string; at: number; locked: boolean }): Bucket {
  return {
    name: event.bucket,
    at: event.at,
    versioning: event.locked ? 'Enabled' : undefined,
    lock: event.locked ? { retention: undefined } : undefined,
    documents: new Map(),
    keys: new SortedKeys(),
    uploads: new Map(),
  }
}

function happenIn(bucket: Bucket, event: Exclude<Event, { did: 'create-bucket' }>): Effect {
  const effect: Effect = { gained: [], freed: [] }
  switch (event.did) {
    case 'remove-bucket':
      break
    case 'set-versioning':
      bucket.versioning = event.status
      break
    case 'set-lock':
      bucket.lock = { retention: event.retention }
      break
    case 'set-document':
      if (event.text === undefined) bucket.documents.delete(event.name)
      else bucket.documents.set(event.name, event.text)
      break
    case 'put-version': {
      const replaced = without(bucket, event.version.key, event.version.versionId)
      const others = bucket.keys.get(event.version.key) ?? []
      bucket.keys.set(event.version.key, [event.version, ...others])
      effect.gained = hashesOf([event.version])
      effect.freed = [...hashesOf(replaced), ...endUpload(bucket, event.uploadId)]
      break
    }
    case 'remove-version':
      effect.freed = hashesOf(without(bucket, event.key, event.versionId))
      break
    case 'change-version':
      change(bucket, event)
      break
    case 'begin-upload':
      bucket.uploads.set(event.upload.uploadId, { ...event.upload, parts: new Map() })
      break
    case 'put-part': {
      const parts = bucket.uploads.get(event.uploadId)?.parts
      const replaced = parts?.get(event.part.number)
      parts?.set(event.part.number, event.part)
      effect.gained = parts ? [event.part.sha256] : []
      effect.freed = replaced ? [replaced.sha256] : []
      break
    }
    case 'end-upload':
      effect.freed = endUpload(bucket, event.uploadId)
      break
  }
  return effect
}

/** Takes a version out of a bucket and returns it, if it was there. */
function without(bucket: Bucket, key: string, versionId: string): Version[] {
  const versions = bucket.keys.get(key) ?? []
  const left = versions.filter((version) => version.versionId !== versionId)
  if (left.length === 0) bucket.keys.delete(key)
  else bucket.keys.set(key, left)
  return versions.filter((version) => version.versionId === versionId)
}

function change(bucket: Bucket, event: Extract<Event, { did: 'change-version' }>): void {
  const { tags, retention, legalHold } = event
  const changed = (version: ObjectVersion): ObjectVersion => ({
    ...version,
    tags: tags ?? version.tags,
    retention: retention === undefined ? version.retention : (retention ?? undefined),
    legalHold: legalHold ?? version.legalHold,
  })
  const versions = bucket.keys.get(event.key) ?? []
  const next = versions.map((version) =>
    version.kind === 'object' && version.versionId === event.versionId ? changed(version) : version,
  )
  if (next.length > 0) bucket.keys.set(event.key, next)
}

function endUpload(bucket: Bucket, uploadId: string | undefined): string[] {
  if (uploadId === undefined) return []
  const parts = bucket.uploads.get(uploadId)?.parts.values() ?? []
  bucket.uploads.delete(uploadId)
  return [...parts].map((part) => part.sha256)
}

function hashesOf(versions: Version[]): string[] {
  return versions.flatMap((version) => (version.kind === 'object' ? [version.sha256] : []))
}
