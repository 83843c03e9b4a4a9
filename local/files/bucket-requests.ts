import { deletionsIn, encryptionIn, lockIn, versioningIn } from './documents.ts'
import { type Answer, bare, type FileRequest, xmlAnswer } from './exchange.ts'
import type { FileStore } from './file-store.ts'
import { textOf } from './incoming-body.ts'
import { FileRefusal, type RefusalCode, refusal } from './refusal.ts'
import { asksBypass } from './retention.ts'
import { removeObject } from './versions.ts'
import { readXml, tag } from './xml.ts'

/** ListBuckets. */
export function listBuckets(store: FileStore): Answer {
  const buckets = [...store.buckets.values()].map((bucket) =>
    tag('Bucket', [
      tag('Name', bucket.name),
      tag('CreationDate', new Date(bucket.at).toISOString()),
    ]),
  )
  return xmlAnswer('ListAllMyBucketsResult', [tag('Buckets', buckets)])
}

/** CreateBucket. */
export function createBucket(store: FileStore, request: FileRequest): Answer {
  const { bucket, now: at } = request
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw refusal('InvalidBucketName', 'The specified bucket is not valid.')
  if (store.buckets.has(bucket))
    throw refusal('BucketAlreadyOwnedByYou', 'You already have this bucket.')
  const locked = request.header('x-amz-bucket-object-lock-enabled')?.toLowerCase() === 'true'
  store.commit({ did: 'create-bucket', bucket, at, locked })
  return bare(200, { location: `/${bucket}` })
}

/** HeadBucket. */
export function headBucket(store: FileStore, request: FileRequest): Answer {
  store.bucket(request.bucket)
  return bare(200)
}

/** DeleteBucket; it has to be empty of versions and of uploads too. */
export function deleteBucket(store: FileStore, request: FileRequest): Answer {
  const bucket = store.bucket(request.bucket)
  if (bucket.keys.size > 0 || bucket.uploads.size > 0)
    throw refusal('BucketNotEmpty', 'The bucket you tried to delete is not empty')
  store.commit({ did: 'remove-bucket', bucket: bucket.name })
  return bare(204)
}

/** PutBucketVersioning. */
export async function putVersioning(store: FileStore, request: FileRequest): Promise<Answer> {
  const status = versioningIn(await textOf(request.body()))
  const bucket = store.bucket(request.bucket)
  if (bucket.lock && status === 'Suspended')
    throw refusal('InvalidBucketState', 'Versioning stays on where objects can be locked')
  store.commit({ did: 'set-versioning', bucket: bucket.name, status })
  return bare(200)
}

/** GetBucketVersioning. */
export function getVersioning(store: FileStore, request: FileRequest): Answer {
  const status = store.bucket(request.bucket).versioning
  return xmlAnswer('VersioningConfiguration', [tag('Status', status)])
}

/** PutObjectLockConfiguration. */
export async function putLock(store: FileStore, request: FileRequest): Promise<Answer> {
  const retention = lockIn(await textOf(request.body()))
  const bucket = store.bucket(request.bucket)
  if (bucket.versioning !== 'Enabled')
    throw refusal('InvalidBucketState', 'Versioning must be Enabled to lock objects')
  store.commit({ did: 'set-lock', bucket: bucket.name, retention })
  return bare(200)
}

/** GetObjectLockConfiguration. */
export function getLock(store: FileStore, request: FileRequest): Answer {
  const { lock } = store.bucket(request.bucket)
  if (!lock)
    throw refusal('ObjectLockConfigurationNotFoundError', 'Object Lock is not on in this bucket')
  const { retention } = lock
  const given = retention && [tag('Mode', retention.mode), tag(retention.unit, retention.length)]
  return xmlAnswer('ObjectLockConfiguration', [
    tag('ObjectLockEnabled', 'Enabled'),
    tag('Rule', given && [tag('DefaultRetention', given)]),
  ])
}

/**
 * Settings that are kept and told again, and the refusal when there is none; of these only
 * `encryption` has an effect here.
 */
export const documentNames = {
  cors: 'NoSuchCORSConfiguration',
  encryption: 'ServerSideEncryptionConfigurationNotFoundError',
  lifecycle: 'NoSuchLifecycleConfiguration',
  ownershipControls: 'OwnershipControlsNotFoundError',
  policy: 'NoSuchBucketPolicy',
  publicAccessBlock: 'NoSuchPublicAccessBlockConfiguration',
  tagging: 'NoSuchTagSet',
} as const satisfies Record<string, RefusalCode>

/** Put, get and delete of one such setting. */
export function documentRequests(name: string, whenMissing: RefusalCode) {
  return {
    async put(store: FileStore, request: FileRequest): Promise<Answer> {
      const text = await textOf(request.body())
      if (name === 'encryption') encryptionIn(text)
      else if (name !== 'policy') readXml(text)
      store.commit({ did: 'set-document', bucket: store.bucket(request.bucket).name, name, text })
      return bare(name === 'policy' ? 204 : 200)
    },
    get(store: FileStore, request: FileRequest): Answer {
      const body = store.bucket(request.bucket).documents.get(name)
      if (body === undefined) throw refusal(whenMissing, `There is no ${name} here`)
      const type = name === 'policy' ? 'application/json' : 'application/xml'
      return { status: 200, headers: { 'content-type': type }, body }
    },
    delete(store: FileStore, request: FileRequest): Answer {
      store.commit({ did: 'set-document', bucket: store.bucket(request.bucket).name, name })
      return bare(204)
    },
  }
}

/** DeleteObjects: each for itself, so that one that is locked does not save the others. */
export async function deleteObjects(store: FileStore, request: FileRequest): Promise<Answer> {
  const { quiet, objects } = deletionsIn(await textOf(request.body()))
  const bucket = store.bucket(request.bucket)
  const authority = { now: request.now, bypass: asksBypass(request) }
  const rows = objects.map((object) => {
    const name = [tag('Key', object.key), tag('VersionId', object.versionId)]
    try {
      const { versionId, marker } = removeObject(store, bucket, object, authority)
      const markerId = marker ? versionId : undefined
      return tag(
        'Deleted',
        quiet
          ? undefined
          : [
              ...name,
              tag('DeleteMarker', marker || undefined),
              tag('DeleteMarkerVersionId', markerId),
            ],
      )
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error
      return tag('Error', [...name, tag('Code', error.code), tag('Message', error.message)])
    }
  })
  return xmlAnswer('DeleteResult', rows)
}
