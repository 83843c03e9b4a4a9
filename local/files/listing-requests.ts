import { type Answer, type FileRequest, xmlAnswer } from './exchange.ts'
import type { FileStore } from './file-store.ts'
import type { ObjectVersion, Version } from './kept.ts'
import { after, type Entry, walk } from './listing.ts'
import { refusal } from './refusal.ts'
import { justAfter } from './sorted-keys.ts'
import { encodedPath } from './target.ts'
import { type Markup, tag } from './xml.ts'

interface Question {
  prefix: string
  delimiter: string
  most: number
  /** Keys as they are to be spelt in the answer. */
  spelt(key: string): string
}

function questionIn(request: FileRequest): Question {
  const most = Number(request.query.get('max-keys') ?? 1000)
  if (!Number.isInteger(most) || most < 0)
    throw refusal('InvalidArgument', 'max-keys is not a number')
  const byUrl = request.query.get('encoding-type') === 'url'
  return {
    prefix: request.query.get('prefix') ?? '',
    delimiter: request.query.get('delimiter') ?? '',
    most: Math.min(most, 1000),
    spelt: (key) => (byUrl ? encodedPath(key) : key),
  }
}

/** ListObjectsV2. */
export function listObjects(store: FileStore, request: FileRequest): Answer {
  const bucket = store.bucket(request.bucket)
  const { prefix, delimiter, most, spelt } = questionIn(request)
  const token = request.query.get('continuation-token')
  const startAfter = request.query.get('start-after')
  const entries: Entry[] = []
  let next: Buffer | undefined
  const start = startOf(token, startAfter)
  for (const entry of walk(bucket, prefix, delimiter, start, (all) => all[0]?.kind === 'object')) {
    if (entries.length === most) {
      next = after(entries.at(-1) ?? entry)
      break
    }
    entries.push(entry)
  }
  const truncated = next !== undefined && most > 0
  return xmlAnswer('ListBucketResult', [
    tag('Name', bucket.name),
    tag('Prefix', spelt(prefix)),
    tag('Delimiter', delimiter === '' ? undefined : spelt(delimiter)),
    tag('MaxKeys', most),
    tag('KeyCount', entries.length),
    tag('IsTruncated', truncated),
    tag('EncodingType', request.query.get('encoding-type')),
    tag('ContinuationToken', token),
    tag('StartAfter', startAfter === undefined ? undefined : spelt(startAfter)),
    tag('NextContinuationToken', truncated ? next?.toString('base64url') : undefined),
    ...entries.map((entry) => {
      if (entry.kind === 'folder') return folder(entry.name, spelt)
      const [current] = entry.versions
      return tag('Contents', current?.kind === 'object' ? facts(current, spelt) : undefined)
    }),
  ])
}

// A token is the very bytes at which the listing goes on, so it needs no memory here.
function startOf(token: string | undefined, startAfter: string | undefined): Buffer {
  if (token !== undefined) return Buffer.from(token, 'base64url')
  return startAfter === undefined ? Buffer.alloc(0) : justAfter(startAfter)
}

function folder(name: string, spelt: Question['spelt']): Markup {
  return tag('CommonPrefixes', [tag('Prefix', spelt(name))])
}

function facts(version: ObjectVersion, spelt: Question['spelt']): Markup[] {
  return [
    tag('Key', spelt(version.key)),
    tag('LastModified', new Date(version.at).toISOString()),
    tag('ETag', `"${version.etag}"`),
    tag('ChecksumAlgorithm', version.checksum?.algorithm),
    tag('ChecksumType', version.checksum?.type),
    tag('Size', version.size),
    tag('StorageClass', 'STANDARD'),
  ]
}

/** ListObjectVersions. */
export function listVersions(store: FileStore, request: FileRequest): Answer {
  const bucket = store.bucket(request.bucket)
  const { prefix, delimiter, most, spelt } = questionIn(request)
  const keyMarker = request.query.get('key-marker')
  const idMarker = request.query.get('version-id-marker')
  const found: { entry: Entry; version?: Version; latest: boolean }[] = []
  let truncated = false
  for (const entry of walk(bucket, prefix, delimiter, firstOf(keyMarker, idMarker), () => true)) {
    if (entry.kind === 'folder' && entry.name === keyMarker) continue
    const resumed = entry.kind === 'key' && entry.name === keyMarker ? idMarker : undefined
    const seen = versionsOf(entry).findIndex((version) => version.versionId === resumed) + 1
    const rows =
      entry.kind === 'folder'
        ? [{ entry, latest: false }]
        : entry.versions.slice(seen).map((version) => {
            return { entry, version, latest: version === entry.versions[0] }
          })
    found.push(...rows)
    truncated = found.length > most
    if (truncated) break
  }
  const told = found.slice(0, most)
  const last = most > 0 && truncated ? told.at(-1) : undefined
  return xmlAnswer('ListVersionsResult', [
    tag('Name', bucket.name),
    tag('Prefix', spelt(prefix)),
    tag('Delimiter', delimiter === '' ? undefined : spelt(delimiter)),
    tag('MaxKeys', most),
    tag('IsTruncated', last !== undefined),
    tag('EncodingType', request.query.get('encoding-type')),
    tag('KeyMarker', keyMarker === undefined ? undefined : spelt(keyMarker)),
    tag('VersionIdMarker', idMarker),
    tag('NextKeyMarker', last && spelt(last.entry.name)),
    tag('NextVersionIdMarker', last?.version?.versionId),
    ...told.map(({ entry, version, latest }) =>
      version ? versionRow(version, latest, spelt) : folder(entry.name, spelt),
    ),
  ])
}

function versionsOf(entry: Entry): Version[] {
  return entry.kind === 'key' ? entry.versions : []
}

function firstOf(keyMarker: string | undefined, idMarker: string | undefined): Buffer {
  if (keyMarker === undefined) return Buffer.alloc(0)
  return idMarker === undefined ? justAfter(keyMarker) : Buffer.from(keyMarker)
}

function versionRow(version: Version, latest: boolean, spelt: Question['spelt']): Markup {
  const identity = [tag('VersionId', version.versionId), tag('IsLatest', latest)]
  if (version.kind === 'object') return tag('Version', [...facts(version, spelt), ...identity])
  return tag('DeleteMarker', [
    tag('Key', spelt(version.key)),
    tag('LastModified', new Date(version.at).toISOString()),
    ...identity,
  ])
}
