import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Item } from '../rows.ts'
import { digesting } from './digesting.ts'
import { lineOf } from './item-line.ts'
import { type DataFile, md5, type Summary } from './manifest.ts'

/** Items in one file: about as much as DynamoDB puts in one. */
const ITEMS_A_FILE = 100_000

/** What is kept there is nobody's but the owner's. */
const FOLDER = { recursive: true, mode: 0o700 }
const FILE = { mode: 0o600, flag: 'wx' }

/** The table that an export is made of. */
export interface Source {
  arn: string
  id: string
}

/** Writes items into a folder as DynamoDB's own export does, its summary last, and says where. */
export async function writeExport(
  items: AsyncIterable<Item>,
  folder: string,
  { arn, id, now }: Source & { now(): number },
): Promise<{ directory: string; summary: Summary }> {
  const startedAt = now()
  const name = `${String(startedAt).padStart(14, '0')}-${randomBytes(4).toString('hex')}`
  const place = `AWSDynamoDB/${name}`
  const directory = join(folder, place)
  await mkdir(join(directory, 'data'), FOLDER)
  const from = items[Symbol.asyncIterator]()
  const files: DataFile[] = []
  let size = 0
  for (let isMore = true; isMore; ) {
    const path = `data/${randomBytes(16).toString('hex')}.json.gz`
    const written = await writeFileOf(from, join(directory, path))
    const { bytes, sum, itemCount } = written
    isMore = written.isMore
    size += bytes
    files.push({ itemCount, ...checksumsOf(sum), dataFileS3Key: `${place}/${path}` })
  }
  const summary: Summary = {
    version: '2020-06-30',
    exportArn: `${arn}/export/${name}`,
    startTime: new Date(startedAt).toISOString(),
    endTime: new Date(now()).toISOString(),
    tableArn: arn,
    tableId: id,
    exportTime: new Date(startedAt).toISOString(),
    // It has not been in any bucket, and nobody has billed it.
    s3Bucket: null,
    s3Prefix: null,
    s3SseAlgorithm: null,
    s3SseKmsKeyId: null,
    manifestFilesS3Key: `${place}/manifest-files.json`,
    billedSizeBytes: size,
    itemCount: files.reduce((count, file) => count + file.itemCount, 0),
    outputFormat: 'DYNAMODB_JSON',
  }
  const lines = files.map((file) => `${JSON.stringify(file)}\n`).join('')
  await keep(directory, 'manifest-files', lines)
  await keep(directory, 'manifest-summary', JSON.stringify(summary))
  return { directory, summary }
}

/** A manifest with its checksum, which comes first: a manifest that is there can be checked. */
async function keep(directory: string, name: string, text: string): Promise<void> {
  await writeFile(join(directory, `${name}.checksum`), md5(text), FILE)
  await writeFile(join(directory, `${name}.json`), text, FILE)
}

async function writeFileOf(from: AsyncIterator<Item>, path: string) {
  const digest = digesting()
  let itemCount = 0
  let bytes = 0
  let isMore = true
  async function* lines() {
    while (itemCount < ITEMS_A_FILE) {
      const next = await from.next()
      if (next.done) {
        isMore = false
        return
      }
      const line = `${lineOf(next.value)}\n`
      itemCount++
      bytes += Buffer.byteLength(line)
      yield line
    }
  }
  await pipeline(
    Readable.from(lines()),
    createGzip(),
    digest.through,
    createWriteStream(path, FILE),
  )
  return { itemCount, bytes, isMore, sum: digest.sum() }
}

/** S3's own tag of what was sent in one part: the digest of its parts' digests, and how many. */
const checksumsOf = (sum: Buffer) => ({
  md5Checksum: sum.toString('base64'),
  etag: `${createHash('md5').update(sum).digest('hex')}-1`,
})
