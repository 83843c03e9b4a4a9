import { createHash, createHmac } from 'node:crypto'

/** HMAC-SHA256, the only keyed hash that SigV4 uses. */
export function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

/** SHA-256 in lower-case hex. */
export function sha256Hex(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The key that signs for one day, one region and one service. */
export function signingKeyOf(
  secretAccessKey: string,
  scope: { day: string; region: string; service: string },
): Buffer {
  const day = hmac(`AWS4${secretAccessKey}`, scope.day)
  return hmac(hmac(hmac(day, scope.region), scope.service), 'aws4_request')
}
