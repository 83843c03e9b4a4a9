import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTrial } from './trial.ts'

const channel = 'C0SALES001'
const as = 'U0LIN00001'
const blocks = [
  {
    type: 'actions' as const,
    block_id: 'decide',
    elements: [
      {
        type: 'button' as const,
        action_id: 'approve',
        text: { type: 'plain_text' as const, text: '批准' },
      },
    ],
  },
]

let trial: Awaited<ReturnType<typeof startTrial>>
beforeEach(async () => {
  trial = await startTrial()
})
afterEach(() => trial.close())

const answer = async (url: unknown, body: object) => {
  const response = await fetch(String(url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.text() }
}
const commanded = async () => {
  await trial.workspace.act({ as, do: 'command', channel, command: '/visit', text: '' })
  return trial.received.at(-1)?.payload.response_url
}
const pressed = async (ts: string) => {
  await trial.workspace.act({
    as,
    do: 'press',
    where: { message: { channel, ts } },
    block_id: 'decide',
    action: { action_id: 'approve' },
  })
  return trial.received.filter(({ payload }) => payload.type === 'block_actions').at(-1)?.payload
}
const seen = (person: string) => trial.workspace.state(person).messages.map((each) => each.text)

describe('a response URL', () => {
  it('answers one person, or the channel', async () => {
    const url = await commanded()
    await answer(url, { text: '给你' })
    await answer(url, { text: '给大家', response_type: 'in_channel' })
    expect(seen(as)).toEqual(['给你', '给大家'])
    expect(seen('U0CHEN0001')).toEqual(['给大家'])
  })

  it('answers five times', async () => {
    const url = await commanded()
    for (const text of ['1', '2', '3', '4', '5'])
      expect(await answer(url, { text })).toEqual({ status: 200, body: 'ok' })
    expect(await answer(url, { text: '6' })).toMatchObject({ status: 404 })
    expect(seen(as)).toHaveLength(5)
  })

  it('answers for half an hour', async () => {
    const url = await commanded()
    trial.workspace.forward(30 * 60_000 - 1000)
    expect(await answer(url, { text: '还在' })).toMatchObject({ status: 200 })
    trial.workspace.forward(2000)
    expect(await answer(url, { text: '晚了' })).toMatchObject({ status: 404 })
    expect(await answer(`${trial.workspace.url}/response/actions/T/guess`, {})).toMatchObject({
      status: 404,
    })
  })

  it('refuses blocks that are not right', async () => {
    const wrong = await answer(await commanded(), { blocks: [{ type: 'carousel' }] })
    expect(wrong).toEqual({ status: 400, body: 'invalid_blocks' })
  })

  it('replaces the message whose button was pressed, or takes it away', async () => {
    const { client, workspace } = trial
    const { ts = '' } = await client.chat.postMessage({ channel, text: '待批', blocks })
    const first = await pressed(ts)
    await answer(first?.response_url, { text: '已批', replace_original: true })
    expect(workspace.messages(channel)).toMatchObject([{ ts, text: '已批' }])
    expect(workspace.messages(channel)[0]?.blocks).toBeUndefined()
    await answer(first?.response_url, { delete_original: true })
    expect(workspace.messages(channel)).toEqual([])
  })

  it('replaces what only one person sees', async () => {
    await trial.client.chat.postEphemeral({ channel, user: as, text: '归档？', blocks })
    const ts = trial.workspace.state(as).messages.at(-1)?.ts ?? ''
    const payload = await pressed(ts)
    expect(payload?.container).toMatchObject({ is_ephemeral: true, message_ts: ts })
    expect(payload?.message).toBeUndefined()
    await answer(payload?.response_url, { text: '已归档', replace_original: true })
    expect(seen(as)).toEqual(['已归档'])
    await answer(payload?.response_url, { delete_original: true })
    expect(seen(as)).toEqual([])
  })

  it('is given for what a person can see and press, nothing else', async () => {
    const { client, workspace } = trial
    const { ts = '' } = await client.chat.postMessage({ channel, text: '待批', blocks })
    const press = { as, do: 'press' as const, where: { message: { channel, ts } } }
    const approve = { action_id: 'approve' }
    expect(await workspace.act({ ...press, block_id: 'other', action: approve })).toEqual({
      ok: false,
      error: 'element_not_found',
    })
    const elsewhere = { message: { channel: 'G0BOARD001', ts } }
    const blind = { ...press, where: elsewhere, block_id: 'decide', action: approve }
    expect(await workspace.act(blind)).toEqual({ ok: false, error: 'message_not_found' })
  })
})
