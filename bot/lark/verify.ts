import { createHash, timingSafeEqual } from 'node:crypto'
import { type Headers, headerOf } from '../gateway/arriving.ts'
import type { Delivered } from './envelope.ts'
import type { Installation } from './face.ts'

/** How old, or how far ahead, a request may be. */
const WINDOW_SECONDS = 300

const NAMES = ['x-lark-request-timestamp', 'x-lark-request-nonce', 'x-lark-signature'] as const

/** A signature that fits, and the millisecond after which it is too old to fit again. */
export interface Signed {
  signature: string
  until: number
}

/** Whether Lark signed these very bytes, within five minutes of now on either side; `unsigned` if nothing says so. */
export function signedBy(
  headers: Headers,
  bytes: Uint8Array,
  keys: readonly string[],
  now: number,
): Signed | 'unsigned' | 'refused' {
  const claims = Object.keys(headers).some((name) =>
    NAMES.some((one) => one === name.toLowerCase()),
  )
  if (!claims) return 'unsigned'
  // One header, one value: two values arrive joined by a comma, which no pattern has.
  const [stamp = '', nonce = '', signature = ''] = NAMES.map((name) => headerOf(headers, name))
  if (!/^\d{10}$/.test(stamp) || !/^[^\s,]{1,128}$/.test(nonce)) return 'refused'
  if (!/^[0-9a-f]{64}$/.test(signature)) return 'refused'
  if (Math.abs(Math.floor(now / 1000) - Number(stamp)) > WINDOW_SECONDS) return 'refused'
  const given = Buffer.from(signature, 'hex')
  // Every key is tried, whichever fits: the time taken tells nothing.
  const fits = keys
    .filter((key) => key !== '')
    .map((key) => timingSafeEqual(digestOf(stamp, nonce, key, bytes), given))
    .some(Boolean)
  return fits ? { signature, until: (Number(stamp) + WINDOW_SECONDS + 1) * 1000 } : 'refused'
}

/** Sealed and signed by Lark, yet perhaps meant for another app or tenant, or by another app's settings. */
export const isOurs = (
  { header }: Delivered,
  { appId, tenantKey, verificationToken }: Installation,
): boolean =>
  header !== undefined &&
  isToken(header.token, verificationToken) &&
  header.app_id === appId &&
  header.tenant_key === tenantKey

/** Compares tokens in the same time, however much of them is right. */
export const isToken = (given: string | undefined, token: string): boolean =>
  timingSafeEqual(hashOf(given ?? ''), hashOf(token))

const digestOf = (stamp: string, nonce: string, key: string, bytes: Uint8Array): Buffer =>
  createHash('sha256').update(`${stamp}${nonce}${key}`).update(bytes).digest()

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()
