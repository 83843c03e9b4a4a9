import { type Answer, type FileRequest, xmlAnswer } from './exchange.ts'
import type { FileStore } from './file-store.ts'
import { uploadNamed } from './multipart.ts'
import { tag } from './xml.ts'

/** ListParts. */
export function listParts(store: FileStore, request: FileRequest): Answer {
  const bucket = store.bucket(request.bucket)
  const upload = uploadNamed(bucket, request.key, request.query.get('uploadId'))
  const marker = Number(request.query.get('part-number-marker') ?? 0)
  const most = Math.min(Number(request.query.get('max-parts') ?? 1000), 1000)
  const all = [...upload.parts.values()].sort((a, b) => a.number - b.number)
  const rest = all.filter((part) => part.number > marker)
  const told = rest.slice(0, most)
  return xmlAnswer('ListPartsResult', [
    tag('Bucket', bucket.name),
    tag('Key', upload.key),
    tag('UploadId', upload.uploadId),
    tag('PartNumberMarker', marker),
    tag('NextPartNumberMarker', told.at(-1)?.number),
    tag('MaxParts', most),
    tag('IsTruncated', rest.length > told.length),
    tag('ChecksumAlgorithm', upload.checksum?.algorithm),
    tag('ChecksumType', upload.checksum?.type),
    ...told.map((part) =>
      tag('Part', [
        tag('PartNumber', part.number),
        tag('LastModified', new Date(part.at).toISOString()),
        tag('ETag', `"${part.etag}"`),
        tag('Size', part.size),
        tag(`Checksum${upload.checksum?.algorithm}`, upload.checksum && part.checksum),
      ]),
    ),
  ])
}

/** ListMultipartUploads, all of them at once. */
export function listUploads(store: FileStore, request: FileRequest): Answer {
  const bucket = store.bucket(request.bucket)
  const prefix = request.query.get('prefix') ?? ''
  const uploads = [...bucket.uploads.values()].filter((upload) => upload.key.startsWith(prefix))
  return xmlAnswer('ListMultipartUploadsResult', [
    tag('Bucket', bucket.name),
    tag('Prefix', prefix),
    tag('IsTruncated', false),
    ...uploads.map((upload) =>
      tag('Upload', [
        tag('Key', upload.key),
        tag('UploadId', upload.uploadId),
        tag('Initiated', new Date(upload.at).toISOString()),
        tag('StorageClass', 'STANDARD'),
      ]),
    ),
  ])
}
