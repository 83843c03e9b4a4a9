import { refusal } from './refusal.ts'

/** What a request line points at, decoded: a bucket, a key in it, and the query in the order sent. */
export interface Target {
  /** The decoded path, never normalised: `..` in a key is two dots and nothing more. */
  path: string
  bucket: string | undefined
  key: string | undefined
  query: [name: string, value: string][]
}

/** Reads the raw request line; path style only (`/bucket/key`). */
export function readTarget(url: string): Target {
  const [rawPath = '', ...rest] = url.split('?')
  const path = decoded(rawPath)
  if (!path.startsWith('/')) throw refusal('InvalidURI', 'The path must begin with a slash')
  const slash = path.indexOf('/', 1)
  const bucket = path.slice(1, slash === -1 ? undefined : slash)
  const key = slash === -1 ? '' : path.slice(slash + 1)
  if (Buffer.byteLength(key) > 1024) throw refusal('KeyTooLongError', 'Your key is too long')
  return { path, bucket: bucket || undefined, key: key || undefined, query: pairs(rest.join('?')) }
}

function pairs(query: string): Target['query'] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.replaceAll('+', ' ').split('=')
      return [decoded(name), decoded(value.join('='))]
    })
}

/** Percent-decodes once, strictly: bytes that are not UTF-8 name no key. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw refusal('InvalidURI', "Couldn't parse the specified URI.")
  }
}

/** Percent-encodes as SigV4 wants it: everything but the unreserved characters of RFC 3986. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** A key or path percent-encoded with its slashes left alone. */
export function encodedPath(path: string): string {
  return path.split('/').map(encoded).join('/')
}
