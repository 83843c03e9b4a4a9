/**
 * The headers that let a page of this machine use presigned addresses. Pages from elsewhere get
 * none: what protects the files is the signature, this only spares them strangers' attempts.
 */
export function corsHeaders(
  origin: string | undefined,
  requestedHeaders?: string,
): Record<string, string> {
  if (origin === undefined || !isOfThisMachine(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
    ...(requestedHeaders !== undefined && { 'access-control-allow-headers': requestedHeaders }),
    'access-control-expose-headers': 'etag, x-amz-version-id, x-amz-request-id',
    'access-control-max-age': '600',
    vary: 'origin',
  }
}

function isOfThisMachine(origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { hostname } = new URL(origin)
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}
