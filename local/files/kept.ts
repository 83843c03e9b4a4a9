import * as z from 'zod'
import { checksumAlgorithm } from './checksum.ts'

/** How long a version must be kept, and whether anyone may let it go earlier. */
export const Retention = z.object({
  mode: z.enum(['GOVERNANCE', 'COMPLIANCE']),
  until: z.iso.datetime(),
})
export type Retention = z.infer<typeof Retention>

/** The retention that a bucket gives to every new version. */
export const DefaultRetention = z.object({
  mode: Retention.shape.mode,
  length: z.int().positive(),
  unit: z.enum(['Days', 'Years']),
})
export type DefaultRetention = z.infer<typeof DefaultRetention>

/** The encryption asked for; kept and told again, while the bytes lie in the clear on this machine. */
export const Encryption = z.object({
  algorithm: z.enum(['AES256', 'aws:kms', 'aws:kms:dsse']),
  keyId: z.string().optional(),
})
export type Encryption = z.infer<typeof Encryption>

/** A checksum over a whole object, or over the checksums of its parts. */
export const Checksum = z.object({
  algorithm: checksumAlgorithm,
  value: z.string(),
  type: z.enum(['FULL_OBJECT', 'COMPOSITE']),
})
export type Checksum = z.infer<typeof Checksum>

/** What the writer of an object says about it. */
export const Description = z.object({
  /** Content-Type, Cache-Control and their like, by lower-case name. */
  headers: z.record(z.string(), z.string()),
  metadata: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
  encryption: Encryption,
  retention: Retention.optional(),
  legalHold: z.boolean(),
})
export type Description = z.infer<typeof Description>

const version = z.object({ key: z.string(), versionId: z.string(), at: z.number() })

/** One version of an object, with content. */
export const ObjectVersion = version.extend({
  kind: z.literal('object'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
  etag: z.string(),
  checksum: Checksum.optional(),
  parts: z.int().positive().optional(),
  ...Description.shape,
})
export type ObjectVersion = z.infer<typeof ObjectVersion>

/** The version that says: from here on there is nothing. */
const DeleteMarker = version.extend({ kind: z.literal('marker') })

export const Version = z.discriminatedUnion('kind', [ObjectVersion, DeleteMarker])
export type Version = z.infer<typeof Version>

/** One part of an upload that is not complete yet. */
export const Part = z.object({
  number: z.int().min(1).max(10_000),
  at: z.number(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
  etag: z.string(),
  checksum: z.string().optional(),
})
export type Part = z.infer<typeof Part>

/** An upload in parts: what was announced when it began. */
export const Upload = z.object({
  uploadId: z.string(),
  key: z.string(),
  at: z.number(),
  checksum: Checksum.omit({ value: true }).optional(),
  description: Description,
})
export type Upload = z.infer<typeof Upload>
