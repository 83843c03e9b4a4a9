import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import initSqlJs from 'sql.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { layOut } from '../../local/store/laid-out.ts'

let directory: string
let file: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anjuan-laid-out-'))
  file = join(directory, 'store.db')
})
afterEach(() => rm(directory, { recursive: true, force: true }))

test('for every row written a store finds the last record of its stream without going through all of them', async () => {
  await layOut(file)
  const { Database } = await initSqlJs()
  const store = new Database(await readFile(file))
  // As the engine asks, word for word.
  const [plan] = store.exec(
    `EXPLAIN QUERY PLAN SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1
     FROM _stream_records WHERE table_name = 'anjuan'`,
  )
  store.close()
  expect(JSON.stringify(plan?.values)).toContain('SEARCH _stream_records USING')
})

test('a store that stands is opened as it is', async () => {
  await writeFile(file, '早已建好')
  await layOut(file)
  expect(await readFile(file, 'utf8')).toBe('早已建好')
})
