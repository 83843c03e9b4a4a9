import * as z from 'zod'
import { type RefusalCode, refusal } from './refusal.ts'

/** The parts of a request that a signature covers; header names are in lower case. */
export interface SignedMessage {
  method: string
  path: string
  query: [name: string, value: string][]
  headers: Map<string, string[]>
}

/** What a request says about its own signature, well-formed but not yet believed. */
export interface Claim {
  accessKeyId: string
  day: string
  region: string
  service: string
  scope: string
  stamp: string
  signedAt: number
  /** Seconds; only a presigned address has them. */
  expiresAfter: number | undefined
  signedHeaders: string[]
  signature: string
  payload: string
}

const credential = /^([^/]+)\/((\d{8})\/([^/]+)\/(s3)\/aws4_request)$/
const rawClaim = z.object({
  algorithm: z.literal('AWS4-HMAC-SHA256'),
  credential: z.string().regex(credential),
  stamp: z.string().regex(/^\d{8}T\d{6}Z$/),
  signedHeaders: z.string().min(1),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
  payload: z
    .string()
    .regex(/^([0-9a-f]{64}|UNSIGNED-PAYLOAD|STREAMING-UNSIGNED-PAYLOAD-TRAILER)$/)
    .or(z.string().regex(/^STREAMING-AWS4-HMAC-SHA256-PAYLOAD(-TRAILER)?$/)),
  // Seven days is the longest that S3 lets an address live.
  expiresAfter: z.coerce.number().int().min(1).max(604_800).optional(),
})

/** Reads the claim from the Authorization header or from the query, never from both. */
export function claimOf(message: SignedMessage): Claim {
  const authorization = message.headers.get('authorization')?.[0]
  const inQuery = message.query.some(([name]) => name === 'X-Amz-Signature')
  if (authorization !== undefined && inQuery)
    throw refusal('InvalidArgument', 'Only one auth mechanism allowed')
  if (inQuery) return checked(fromQuery(message), 'AuthorizationQueryParametersError')
  if (authorization !== undefined)
    return checked(fromHeader(message, authorization), 'AuthorizationHeaderMalformed')
  throw refusal('AccessDenied', 'Anonymous requests are not served')
}

function fromHeader(message: SignedMessage, authorization: string): unknown {
  const [algorithm, ...rest] = authorization.trim().split(' ')
  const fields = new Map(
    rest
      .join('')
      .split(',')
      .map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
  )
  return {
    algorithm,
    credential: fields.get('Credential'),
    stamp: message.headers.get('x-amz-date')?.[0],
    signedHeaders: fields.get('SignedHeaders'),
    signature: fields.get('Signature'),
    payload: message.headers.get('x-amz-content-sha256')?.[0],
  }
}

function fromQuery(message: SignedMessage): unknown {
  const query = new Map(message.query)
  if (query.size !== message.query.length)
    throw refusal('AuthorizationQueryParametersError', 'A query parameter is given twice')
  return {
    algorithm: query.get('X-Amz-Algorithm'),
    credential: query.get('X-Amz-Credential'),
    stamp: query.get('X-Amz-Date'),
    signedHeaders: query.get('X-Amz-SignedHeaders'),
    signature: query.get('X-Amz-Signature'),
    payload: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    expiresAfter: query.get('X-Amz-Expires') ?? 'missing',
  }
}

function checked(raw: unknown, code: RefusalCode): Claim {
  const parsed = rawClaim.safeParse(raw)
  if (!parsed.success)
    throw refusal(code, `Unreadable signature: ${parsed.error.issues.map((i) => i.path).join()}`)
  const { stamp, signature, payload, expiresAfter } = parsed.data
  const [, accessKeyId = '', scope = '', day = '', region = '', service = ''] =
    credential.exec(parsed.data.credential) ?? []
  if (!stamp.startsWith(day)) throw refusal(code, 'The credential is for another day')
  const signedAt = Date.parse(stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (Number.isNaN(signedAt)) throw refusal(code, 'The date is not a date')
  const signedHeaders = parsed.data.signedHeaders.split(';')
  return {
    accessKeyId,
    scope,
    day,
    region,
    service,
    stamp,
    signedAt,
    expiresAfter,
    signedHeaders,
    signature,
    payload,
  }
}
