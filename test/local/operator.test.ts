import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { documentClient } from '../../lambdas/aws/client.ts'
import { startEngine } from '../../local/store/engine.ts'
import { makeTable } from '../../local/store/table.ts'
import { writeExport } from '../../upkeep/exporting/write.ts'
import { command } from '../support/command.ts'
import { each } from '../support/past.ts'

let directory: string
let server: Server
let endpoint: string

// A DynamoDB that lets nobody do anything.
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anjuan-operator-'))
  server = createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1]
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(
      JSON.stringify({
        __type: 'com.amazonaws.dynamodb.v20120810#AccessDeniedException',
        Message: `User: arn:aws:iam::000000000000:user/wu is not authorized to perform: dynamodb:${operation}`,
      }),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.int() }).parse(server.address())
  endpoint = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  server.close()
  await rm(directory, { recursive: true, force: true })
})

const INTO = ['--into', 'anjuan-restored']
const AT = ['--at', '2026-11-27T08:00:00+08:00', ...INTO]

describe('a command of the operator that cannot be done', () => {
  it.each([
    ['a moment has no zone', 'restore', ['--at', '2026-11-27T08:00:00', ...INTO]],
    ['there are two things to restore from', 'restore', [...AT, '--from', 'x']],
    ['a word is misspelt', 'audit', ['--sinse', 'x']],
  ] as const)('says how it is done when %s', async (_, name, words) => {
    const { code, said } = await command(name, directory, [...words])
    expect(code).toBe(2)
    expect(said).toContain(`npm run ${name} `)
    expect(said).not.toContain('node_modules')
  })

  it('says so where there is no export', async () => {
    expect(await command('audit', directory, ['--export', directory])).toEqual({
      code: 2,
      said: `${directory} 里没有完整的导出 · no complete export in ${directory}\n`,
    })
  })

  it('makes nothing of an export that is damaged', async () => {
    const backup = join(directory, 'backup')
    const source = { arn: 'arn', id: 'id', now: Date.now }
    const made = await writeExport(each([{ pk: { S: '甲' }, sk: { S: '乙' } }]), backup, source)
    const [file = ''] = await readdir(join(made.directory, 'data'))
    await appendFile(join(made.directory, 'data', file), '多')
    const fresh = join(directory, 'fresh')
    const { code } = await command('restore', fresh, ['--from', backup, ...INTO])
    expect(code).toBe(2)
    expect(existsSync(fresh)).toBe(false)
  })

  it('says so where nothing is kept', async () => {
    const { code, said } = await command('export', directory, ['--into', directory])
    expect(code).toBe(2)
    expect(said).toContain('nothing is kept')
  })

  it('names the right that is missing', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'wu', AWS_SECRET_ACCESS_KEY: 'jing', AWS_REGION: 'local' }
    const environment = { ...keys, DYNAMODB_ENDPOINT: endpoint }
    const { code, said } = await command('restore', directory, AT, environment)
    expect(code).toBe(2)
    expect(said).toMatch(/^没有权限 · not allowed: .*dynamodb:DescribeTable\n$/)
  })
})

describe('a store that keeps no past', () => {
  it('says what to restore from instead', async () => {
    const kept = join(directory, 'kept')
    const store = await startEngineIn(kept)
    await store.kill()
    const { code, said } = await command('restore', kept, AT)
    expect(code).toBe(2)
    expect(said).toContain('npm run restore -- --from FOLDER')
  })
})

/** An archive on one machine that has its table, and nothing in it yet. */
async function startEngineIn(place: string) {
  await mkdir(place)
  const engine = await startEngine(join(place, 'store.db'))
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = documentClient({ endpoint: engine.endpoint, region: 'local', credentials })
  await makeTable(client, 'anjuan')
  client.destroy()
  return engine
}
