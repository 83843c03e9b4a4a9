import * as bucket from './bucket-requests.ts'
import type { Answer, FileRequest } from './exchange.ts'
import { xmlAnswer } from './exchange.ts'
import type { FileStore } from './file-store.ts'
import { listObjects, listVersions } from './listing-requests.ts'
import { listParts, listUploads } from './multipart-lists.ts'
import * as upload from './multipart-requests.ts'
import * as object from './object-requests.ts'
import * as setting from './object-settings.ts'
import { refusal } from './refusal.ts'

/** What answers one kind of request. */
export type Operation = (store: FileStore, request: FileRequest) => Answer | Promise<Answer>

const onService: Record<string, Operation> = {
  GET: (store) => bucket.listBuckets(store),
}

const onBucket: Record<string, Operation> = {
  PUT: bucket.createBucket,
  HEAD: bucket.headBucket,
  DELETE: bucket.deleteBucket,
  'GET list-type': listObjects,
  'GET versions': listVersions,
  'GET uploads': listUploads,
  'GET location': () => xmlAnswer('LocationConstraint', []),
  'POST delete': bucket.deleteObjects,
  'PUT versioning': bucket.putVersioning,
  'GET versioning': bucket.getVersioning,
  'PUT object-lock': bucket.putLock,
  'GET object-lock': bucket.getLock,
  ...documentOperations(),
}

const onObject: Record<string, Operation> = {
  PUT: object.putObject,
  GET: object.getObject,
  HEAD: object.headObject,
  DELETE: object.deleteObject,
  'PUT tagging': setting.putTagging,
  'GET tagging': setting.getTagging,
  'DELETE tagging': setting.deleteTagging,
  'PUT retention': setting.putRetention,
  'GET retention': setting.getRetention,
  'PUT legal-hold': setting.putLegalHold,
  'GET legal-hold': setting.getLegalHold,
  'GET attributes': setting.getAttributes,
  'POST uploads': upload.createUpload,
  'PUT partNumber uploadId': upload.uploadPart,
  'POST uploadId': upload.completeUpload,
  'GET uploadId': listParts,
  'DELETE uploadId': upload.abortUpload,
}

function documentOperations(): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(bucket.documentNames).flatMap(([name, whenMissing]): [string, Operation][] => {
      const requests = bucket.documentRequests(name, whenMissing)
      return [
        [`PUT ${name}`, requests.put],
        [`GET ${name}`, requests.get],
        [`DELETE ${name}`, requests.delete],
      ]
    }),
  )
}

// Parameters that refine a request without making it another one.
const refinements = new Set([
  ...['x-id', 'versionId', 'prefix', 'delimiter', 'max-keys', 'start-after', 'fetch-owner'],
  ...['continuation-token', 'encoding-type', 'key-marker', 'version-id-marker'],
  ...['upload-id-marker', 'max-uploads', 'max-parts', 'part-number-marker'],
])

/**
 * The operation that a request means. A subresource that is not in the tables is refused: were it
 * overlooked, the document in its body would be stored as the object.
 */
export function operationFor(
  method: string,
  target: { bucket: string | undefined; key: string | undefined },
  parameters: Iterable<string>,
): Operation {
  const telling = [...parameters].filter(
    (name) => !refinements.has(name) && !/^(x-amz|response)-/i.test(name),
  )
  const name = [method, ...telling.sort()].join(' ')
  const table = target.key !== undefined ? onObject : target.bucket ? onBucket : onService
  const operation = Object.hasOwn(table, name) ? table[name] : undefined
  if (!operation) throw refusal('NotImplemented', `${name} is not supported here`)
  return operation
}
