import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atPage } from '../at-page.ts'
import { startTrial } from './trial.ts'

const channel = 'C0SALES001'
const as = 'U0LIN00001'

let trial: Awaited<ReturnType<typeof startTrial>>
beforeAll(async () => {
  trial = await startTrial()
})
afterAll(() => trial.close())

const { get, post, statusAt } = atPage(() => trial.workspace.url)

describe('the page of the workspace', () => {
  it('is served with its font, and nothing else from the disk', async () => {
    expect((await get('/')).headers.get('content-type')).toContain('text/html')
    const font = await get('/font.ttf')
    expect(font.headers.get('content-type')).toBe('font/ttf')
    for (const path of ['/main.tsx', '/tsconfig.json', '/..%2fcontract.ts', '/wire.ts'])
      expect((await get(path)).status, path).toBe(404)
  })

  it('acts, and sees the workspace as its person does', async () => {
    const act = { as, do: 'say', channel, text: '你好' }
    expect(await (await post('/workspace/act', act)).json()).toEqual({ ok: true })
    const state = Object(await (await get(`/workspace/state?as=${as}`)).json())
    expect(state.messages).toMatchObject([{ text: '你好', user: as }])
    expect(state.channels.map((each: { name: string }) => each.name)).toEqual([
      '销售',
      '茶水间',
      '案卷',
    ])
    expect((await get('/workspace/state?as=U0NOBODY01')).status).toBe(404)
    expect(await (await post('/workspace/act', { as, do: 'shout' })).json()).toEqual({
      ok: false,
      error: 'invalid_act',
    })
    const blind = { as, do: 'say', channel: 'G0BOARD001', text: '?' }
    expect(await (await post('/workspace/act', blind)).json()).toEqual({
      ok: false,
      error: 'not_in_channel',
    })
  })

  it('shares a file, for those in the channel', async () => {
    const place = new URLSearchParams({ as, channel: 'C0QUIET001', name: '合同.pdf', text: '看' })
    const shared = await get(`/workspace/files?${place}`, { method: 'POST', body: '%PDF-1.7' })
    const { file } = Object(await shared.json())
    const read = (person: string) => get(`/workspace/file/${file}?as=${person}`)
    expect(await (await read('U0CHEN0001')).text()).toBe('%PDF-1.7')
    expect((await read('U0ADAMS001')).status).toBe(404)
    expect((await read('U0NOBODY01')).status).toBe(404)
  })

  it('hears that something changed, not what', async () => {
    const stop = new AbortController()
    const stream = await get(`/workspace/stream?as=${as}`, { signal: stop.signal })
    const reader = stream.body?.getReader()
    const next = async () => Buffer.from((await reader?.read())?.value ?? []).toString()
    expect(await next()).toContain('event: change')
    await trial.client.chat.postMessage({ channel, text: '机密' })
    const told = await next()
    expect(told).toContain('event: change')
    expect(told).not.toContain('机密')
    stop.abort()
  })

  it('puts the clock forward, never back', async () => {
    const before = trial.workspace.now()
    await post('/workspace/clock', { forward: 3_600_000 })
    expect(trial.workspace.now()).toBeGreaterThanOrEqual(before + 3_600_000)
    expect((await post('/workspace/clock', { forward: -1 })).status).toBe(400)
    expect(trial.workspace.now()).toBeGreaterThanOrEqual(before + 3_600_000)
  })

  it('is answered on this machine only, and obeyed from its own address only', async () => {
    expect(await statusAt('localhost:80', '/workspace/clock')).toBe(200)
    expect(await statusAt('workspace.example', '/workspace/clock')).toBe(421)
    const act = { as, do: 'home' }
    const from = async (origin: string) => (await post('/workspace/act', act, { origin })).status
    expect(await from('http://evil.example')).toBe(403)
    expect(await from('null')).toBe(403)
    expect(await from(trial.workspace.url)).toBe(200)
  })
})
