import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import type { LocalHouse } from '../../local/house.ts'
import { type Row, rowsOf } from '../support/journal.ts'

/** What DynamoDB adds to the bytes of every row when it counts what is stored. */
const OVER = 100

/** Bytes that stay in the table: what ends by itself is let go within weeks, and so is not counted. */
export async function bytesKept(house: LocalHouse): Promise<number> {
  const rows = await rowsOf(house)
  return rows.filter(stays).reduce((sum, row) => sum + OVER + bytesOf(row) - 3, 0)
}

/** Places of the stream stand in the table on one machine alone. */
const stays = (row: Row) => row['expires'] === undefined && row.pk !== 'STREAM'

/** The size of a value as DynamoDB reckons it. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + 1 + bytesOf(each), 3)
  if (typeof value !== 'object' || value === null) return 1
  return Object.entries(value).reduce(
    (sum, [name, each]) => sum + 1 + Buffer.byteLength(name) + bytesOf(each),
    3,
  )
}

/** What the files hold: originals, and pages drawn of them. */
export type FilesKept = Record<'originals' | 'pages', { objects: number; bytes: number }>

/** Looks what lies in the folders of the files. */
export async function filesKept({ settings }: LocalHouse): Promise<FilesKept> {
  const client = new S3Client({
    endpoint: settings.S3_ENDPOINT ?? '',
    region: settings.AWS_REGION,
    forcePathStyle: true,
  })
  const folder = async (name: string) => {
    const list = new ListObjectsV2Command({ Bucket: settings.BUCKET, Prefix: `${name}/` })
    const { Contents = [] } = await client.send(list)
    const bytes = Contents.reduce((sum, { Size = 0 }) => sum + Size, 0)
    return { objects: Contents.length, bytes }
  }
  const kept = { originals: await folder('originals'), pages: await folder('pages') }
  client.destroy()
  return kept
}
