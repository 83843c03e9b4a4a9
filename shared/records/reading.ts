import * as z from 'zod'
import { Moment } from '../terms/moment.ts'

/** Reading link: opens the reading room once, for one person. Only the hash of its secret is kept. */
export const ReadingLink = z.object({
  kind: z.literal('readingLink'),
  /** SHA-256 of the secret in the address. */
  id: z.string(),
  version: z.int(),
  documentId: z.string(),
  personId: z.string(),
  /** The loan it was made for: it opens no later one. */
  requestId: z.string(),
  expiresAt: Moment,
  usedAt: Moment.optional(),
})
export type ReadingLink = z.infer<typeof ReadingLink>

/** Reading session: what a used link leaves in the reader's browser. */
export const ReadingSession = z.object({
  kind: z.literal('readingSession'),
  /** SHA-256 of the secret in the cookie. */
  id: z.string(),
  version: z.int(),
  documentId: z.string(),
  personId: z.string(),
  /** The account that signed in: taken off its person, it leaves no session behind. One that names none is over. */
  account: z.string().optional(),
  requestId: z.string(),
  expiresAt: Moment,
})
export type ReadingSession = z.infer<typeof ReadingSession>

/** Fresh proof of identity: a sign-in just done, needed to approve `secret` and above. */
export const IdentityProof = z.object({
  kind: z.literal('proof'),
  /** The person's id. */
  id: z.string(),
  version: z.int(),
  provenAt: Moment,
})
export type IdentityProof = z.infer<typeof IdentityProof>
