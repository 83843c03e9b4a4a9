import type { IncomingHttpHeaders } from 'node:http'
import { arnOf } from '../template/arns.ts'
import type { Ask } from './policy.ts'

const KEY_ID = 'x-amz-server-side-encryption-aws-kms-key-id'

/** Everything that a request asks of S3; a new object, of the key that it is closed with too. */
export function s3Asks(method: string, url: string, headers: IncomingHttpHeaders): Ask[] {
  const { pathname, searchParams } = new URL(url, 'http://s3')
  const [bucket = '', ...rest] = pathname.slice(1).split('/').map(decodeURIComponent)
  const key = rest.join('/')
  const resource = arnOf('AWS::S3::Bucket', key ? `${bucket}/${key}` : bucket)
  const action = key ? onObject(method, searchParams) : onBucket(method, searchParams)
  const keyId = headers[KEY_ID]
  const closedWith = typeof keyId === 'string' ? keyId : undefined
  const prefix = searchParams.get('prefix')
  const context = {
    ...(closedWith ? { [`s3:${KEY_ID}`]: [closedWith] } : {}),
    ...(key || prefix === null ? {} : { 's3:prefix': [prefix] }),
  }
  return [
    { action: `s3:${action}`, resource, context },
    ...(closedWith ? keyAsks(closedWith, searchParams) : []),
  ]
}

/** S3 closes what is put with a data key; to put parts together it opens them again. */
function keyAsks(resource: string, query: URLSearchParams): Ask[] {
  return query.has('uploads')
    ? [keyAsk('GenerateDataKey', resource), keyAsk('Decrypt', resource)]
    : [keyAsk('GenerateDataKey', resource)]
}

/** Only the answer tells with which key an object that is read was closed. */
export function s3AsksOfAnswer(headers: IncomingHttpHeaders, method: string): Ask[] {
  const closedWith = headers[KEY_ID]
  return method === 'GET' && typeof closedWith === 'string' ? [keyAsk('Decrypt', closedWith)] : []
}

const keyAsk = (use: string, resource: string): Ask => ({
  action: `kms:${use}`,
  resource,
  context: { 'kms:ViaService': ['s3.us-east-1.amazonaws.com'] },
})

function onObject(method: string, query: URLSearchParams): string {
  const what = ['tagging', 'retention', 'legal-hold', 'acl'].find((it) => query.has(it))
  const version = query.has('versionId') ? 'Version' : ''
  if (what) return `${method} ${what}`
  switch (method) {
    case 'GET':
    case 'HEAD':
      return `GetObject${version}`
    case 'DELETE':
      return query.has('uploadId') ? 'AbortMultipartUpload' : `DeleteObject${version}`
    default:
      return 'PutObject'
  }
}

function onBucket(method: string, query: URLSearchParams): string {
  if (method === 'GET' && query.get('list-type') === '2') return 'ListBucket'
  return method === 'GET' && query.has('versions') ? 'ListBucketVersions' : `${method} of a bucket`
}
