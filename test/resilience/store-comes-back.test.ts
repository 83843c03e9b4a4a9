import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type StreamLoop, startStreamLoop } from '../../local/stream-loop.ts'
import { rowsOf, timesOf } from '../support/journal.ts'
import { startStore, type TestStore } from '../support/store.ts'

let store: TestStore
let loop: StreamLoop
const seen: string[] = []

beforeAll(async () => {
  store = await startStore()
  loop = await startStreamLoop({
    name: 'seeing',
    client: store.client,
    table: store.table,
    config: {
      endpoint: store.endpoint,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    },
    restMs: 5,
    handler: async ({ Records }) => {
      for (const { dynamodb } of Records) {
        const pk = dynamodb?.NewImage?.['pk']?.S ?? ''
        if (pk.startsWith('SEEN#')) seen.push(pk)
      }
      return { batchItemFailures: [] }
    },
  })
})
afterAll(async () => {
  await loop.stop()
  await store.close()
})

/** Puts a row, however often it takes. */
async function put(pk: string): Promise<void> {
  for (;;) {
    const item = { TableName: store.table, Item: { pk, sk: 'ROW' } }
    const done = await store.client.send(new PutCommand(item)).catch(() => undefined)
    if (done) return
  }
}

it('the embedded store, killed outright, is back in its place with all that it acknowledged', async () => {
  const pid = store.engine?.pid ?? 0
  for (let at = 0; at < 20; at++) await put(`SEEN#before/${at}`)
  process.kill(pid, 'SIGKILL')
  for (let at = 0; at < 20; at++) await put(`SEEN#after/${at}`)
  expect(store.engine?.pid).not.toBe(pid)
  const rows = (await rowsOf(store)).filter(({ sk }) => sk === 'ROW')
  expect(rows).toHaveLength(40)
})

it('and its stream is read on from where it was, leaving nothing out', async () => {
  await loop.settled()
  expect([...timesOf(seen).keys()].toSorted()).toEqual(
    (await rowsOf(store))
      .filter(({ sk }) => sk === 'ROW')
      .map(({ pk }) => pk)
      .toSorted(),
  )
})
