import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { linesOf } from '../../lambdas/aws/lines.ts'
import type { Item } from '../rows.ts'
import { digesting } from './digesting.ts'
import { itemFrom } from './item-line.ts'
import { type DataFile, type Export, NoExport, pathOf } from './manifest.ts'

/** Every item of an export, as it stands there; a file that is not what its manifest says ends it. */
export async function* itemsIn(from: Export): AsyncGenerator<Item> {
  for (const file of from.files) yield* itemsOfFile(pathOf(from, file), file)
}

async function* itemsOfFile(path: string, file: DataFile): AsyncGenerator<Item> {
  const digest = digesting()
  const text = new PassThrough()
  const reading = pipeline(createReadStream(path), digest.through, createGunzip(), text)
  // Whoever reads the text hears of it.
  reading.catch((error) => text.destroy(error))
  let items = 0
  try {
    for await (const line of linesOf(text)) {
      if (!line) continue
      items++
      yield itemFrom(line)
    }
    await reading
  } catch (error) {
    throw new NoExport(
      `${path} 读不出来 · cannot be read: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    )
  }
  if (digest.sum().toString('base64') !== file.md5Checksum) {
    throw new NoExport(`${path} 与校验和不符 · differs from its checksum`)
  }
  if (items !== file.itemCount) {
    throw new NoExport(
      `${path} 有 ${items} 行，应有 ${file.itemCount} 行 · has ${items} items, not ${file.itemCount}`,
    )
  }
}
