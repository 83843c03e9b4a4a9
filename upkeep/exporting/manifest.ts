import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod'

/** What `manifest-summary.json` says of an export, DynamoDB's own or ours. */
export const Summary = z.looseObject({
  version: z.literal('2020-06-30'),
  exportArn: z.string(),
  tableArn: z.string(),
  exportTime: z.iso.datetime().optional(),
  itemCount: z.int(),
  outputFormat: z.string(),
  /** Said of exports of what changed alone. */
  exportType: z.string().nullish(),
})
export type Summary = z.infer<typeof Summary>

/** A line of `manifest-files.json`. */
export const DataFile = z.looseObject({
  itemCount: z.int(),
  /** MD5 of the file as it lies there, compressed, in Base64. */
  md5Checksum: z.string(),
  dataFileS3Key: z.string(),
})
export type DataFile = z.infer<typeof DataFile>

/** An export in a folder, with what its manifests say. */
export interface Export {
  directory: string
  summary: Summary
  files: DataFile[]
}

/** Thrown when a folder holds no export that can be read; says why, to a person. */
export class NoExport extends Error {}

const SUMMARY = 'manifest-summary.json'

/**
 * Opens the export in a folder: the one that has the manifests, or one above it as a bucket is copied,
 * with `AWSDynamoDB/` and one export in it.
 */
export async function openExport(folder: string): Promise<Export> {
  const directory = await find(folder)
  const summary = Summary.safeParse(JSON.parse(await checked(directory, SUMMARY)))
  if (!summary.success) throw new NoExport(`${join(directory, SUMMARY)}: ${summary.error.message}`)
  const { outputFormat, exportType, itemCount } = summary.data
  if (outputFormat !== 'DYNAMODB_JSON') {
    throw new NoExport(
      `${directory} 的格式是 ${outputFormat} · is in the format ${outputFormat}: export as DYNAMODB_JSON`,
    )
  }
  if (exportType === 'INCREMENTAL_EXPORT') {
    throw new NoExport(`${directory} 只是增量 · holds only what changed: a full export is needed`)
  }
  const lines = (await checked(directory, 'manifest-files.json')).split('\n').filter(Boolean)
  const files = lines.map((line) => DataFile.parse(JSON.parse(line)))
  const counted = files.reduce((sum, file) => sum + file.itemCount, 0)
  if (counted !== itemCount) {
    throw new NoExport(
      `${directory}: ${SUMMARY} 说有 ${itemCount} 行，文件共有 ${counted} 行 · says ${itemCount} items, its files have ${counted}`,
    )
  }
  return { directory, summary: summary.data, files }
}

/** Where a data file lies: by its last name, beside the manifests, wherever the export has been copied to. */
export const pathOf = ({ directory }: Export, { dataFileS3Key }: DataFile): string =>
  join(directory, 'data', basename(dataFileS3Key))

/** MD5 in Base64, as the manifests have it. */
export const md5 = (text: string): string => createHash('md5').update(text).digest('base64')

/** A manifest, once its checksum is found right; AWS does not say how it is written there, so either way is taken. */
async function checked(directory: string, name: string): Promise<string> {
  const [text, checksum] = await Promise.all(
    [name, name.replace(/json$/, 'checksum')].map((each) =>
      readFile(join(directory, each), 'utf8').catch(() => undefined),
    ),
  )
  const where = join(directory, name)
  if (text === undefined) throw new NoExport(`没有 ${where} · there is no ${where}`)
  const sum = md5(text)
  const ways = [sum, Buffer.from(sum, 'base64').toString('hex')]
  if (!ways.includes(checksum?.trim() ?? '')) {
    throw new NoExport(`${where} 与校验和不符 · differs from its checksum`)
  }
  return text
}

async function find(folder: string): Promise<string> {
  const has = async (directory: string) =>
    (await readdir(directory).catch((): string[] => [])).includes(SUMMARY)
  if (await has(folder)) return folder
  const above = basename(folder) === 'AWSDynamoDB' ? folder : join(folder, 'AWSDynamoDB')
  const found: string[] = []
  for (const name of (await readdir(above).catch((): string[] => [])).sort()) {
    if (await has(join(above, name))) found.push(join(above, name))
  }
  const [only] = found
  if (only === undefined)
    throw new NoExport(`${folder} 里没有完整的导出 · no complete export in ${folder}`)
  if (found.length > 1) {
    throw new NoExport(
      `${folder} 里有多份导出，请指明一份 · several exports, name one:\n${found.join('\n')}`,
    )
  }
  return only
}
