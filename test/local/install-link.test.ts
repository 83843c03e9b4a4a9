import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { sha256 } from '../../lambdas/aws/chain.ts'
import { startStore } from '../support/store.ts'

const run = promisify(execFile)
const COMMAND = ['--import', 'tsx', 'local/install-link.ts']

it('a link to install by is printed once; the table has its hash and its end, and not the link', async () => {
  const store = await startStore({ inMemory: true })
  const env = {
    PATH: process.env['PATH'],
    TABLE: store.table,
    DYNAMODB_ENDPOINT: store.endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
  const begun = Math.floor(Date.now() / 1000)
  const { stdout } = await run(process.execPath, [...COMMAND, 'https://anjuan.example.com'], {
    env,
  })
  const link = new URL(stdout.trim())
  expect(link.origin + link.pathname).toBe('https://anjuan.example.com/install/slack')
  const key = link.searchParams.get('key') ?? ''
  expect(Buffer.from(key, 'base64url')).toHaveLength(32)
  const { Items = [] } = await store.client.send(new ScanCommand({ TableName: store.table }))
  expect(Items).toEqual([
    { pk: `INSTALL#${sha256(key)}`, sk: 'INSTALL', expires: expect.any(Number) },
  ])
  const lives = Number(Items[0]?.['expires']) - begun
  expect(lives).toBeGreaterThanOrEqual(3600)
  expect(lives).toBeLessThan(3600 + 60)
  const { TABLE: _, ...nowhere } = env
  await expect(
    run(process.execPath, [...COMMAND, 'https://anjuan.example.com'], { env: nowhere }),
  ).rejects.toThrow('install-link')
  await store.close()
})
