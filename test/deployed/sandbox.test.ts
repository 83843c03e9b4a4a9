import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, test } from 'vitest'
import { type Lambda, lambdaOf } from '../../local/deployed/process/lambda.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A function whose bundle is this text. */
async function functionOf(
  text: string,
  more: { timeoutSeconds?: number; ahead?: number; concurrency?: number } = {},
): Promise<{ lambda: Lambda; lines: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-lambda-'))
  await writeFile(join(folder, 'index.js'), text)
  const { timeoutSeconds = 20, ahead = 0, concurrency = 2 } = more
  const lines: string[] = []
  const environment = { AWS_LAMBDA_FUNCTION_NAME: 'shelves', TABLE: '案卷' }
  const lambda = lambdaOf(
    { folder, layers: [], handler: 'index.handler', environment, timeoutSeconds },
    { ahead: () => ahead, log: (line) => lines.push(line), concurrency },
  )
  closing.push(lambda.close, () => rm(folder, { recursive: true, force: true }))
  return { lambda, lines }
}

describe('a function that runs from its bundle', () => {
  test('is told what its template says, and nothing of the machine that it runs on', async () => {
    const { lambda } = await functionOf(
      'exports.handler = async () => [process.env.TABLE, process.env.PATH ?? null, process.env.HOME ?? null]',
    )
    expect(await lambda.invoke({})).toEqual(['案卷', null, null])
  })

  test('takes and gives JSON alone: what JSON does not know never arrives', async () => {
    const { lambda } = await functionOf(`
      exports.handler = async ({ at, of }) => ({ at: typeof at, of, names: new Map([['a', 1]]), no: undefined })`)
    const answer = await lambda.invoke({ at: new Date(0), of: undefined })
    expect(answer).toStrictEqual({ at: 'string', names: {} })
    const { lambda: silent } = await functionOf('exports.handler = async () => undefined')
    expect(await silent.invoke({})).toBeNull()
  })

  test('lives in everybody’s time: what it was and what it is are as far ahead as the house', async () => {
    const day = 86_400_000
    const { lambda } = await functionOf(
      `exports.handler = async () => [Date.now(), new Date().getTime(), Date.parse(Date()),
         new Date(0).getTime(), new Date() instanceof Date, new Date().constructor === Date]`,
      { ahead: day },
    )
    const before = Date.now()
    const [now, made, said, begun, ...isDate] = (await lambda.invoke({})) as number[]
    for (const time of [now, made]) expect(time).toBeGreaterThanOrEqual(before + day)
    expect(said).toBeGreaterThanOrEqual(before + day - 1000)
    expect(begun).toBe(0)
    expect(isDate).toEqual([true, true])
  })

  test('is kept warm: what it remembers is there for the next event', async () => {
    const { lambda } = await functionOf('let n = 0; exports.handler = async () => ++n')
    expect([await lambda.invoke({}), await lambda.invoke({})]).toEqual([1, 2])
  })

  test('takes one event at a time in each process, and no more processes than allowed', async () => {
    const { lambda } = await functionOf(`
      let inside = 0
      exports.handler = async () => {
        const beside = inside++
        await new Promise((done) => setTimeout(done, 50))
        inside--
        return { beside, pid: process.pid }
      }`)
    const answers = (await Promise.all(Array.from({ length: 6 }, () => lambda.invoke({})))) as {
      beside: number
      pid: number
    }[]
    expect(answers.map(({ beside }) => beside)).toEqual(Array(6).fill(0))
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2)
  })

  test('says by name what went wrong, and goes on with the next event', async () => {
    const { lambda } = await functionOf(`
      exports.handler = async ({ bad }) => { if (bad) throw new RangeError('太多了'); return 'well' }`)
    await expect(lambda.invoke({ bad: true })).rejects.toThrow('RangeError: 太多了')
    expect(await lambda.invoke({})).toBe('well')
    expect(lambda.pids()).toHaveLength(1)
  })

  test('is ended when it takes longer than its template allows, and another takes its place', async () => {
    const { lambda } = await functionOf(
      `exports.handler = async ({ slow }) => { if (slow) for (;;); return process.pid }`,
      { timeoutSeconds: 1 },
    )
    const first = await lambda.invoke({})
    await expect(lambda.invoke({ slow: true })).rejects.toThrow('timed out')
    expect(await lambda.invoke({})).not.toBe(first)
  })

  test('that ends its own process loses that event alone', async () => {
    const { lambda } = await functionOf(`
      exports.handler = async ({ end }) => { if (end) process.exit(7); return 'well' }`)
    await expect(lambda.invoke({ end: true })).rejects.toThrow('the process ended: 7')
    expect(await lambda.invoke({})).toBe('well')
  })

  test('that cannot start says so to whoever calls', async () => {
    const { lambda, lines } = await functionOf(`throw new Error('missing: SLACK_APP_ID')`)
    await expect(lambda.invoke({})).rejects.toThrow('the process ended')
    await expect.poll(() => lines.join('\n')).toContain('missing: SLACK_APP_ID')
  })

  test('has its lines in the log as it wrote them', async () => {
    const { lambda, lines } = await functionOf(`
      exports.handler = async () => { process.stdout.write('{"what":"借阅"}\\n') }`)
    await lambda.invoke({})
    await expect.poll(() => lines).toEqual(['{"what":"借阅"}'])
  })

  test('is forgotten, whatever it answered, once that was heard', async () => {
    const { lambda } = await functionOf(`exports.handler = async () => 'x'.repeat(1_000_000)`, {
      concurrency: 1,
    })
    setFlagsFromString('--expose-gc')
    const held = () => {
      runInNewContext('gc')()
      return process.memoryUsage().heapUsed
    }
    for (let n = 0; n < 5; n++) await lambda.invoke({})
    const before = held()
    for (let n = 0; n < 30; n++) await lambda.invoke({})
    // Kept, they would be thirty million characters.
    expect(held() - before).toBeLessThan(10_000_000)
  })
})
