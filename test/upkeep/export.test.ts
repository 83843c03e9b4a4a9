import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../../upkeep/audit.ts'
import { openExport } from '../../upkeep/exporting/manifest.ts'
import { itemsIn } from '../../upkeep/exporting/read.ts'
import { writeExport } from '../../upkeep/exporting/write.ts'
import type { Item } from '../../upkeep/rows.ts'
import { type ArchiveOfThree, archiveOfThree, PASTED } from '../support/archive-of-three.ts'
import { auditExport, exportOf, someFolders } from '../support/export-of.ts'

let archive: ArchiveOfThree
const { folder, clear } = someFolders()
beforeAll(async () => {
  archive = await archiveOfThree()
})
afterAll(async () => {
  await archive.store.close()
  await clear()
})

const only = async (directory: string) => {
  const [name, ...more] = await readdir(join(directory, 'data'))
  if (!name || more.length > 0) throw new Error('there is not one data file')
  return join(directory, 'data', name)
}
const md5 = (bytes: Buffer | string) => createHash('md5').update(bytes)

describe('an export', () => {
  it('is audited with nothing but its files, and has the same journal as the table', async () => {
    const made = await auditExport(await exportOf(archive.store, await folder()))
    expect(made).toMatchObject({ chains: 3, breaks: [] })
    expect(made).toEqual(await audit(archive.store))
  })

  it('is laid out and summed as DynamoDB’s own', async () => {
    const directory = await exportOf(archive.store, await folder())
    expect(directory).toMatch(/\/AWSDynamoDB\/\d{14}-[0-9a-f]{8}$/)
    const file = await only(directory)
    const bytes = await readFile(file)
    const lines = gunzipSync(bytes).toString().trimEnd().split('\n')
    const sum = md5(bytes).digest()
    const manifest = await readFile(join(directory, 'manifest-files.json'), 'utf8')
    expect(JSON.parse(manifest)).toEqual({
      itemCount: lines.length,
      md5Checksum: sum.toString('base64'),
      // What S3 itself would say of it, sent in one part.
      etag: `${createHash('md5').update(sum).digest('hex')}-1`,
      dataFileS3Key: `AWSDynamoDB/${basename(directory)}/data/${basename(file)}`,
    })
    const summary = JSON.parse(await readFile(join(directory, 'manifest-summary.json'), 'utf8'))
    expect(summary).toMatchObject({ itemCount: lines.length, outputFormat: 'DYNAMODB_JSON' })
    expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual(['Item'])
    expect(await readFile(join(directory, 'manifest-files.checksum'), 'utf8')).toBe(
      md5(manifest).digest('base64'),
    )
  })

  it('can be read by nobody but whoever made it', async () => {
    const directory = await exportOf(archive.store, await folder())
    for (const path of [await only(directory), join(directory, 'manifest-summary.json')]) {
      expect((await stat(path)).mode & 0o077).toBe(0)
    }
    expect((await stat(join(directory, 'data'))).mode & 0o077).toBe(0)
  })

  it('keeps what people pasted, though it looks like an end of the line', async () => {
    const directory = await exportOf(archive.store, await folder())
    const notes: unknown[] = []
    for await (const item of itemsIn(await openExport(directory))) notes.push(item['learned']?.S)
    expect(notes.filter((note) => note === PASTED)).toHaveLength(2)
  })

  it('keeps every type of value as it is', async () => {
    const item: Item = {
      pk: { S: '杂' },
      sk: { S: 'B' },
      B: { B: Buffer.from([0, 255]) },
      digits: { N: '12345678901234567890.5' },
      map: { M: { B: { S: '不是字节' }, BS: { BS: [Buffer.from([1]), Buffer.from([2])] } } },
      list: { L: [{ NULL: true }, { BOOL: false }, { SS: ['甲'] }] },
    }
    async function* items() {
      yield item
    }
    const source = { arn: 'arn', id: 'id', now: Date.now }
    const { directory } = await writeExport(items(), await folder(), source)
    for await (const read of itemsIn(await openExport(directory))) expect(read).toEqual(item)
  })

  it('is found from the folder that a bucket was copied into, unless there are several', async () => {
    const into = await folder()
    const first = await exportOf(archive.store, into)
    expect((await openExport(into)).directory).toBe(first)
    await exportOf(archive.store, into)
    await expect(openExport(into)).rejects.toThrow(first)
  })
})

describe('an export that is not as it was made', () => {
  const damaged = async (damage: (directory: string) => Promise<void>) => {
    const directory = await exportOf(archive.store, await folder())
    await damage(directory)
    return auditExport(directory)
  }
  const edited = async (directory: string, name: string, edit: (text: string) => string) => {
    const text = edit(await readFile(join(directory, name), 'utf8'))
    await writeFile(join(directory, name), text)
    await writeFile(join(directory, name.replace('.json', '.checksum')), md5(text).digest('base64'))
  }

  it('is refused when a byte was added to its data', async () => {
    await expect(
      damaged(async (directory) => appendFile(await only(directory), '\n')),
    ).rejects.toThrow(/data/)
  })

  it('is refused when its data is cut short', async () => {
    await expect(
      damaged(async (directory) => {
        const file = await only(directory)
        await writeFile(file, (await readFile(file)).subarray(0, -20))
      }),
    ).rejects.toThrow(/cannot be read/)
  })

  it('is refused when a data file is gone', async () => {
    await expect(
      damaged(async (directory) => rename(await only(directory), join(directory, 'elsewhere'))),
    ).rejects.toThrow(/cannot be read/)
  })

  it('is refused when a manifest was edited', async () => {
    await expect(
      damaged((directory) => appendFile(join(directory, 'manifest-files.json'), '\n')),
    ).rejects.toThrow(/checksum/)
  })

  it('is refused when it holds fewer rows than it should', async () => {
    await expect(
      damaged((directory) =>
        edited(directory, 'manifest-summary.json', (text) =>
          text.replace(/"itemCount":\d+/, '"itemCount":1'),
        ),
      ),
    ).rejects.toThrow(/says 1 items/)
  })

  it('is refused when it was never finished', async () => {
    const into = await folder()
    await mkdir(join(into, 'AWSDynamoDB', '01795816457941-2d8752fd', 'data'), { recursive: true })
    await expect(openExport(into)).rejects.toThrow(/no complete export/)
  })

  it.each([
    ['INCREMENTAL_EXPORT', /only what changed/],
    ['ION', /is in the format ION/],
  ])('is refused when it is %s', async (what, why) => {
    const isFormat = what === 'ION'
    await expect(
      damaged((directory) =>
        edited(directory, 'manifest-summary.json', (text) =>
          isFormat
            ? text.replace('DYNAMODB_JSON', what)
            : text.replace('{', `{"exportType":"${what}",`),
        ),
      ),
    ).rejects.toThrow(why)
  })
})
