import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LarkFileResult, LarkState } from '../../../local/lark/contract.ts'
import { atPage } from '../at-page.ts'
import { adams, buyer, chen, lin, quiet, sales, startTrial, type Trial } from './trial.ts'

let trial: Trial
beforeAll(async () => {
  trial = await startTrial(undefined, { beside: () => 'http://127.0.0.1:4041' })
})
afterAll(() => trial.close())

const { get, post, statusAt } = atPage(() => trial.workspace.url)
const stateOf = async (query: string): Promise<LarkState> =>
  Object(await (await get(`/workspace/state${query}`)).json())

describe('the page of the Lark workspace', () => {
  it('is served with what belongs to it, and nothing else from the disk', async () => {
    for (const path of ['/', '/both'])
      expect((await get(path)).headers.get('content-type'), path).toContain('text/html')
    expect((await get('/font.ttf')).headers.get('content-type')).toBe('font/ttf')
    for (const path of ['/main.tsx', '/wire.ts', '/tsconfig.json', '/..%2fcontract.ts', '/other'])
      expect((await get(path)).status, path).toBe(404)
  })

  it('acts, and sees the workspace as its person does', async () => {
    const act = { as: lin, do: 'say', chat: sales, text: '你好' }
    expect(await (await post('/workspace/act', act)).json()).toMatchObject({ ok: true })
    const state = await stateOf(`?as=${lin}`)
    expect(state).toMatchObject({
      tenant: { key: '2ed263bf32cf1651' },
      menu: [{ key: 'visit' }],
      beside: 'http://127.0.0.1:4041',
    })
    expect(state.messages).toMatchObject([{ sender: lin, content: { text: '你好' } }])
    expect(state.chats.map(({ name }) => name)).toEqual(['销售', '茶水间', '案卷'])
    expect(state.people.find(({ openId }) => openId === buyer)?.tenantKey).toBe('7c3e19d5a8b04f26')
    expect((await stateOf('')).chats.at(-1)?.members).toContain(chen)
    expect((await get('/workspace/state?as=ou_nobody')).status).toBe(404)
    const shout = await post('/workspace/act', { as: lin, do: 'shout' })
    expect(await shout.json()).toEqual({ ok: false, error: 'invalid_act' })
  })

  it('brings a file, for those in the chat', async () => {
    const bring = async (more: Record<string, string>, body = '%PDF-1.7') => {
      const query = new URLSearchParams({ as: lin, chat: quiet, name: '合同.pdf', ...more })
      const response = await get(`/workspace/files?${query}`, { method: 'POST', body })
      const result: LarkFileResult = Object(await response.json())
      return result
    }
    const brought = await bring({})
    if (!brought.ok) throw new Error(brought.error)
    const read = (person: string) =>
      get(`/workspace/file/${brought.message}/${brought.key}?as=${person}`)
    const response = await read(chen)
    expect(await response.text()).toBe('%PDF-1.7')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect((await read(adams)).status).toBe(404)
    expect((await get(`/workspace/file/${brought.message}/file_v3_x?as=${chen}`)).status).toBe(404)
    expect(await bring({ root: brought.message }, '附件')).toMatchObject({ ok: true })
    expect(await bring({ chat: 'oc_none' })).toEqual({ ok: false, error: 'not_in_chat' })
    expect(await bring({ name: '' })).toEqual({ ok: false, error: 'name_missing' })
    expect(await bring({}, '')).toEqual({ ok: false, error: 'file_empty' })
  })

  it('hears that something changed, not what', async () => {
    const stop = new AbortController()
    const stream = await get(`/workspace/stream?as=${lin}`, { signal: stop.signal })
    const reader = stream.body?.getReader()
    const next = async () => Buffer.from((await reader?.read())?.value ?? []).toString()
    expect(await next()).toContain('event: change')
    await trial.workspace.act({ as: chen, do: 'say', chat: sales, text: '机密' })
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
  })

  it('is answered on this machine only, and obeyed from its own address only', async () => {
    expect(await statusAt('localhost:80', '/workspace/clock')).toBe(200)
    expect(await statusAt('lark.example', '/workspace/clock')).toBe(421)
    expect(await statusAt('lark.example', '/open-apis/bot/v3/info')).toBe(421)
    const act = { as: lin, do: 'read', chat: sales }
    const from = async (origin: string) => (await post('/workspace/act', act, { origin })).status
    expect(await from('http://evil.example')).toBe(403)
    expect(await from('http://127.0.0.1:4041')).toBe(403)
    expect(await from(trial.workspace.url)).toBe(200)
  })
})
