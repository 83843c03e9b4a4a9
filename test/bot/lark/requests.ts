import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Installation } from '../../../bot/lark/face.ts'
import { gatewayEvent } from '../gateway-event.ts'

/** Our app as the tests install it, in the tenant of the fixtures. */
export const installation: Installation = {
  appId: 'cli_a1b2c3d4e5f6a7b8',
  appSecret: 'app-secret-of-the-trial',
  tenantKey: '2ed263bf32cf1651',
  botOpenId: 'ou_bot00000000000000000000000000001',
  domain: 'http://127.0.0.1:9',
  verificationToken: 'lark-verification-token',
  encryptKeys: ['encrypt-key-of-the-trial'],
}

/** How a request differs from a rightly sealed and signed one. */
export interface Manner {
  /** The key that it is sealed and signed with. */
  key?: string
  /** Another key to sign with than it is sealed with. */
  signingKey?: string
  /** When it says it was signed, in milliseconds. */
  at?: number
  nonce?: string
  headers?: Record<string, string | undefined>
  /** Without the three headers of a signature. */
  unsigned?: boolean
  base64?: boolean
  path?: string
  method?: string
}

/** An envelope as Lark seals it: AES-256-CBC, the vector in front, in base64. */
export function sealed(payload: object | string, key: string): string {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const vector = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), vector)
  const bytes = Buffer.concat([vector, cipher.update(text, 'utf8'), cipher.final()])
  return JSON.stringify({ encrypt: bytes.toString('base64') })
}

/** The signature of Lark: the plain hash of time, nonce, key and body. */
export const signatureOf = (stamp: string, nonce: string, key: string, body: string): string =>
  createHash('sha256').update(`${stamp}${nonce}${key}${body}`).digest('hex')

/** A payload as Lark delivers it: sealed, signed, and handed over by API Gateway. */
export const deliveryOf = (
  payload: object | string,
  now: number,
  manner: Manner = {},
): APIGatewayProxyEventV2 =>
  requestOf(sealed(payload, manner.key ?? installation.encryptKeys[0] ?? ''), now, manner)

/** A body as API Gateway hands it over, signed as Lark signs. */
export function requestOf(body: string, now: number, manner: Manner = {}): APIGatewayProxyEventV2 {
  const stamp = String(Math.floor((manner.at ?? now) / 1000))
  const nonce = manner.nonce ?? randomBytes(8).toString('hex')
  const key = manner.signingKey ?? manner.key ?? installation.encryptKeys[0] ?? ''
  return gatewayEvent({
    path: manner.path ?? '/lark',
    method: manner.method,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(manner.unsigned
        ? {}
        : {
            'x-lark-request-timestamp': stamp,
            'x-lark-request-nonce': nonce,
            'x-lark-signature': signatureOf(stamp, nonce, key, body),
          }),
      ...manner.headers,
    },
    body,
    base64: manner.base64,
    userAgent: 'Lark',
    at: now,
  })
}

/** A payload as Lark documents it. */
export function fixture(name: string): Payload {
  const file = new URL(`payloads/lark.${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** A delivery before it is sealed. */
export interface Payload {
  header: Record<string, string>
  event: Record<string, unknown>
}
