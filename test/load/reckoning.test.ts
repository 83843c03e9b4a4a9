import { expect, test } from 'vitest'
import { keepComing } from './arrivals.ts'
import { Latencies } from './latencies.ts'
import { memoryOf } from './memory.ts'

test('a request is waited for from when it was due, not from when we came round to it', async () => {
  const latencies = new Latencies()
  await latencies.of('visit', performance.now() - 500, async () => undefined)
  expect(latencies.rows().find(({ kind }) => kind === 'visit')?.p99).toBeGreaterThanOrEqual(500)
})

test('of a hundred requests the slowest but one is the 99th, and what failed is no latency', async () => {
  const latencies = new Latencies()
  const now = performance.now()
  for (let n = 1; n <= 100; n++) await latencies.of('page', now - n * 1000, async () => undefined)
  await latencies.of('page', now, async () => {
    throw new Error('阅览室 403')
  })
  const all = latencies.rows().at(-1)
  expect(all?.count).toBe(100)
  expect(Math.floor((all?.p99 ?? 0) / 1000)).toBe(99)
  expect(Math.floor((all?.p50 ?? 0) / 1000)).toBe(50)
  expect(latencies.errors).toEqual(['page: 阅览室 403'])
})

test('people keep coming, however long those before them take', async () => {
  let under = 0
  let most = 0
  const act = async () => {
    most = Math.max(most, ++under)
    await new Promise((done) => setTimeout(done, 300))
    under--
  }
  await keepComing([{ kind: '拜访', perSecond: 50, act }], 200)
  expect(most).toBeGreaterThan(5)
  expect(under).toBe(0)
})

test('memory that only warms up is flat, and memory that goes on growing is not', () => {
  const growing = Array.from({ length: 30 }, (_, index) => 100 + 10 * index)
  expect(memoryOf('slack', growing).isFlat).toBe(false)
  const warming = Array.from({ length: 30 }, (_, index) => Math.min(200, 100 + 10 * index))
  expect(memoryOf('slack', warming).isFlat).toBe(true)
})
