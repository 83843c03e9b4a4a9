import * as z from 'zod'
import { DefaultRetention, Encryption, Retention } from './kept.ts'
import { refusal } from './refusal.ts'
import { childrenOf, childText, malformed, readXml, type XmlElement } from './xml.ts'

function read(text: string, root: string): XmlElement {
  const element = readXml(text)
  if (element.name !== root) throw malformed()
  return element
}

function checked<Shape>(schema: z.ZodType<Shape>, value: unknown): Shape {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw malformed()
  return parsed.data
}

/** PutBucketVersioning. */
export function versioningIn(text: string): 'Enabled' | 'Suspended' {
  const status = childText(read(text, 'VersioningConfiguration'), 'Status')
  return checked(z.enum(['Enabled', 'Suspended']), status)
}

/** PutObjectLockConfiguration: the default retention, if there is one. */
export function lockIn(text: string): DefaultRetention | undefined {
  const root = read(text, 'ObjectLockConfiguration')
  checked(z.literal('Enabled'), childText(root, 'ObjectLockEnabled'))
  const rule = childrenOf(root, 'Rule')[0]
  if (!rule) return undefined
  const retention = childrenOf(rule, 'DefaultRetention')[0]
  if (!retention) throw malformed()
  const days = childText(retention, 'Days')
  const years = childText(retention, 'Years')
  if ((days === undefined) === (years === undefined)) throw malformed()
  return checked(DefaultRetention, {
    mode: childText(retention, 'Mode'),
    length: Number(days ?? years),
    unit: days === undefined ? 'Years' : 'Days',
  })
}

/** PutObjectRetention; an empty document takes the retention away. */
export function retentionIn(text: string): Retention | undefined {
  const root = read(text, 'Retention')
  if (root.children.length === 0) return undefined
  const mode = childText(root, 'Mode')
  return checked(Retention, { mode, until: moment(childText(root, 'RetainUntilDate') ?? '') })
}

/** A date as S3 takes it, in our one spelling. */
export function moment(text: string): string {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw refusal('InvalidArgument', `${text} is not a date`)
  return at.toISOString()
}

/** PutObjectLegalHold. */
export function legalHoldIn(text: string): boolean {
  return checked(z.enum(['ON', 'OFF']), childText(read(text, 'LegalHold'), 'Status')) === 'ON'
}

/** PutObjectTagging. */
export function tagsIn(text: string): Record<string, string> {
  const sets = childrenOf(read(text, 'Tagging'), 'TagSet')
  const pairs = sets.flatMap((set) =>
    childrenOf(set, 'Tag').map((tag): [string, string] => [
      checked(z.string(), childText(tag, 'Key')),
      checked(z.string(), childText(tag, 'Value')),
    ]),
  )
  return checkedTags(pairs)
}

/** Letters, spaces, numbers and these signs, of every script. */
const TAG = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u

/** Holds tags to S3's limits. */
export function checkedTags(pairs: [name: string, value: string][]): Record<string, string> {
  const tags = Object.fromEntries(pairs)
  if (pairs.length > 10) throw refusal('BadRequest', 'Object tags cannot be greater than 10')
  if (Object.keys(tags).length !== pairs.length)
    throw refusal('InvalidTag', 'Cannot provide multiple Tags with the same key')
  const isInvalid = ([name, value]: [string, string]) =>
    name === '' || name.length > 128 || value.length > 256 || !TAG.test(name + value)
  if (pairs.some(isInvalid))
    throw refusal('InvalidTag', 'The TagKey or TagValue you have provided is invalid')
  return tags
}

/** PutBucketEncryption: what objects get when their writer does not say. */
export function encryptionIn(text: string): Encryption {
  const rule = childrenOf(read(text, 'ServerSideEncryptionConfiguration'), 'Rule')[0]
  const byDefault = rule && childrenOf(rule, 'ApplyServerSideEncryptionByDefault')[0]
  if (!byDefault) throw malformed()
  return checked(Encryption, {
    algorithm: childText(byDefault, 'SSEAlgorithm'),
    keyId: childText(byDefault, 'KMSMasterKeyID'),
  })
}

/** DeleteObjects. */
export function deletionsIn(text: string): {
  quiet: boolean
  objects: { key: string; versionId: string | undefined }[]
} {
  const root = read(text, 'Delete')
  const objects = childrenOf(root, 'Object').map((object) => ({
    key: checked(z.string().min(1), childText(object, 'Key')),
    versionId: childText(object, 'VersionId'),
  }))
  if (objects.length === 0 || objects.length > 1000) throw malformed()
  return { quiet: childText(root, 'Quiet') === 'true', objects }
}

const ClaimedPart = z.object({
  number: z.coerce.number().int().min(1).max(10_000),
  etag: z.string(),
  /** Checksums by the name of their element, such as `ChecksumCRC32`. */
  checksums: z.record(z.string(), z.string()),
})
/** A part as the client claims to have sent it. */
export type ClaimedPart = z.infer<typeof ClaimedPart>

/** CompleteMultipartUpload. */
export function partsIn(text: string): ClaimedPart[] {
  const parts = childrenOf(read(text, 'CompleteMultipartUpload'), 'Part').map((part) => {
    const checksums = part.children.filter((child) => child.name.startsWith('Checksum'))
    return checked(ClaimedPart, {
      number: childText(part, 'PartNumber'),
      etag: childText(part, 'ETag')?.replaceAll('"', ''),
      checksums: Object.fromEntries(checksums.map((child) => [child.name, child.text])),
    })
  })
  if (parts.length === 0) throw malformed()
  return parts
}
