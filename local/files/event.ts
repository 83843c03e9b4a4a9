import * as z from 'zod'
import { DefaultRetention, Part, Retention, Upload, Version } from './kept.ts'

const bucket = z.string()

/** One line of the journal: something that happened and is kept. */
export const Event = z.discriminatedUnion('did', [
  z.object({ did: z.literal('create-bucket'), bucket, at: z.number(), locked: z.boolean() }),
  z.object({ did: z.literal('remove-bucket'), bucket }),
  z.object({ did: z.literal('set-versioning'), bucket, status: z.enum(['Enabled', 'Suspended']) }),
  z.object({ did: z.literal('set-lock'), bucket, retention: DefaultRetention.optional() }),
  z.object({
    did: z.literal('set-document'),
    bucket,
    name: z.string(),
    text: z.string().optional(),
  }),
  z.object({
    did: z.literal('put-version'),
    bucket,
    version: Version,
    uploadId: z.string().optional(),
  }),
  z.object({ did: z.literal('remove-version'), bucket, key: z.string(), versionId: z.string() }),
  z.object({
    did: z.literal('change-version'),
    bucket,
    key: z.string(),
    versionId: z.string(),
    tags: z.record(z.string(), z.string()).optional(),
    retention: Retention.nullable().optional(),
    legalHold: z.boolean().optional(),
  }),
  z.object({ did: z.literal('begin-upload'), bucket, upload: Upload }),
  z.object({ did: z.literal('put-part'), bucket, uploadId: z.string(), part: Part }),
  z.object({ did: z.literal('end-upload'), bucket, uploadId: z.string() }),
])
export type Event = z.infer<typeof Event>
