import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

export type WebAnswer = APIGatewayProxyStructuredResultV2

/** Nothing is kept by any cache, framed by any page, sniffed, or told to any other site. */
const GUARD = {
  'cache-control': 'no-store, private, max-age=0',
  pragma: 'no-cache',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), clipboard-read=(), clipboard-write=(), display-capture=()',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-robots-tag': 'noindex, nofollow, noarchive',
}

/** No script at all; pictures, style and forms of our own only. */
const POLICY =
  "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-forms allow-same-origin"

export const page = (statusCode: number, body: string, cookies: string[] = []): WebAnswer => ({
  statusCode,
  headers: {
    ...GUARD,
    'content-security-policy': POLICY,
    'content-type': 'text/html; charset=utf-8',
  },
  body,
  ...(cookies.length > 0 ? { cookies } : {}),
})

export const redirect = (
  statusCode: 302 | 303,
  location: string,
  cookies: string[] = [],
): WebAnswer => ({
  statusCode,
  headers: { ...GUARD, location },
  ...(cookies.length > 0 ? { cookies } : {}),
})

export const picture = (jpeg: Uint8Array): WebAnswer => ({
  statusCode: 200,
  headers: {
    ...GUARD,
    'content-type': 'image/jpeg',
    'content-disposition': 'inline',
  },
  body: Buffer.from(jpeg).toString('base64'),
  isBase64Encoded: true,
})

export const stylesheet = (css: string): WebAnswer => ({
  statusCode: 200,
  headers: { ...GUARD, 'content-type': 'text/css; charset=utf-8' },
  body: css,
})

export const nothing = (
  statusCode: number,
  more: Readonly<Record<string, string>> = {},
): WebAnswer => ({ statusCode, headers: { ...GUARD, ...more } })
