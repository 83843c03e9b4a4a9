import { timingSafeEqual } from 'node:crypto'
import { refusal } from './refusal.ts'
import { type Claim, claimOf, type SignedMessage } from './signature-claim.ts'
import { hmac, sha256Hex, signingKeyOf } from './signing-key.ts'
import { encoded, encodedPath } from './target.ts'

/** The one pair of keys that this server knows. */
export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
}

/** What a valid signature vouches for, and what signed chunks of the body go on from. */
export interface Proof {
  /** `x-amz-content-sha256`: the hash of the body in hex, or one of the words for "not known yet". */
  payload: string
  signature: string
  signingKey: Buffer
  stamp: string
  scope: string
}

const skewAllowed = 15 * 60_000

/** Checks a SigV4 signature, in the Authorization header or in the query; anything less is refused. */
export function verifySignature(
  message: SignedMessage,
  credentials: Credentials,
  now: number,
): Proof {
  const claim = claimOf(message)
  checkTime(claim, now)
  if (claim.accessKeyId !== credentials.accessKeyId)
    throw refusal('InvalidAccessKeyId', 'The access key id does not exist in our records.')
  checkEverySignableHeaderIsSigned(message, claim)
  const signingKey = signingKeyOf(credentials.secretAccessKey, claim)
  const text = ['AWS4-HMAC-SHA256', claim.stamp, claim.scope, sha256Hex(canonical(message, claim))]
  const expected = hmac(signingKey, text.join('\n'))
  if (!timingSafeEqual(expected, Buffer.from(claim.signature, 'hex')))
    throw refusal('SignatureDoesNotMatch', 'The signature does not match what was signed.')
  const { payload, signature, stamp, scope } = claim
  return { payload, signature, signingKey, stamp, scope }
}

function checkTime(claim: Claim, now: number): void {
  if (claim.expiresAfter === undefined) {
    if (Math.abs(now - claim.signedAt) > skewAllowed)
      throw refusal('RequestTimeTooSkewed', 'The request is more than 15 minutes off our clock.')
    return
  }
  if (claim.signedAt - now > skewAllowed) throw refusal('AccessDenied', 'Request is not yet valid')
  if (now > claim.signedAt + claim.expiresAfter * 1000)
    throw refusal('AccessDenied', 'Request has expired')
}

// A header that changes what the request means must not be slipped in beside the signature.
function checkEverySignableHeaderIsSigned(message: SignedMessage, claim: Claim): void {
  const signed = new Set(claim.signedHeaders)
  const unsigned = [...message.headers.keys()].filter(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !signed.has(name),
  )
  if (!signed.has('host') || unsigned.length > 0)
    throw refusal('AccessDenied', 'There were headers present in the request which were not signed')
}

function canonical(message: SignedMessage, claim: Claim): string {
  const query = message.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : a === b && x === y ? 0 : 1))
    .map((pair) => pair.join('='))
    .join('&')
  const headers = claim.signedHeaders.map((name) => `${name}:${headerValue(message, name)}\n`)
  return [
    message.method,
    encodedPath(message.path),
    query,
    headers.join(''),
    claim.signedHeaders.join(';'),
    claim.payload,
  ].join('\n')
}

function headerValue(message: SignedMessage, name: string): string {
  const values = message.headers.get(name) ?? []
  return values.map((value) => value.trim().replaceAll(/ +/g, ' ')).join(',')
}
