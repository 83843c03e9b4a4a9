import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { Bucket } from './bucket.ts'
import { checkedTags, encryptionIn } from './documents.ts'
import type { FileRequest } from './exchange.ts'
import { type Description, Encryption, type ObjectVersion } from './kept.ts'
import { refusal } from './refusal.ts'
import { needsLock, retentionForNew } from './retention.ts'
import { readTarget } from './target.ts'

const keptHeaders = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
] as const

/** What a write says about the object that it makes. */
export function descriptionIn(request: FileRequest, bucket: Bucket): Description {
  const hold = request.header('x-amz-object-lock-legal-hold')
  if (hold !== undefined) needsLock(bucket)
  return {
    headers: headersIn(request),
    metadata: metadataIn(request),
    tags: tagsIn(request.header('x-amz-tagging')),
    encryption: encryptionFor(request, bucket),
    retention: retentionForNew(bucket, request),
    legalHold: hold === 'ON',
  }
}

function headersIn(request: FileRequest): Record<string, string> {
  const found = keptHeaders.flatMap((name): [string, string][] => {
    const value = request.header(name)
    if (value === undefined) return []
    // The wrapping of the upload is no property of the object.
    const kept = name === 'content-encoding' ? withoutChunking(value) : value
    return kept === '' ? [] : [[name, kept]]
  })
  return { 'content-type': 'binary/octet-stream', ...Object.fromEntries(found) }
}

function withoutChunking(encodings: string): string {
  const kept = encodings.split(',').map((encoding) => encoding.trim())
  return kept.filter((encoding) => encoding !== 'aws-chunked').join(',')
}

function metadataIn(request: FileRequest): Record<string, string> {
  const prefix = 'x-amz-meta-'
  const found = request.headerNames
    .filter((name) => name.startsWith(prefix))
    .map((name): [string, string] => [name.slice(prefix.length), request.header(name) ?? ''])
  const size = found.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (size > 2048) throw refusal('MetadataTooLarge', 'Metadata is limited to 2 KB')
  for (const [name, value] of found) sendable(`${prefix}${name}`, value)
  return Object.fromEntries(found)
}

function tagsIn(header: string | undefined): Record<string, string> {
  return header === undefined ? {} : checkedTags(readTarget(`/?${header}`).query)
}

function encryptionFor(request: FileRequest, bucket: Bucket): Encryption {
  if (request.header('x-amz-server-side-encryption-customer-algorithm') !== undefined)
    throw refusal('NotImplemented', 'Keys of the customer are not supported')
  const algorithm = request.header('x-amz-server-side-encryption')
  const keyHeader = 'x-amz-server-side-encryption-aws-kms-key-id'
  const keyId = request.header(keyHeader)
  if (keyId !== undefined) sendable(keyHeader, keyId)
  if (algorithm === undefined) {
    if (keyId !== undefined)
      throw refusal('InvalidArgument', 'A key id needs x-amz-server-side-encryption: aws:kms')
    const document = bucket.documents.get('encryption')
    return document === undefined ? { algorithm: 'AES256' } : encryptionIn(document)
  }
  const asked = Encryption.safeParse({ algorithm, keyId })
  if (!asked.success || (algorithm === 'AES256' && keyId !== undefined))
    throw refusal('InvalidArgument', 'The encryption method specified is not supported')
  return asked.data
}

/** The headers that tell what an object is, all but its length and its checksum. */
export function descriptionHeaders(version: ObjectVersion): Record<string, string> {
  const { retention, legalHold, tags, metadata } = version
  const tagCount = Object.keys(tags).length
  return {
    ...version.headers,
    ...Object.fromEntries(
      Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
    ),
    ...encryptionHeaders(version.encryption),
    ...(tagCount > 0 && { 'x-amz-tagging-count': String(tagCount) }),
    ...(retention && {
      'x-amz-object-lock-mode': retention.mode,
      'x-amz-object-lock-retain-until-date': retention.until,
    }),
    ...(legalHold && { 'x-amz-object-lock-legal-hold': 'ON' }),
  }
}

/** The encryption, told back on every write and read. */
export function encryptionHeaders({ algorithm, keyId }: Encryption): Record<string, string> {
  return {
    'x-amz-server-side-encryption': algorithm,
    ...(keyId !== undefined && { 'x-amz-server-side-encryption-aws-kms-key-id': keyId }),
  }
}

/** The headers that a reader wants to see in place of the object's own (`response-…`). */
export function overrides(query: Map<string, string>): Record<string, string> {
  const found = keptHeaders.flatMap((name): [string, string][] => {
    const value = query.get(`response-${name}`)
    return value === undefined ? [] : [[name, sendable(name, value)]]
  })
  return Object.fromEntries(found)
}

function sendable(name: string, value: string): string {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return value
  } catch {
    throw refusal(
      'InvalidArgument',
      'Header value cannot be represented using ISO-8859-1. Write other names as RFC 5987 does.',
    )
  }
}
