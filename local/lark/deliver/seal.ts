import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** Encrypts as Lark does: AES-256-CBC under the SHA-256 of the key, what it starts from standing first. */
export const sealed = (encryptKey: string, text: string): string => {
  const start = randomBytes(16)
  const key = createHash('sha256').update(encryptKey).digest()
  const cipher = createCipheriv('aes-256-cbc', key, start)
  const bytes = Buffer.concat([start, cipher.update(text, 'utf8'), cipher.final()])
  return JSON.stringify({ encrypt: bytes.toString('base64') })
}

/** The headers by which the bot knows that a body comes from Lark. */
export const signed = (encryptKey: string, now: number, body: string) => {
  const timestamp = String(Math.floor(now / 1000))
  const nonce = randomBytes(4).toString('hex')
  const digest = createHash('sha256').update(timestamp + nonce + encryptKey + body)
  return {
    'X-Lark-Request-Timestamp': timestamp,
    'X-Lark-Request-Nonce': nonce,
    'X-Lark-Signature': digest.digest('hex'),
  }
}
