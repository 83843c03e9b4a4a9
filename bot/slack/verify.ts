import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Headers, headerOf } from '../gateway/arriving.ts'

/** How old, or how far ahead, a request may be. */
const WINDOW_SECONDS = 300

/** Whether Slack signed these very bytes, within five minutes of now on either side. */
export function isSigned(
  headers: Headers,
  bytes: Uint8Array,
  secrets: readonly string[],
  now: number,
): boolean {
  // One header, one value: two values arrive joined by a comma, which neither pattern has.
  const stamp = headerOf(headers, 'x-slack-request-timestamp')
  const signature = headerOf(headers, 'x-slack-signature')
  if (!stamp || !signature) return false
  if (!/^\d{1,12}$/.test(stamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false
  if (Math.abs(Math.floor(now / 1000) - Number(stamp)) > WINDOW_SECONDS) return false
  const given = Buffer.from(signature.slice(3), 'hex')
  // Every secret is tried, whichever fits: the time taken tells nothing.
  return secrets
    .filter((secret) => secret !== '')
    .map((secret) => timingSafeEqual(digestOf(secret, stamp, bytes), given))
    .some(Boolean)
}

const digestOf = (secret: string, stamp: string, bytes: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`v0:${stamp}:`).update(bytes).digest()
