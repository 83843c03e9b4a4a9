import type { View } from '@slack/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Answering, codeOf, complaintsOf, startTrial } from './trial.ts'

const channel = 'C0SALES001'
const as = 'U0LIN00001'
const plain = (text: string) => ({ type: 'plain_text' as const, text })
const field = (block_id: string, more = {}) => ({
  type: 'input' as const,
  block_id,
  label: plain('客户'),
  element: { type: 'plain_text_input' as const, action_id: 'v' },
  ...more,
})
const form = (title = '拜访报告', more: object = {}): View => ({
  type: 'modal',
  title: plain(title),
  submit: plain('保存'),
  blocks: [field('customer')],
  ...more,
})
const written = (value: string | null) => ({
  customer: { v: { type: 'plain_text_input', value } },
})

let trial: Awaited<ReturnType<typeof startTrial>>
let answer: Answering
beforeEach(async () => {
  answer = () => ({})
  trial = await startTrial((one) => answer(one))
})
afterEach(() => trial.close())

const trigger = async () => {
  await trial.workspace.act({ as, do: 'command', channel, command: '/visit', text: '' })
  return String(trial.received.at(-1)?.payload.trigger_id)
}
const open = async (view = form()) => {
  const { view: opened } = await trial.client.views.open({ trigger_id: await trigger(), view })
  return opened?.id ?? ''
}
const titles = () =>
  trial.workspace.state(as).modals.map(({ view }) => Object(view).title.text as string)
const submit = (view: string, values: ReturnType<typeof written> | Record<string, never>) =>
  trial.workspace.act({ as, do: 'submit', view, values })

describe('a trigger', () => {
  it('opens one view, once', async () => {
    const trigger_id = await trigger()
    await trial.client.views.open({ trigger_id, view: form() })
    expect(await codeOf(trial.client.views.open({ trigger_id, view: form() }))).toBe(
      'exchanged_trigger_id',
    )
    const made = trial.client.views.open({ trigger_id: '1.2.abc', view: form() })
    expect(await codeOf(made)).toBe('invalid_trigger_id')
  })

  it('is worth nothing after three seconds of the workspace’s clock', async () => {
    const trigger_id = await trigger()
    trial.workspace.forward(3001)
    expect(await codeOf(trial.client.views.open({ trigger_id, view: form() }))).toBe(
      'expired_trigger_id',
    )
  })

  it('is not spent on a form that is refused', async () => {
    const trigger_id = await trigger()
    const wrong = form('拜访报告', { submit: undefined })
    expect(await complaintsOf(trial.client.views.open({ trigger_id, view: wrong }))).toEqual([
      '[ERROR] missing required field: submit [json-pointer:/view/submit]',
    ])
    expect(await codeOf(trial.client.views.open({ trigger_id, view: form() }))).toBe('ok')
  })
})

describe('a form', () => {
  it('is refused above 250 KB', async () => {
    const text = { type: 'section', text: { type: 'mrkdwn', text: '字'.repeat(3000) } }
    const view = form('大', { blocks: Array.from({ length: 40 }, () => text) })
    expect(await codeOf(trial.client.views.open({ trigger_id: await trigger(), view }))).toBe(
      'view_too_large',
    )
  })

  it('is updated by whom it has not changed behind', async () => {
    const view_id = await open()
    const hash = trial.workspace.state(as).modals[0]?.hash ?? ''
    await trial.client.views.update({ view_id, hash, view: form('第二稿') })
    const late = trial.client.views.update({ view_id, hash, view: form('第三稿') })
    expect(await codeOf(late)).toBe('hash_conflict')
    expect(titles()).toEqual(['第二稿'])
    const gone = trial.client.views.update({ view_id: 'V0NOWHERE', view: form() })
    expect(await codeOf(gone)).toBe('not_found')
  })

  it('is found by the name the bot gave it, which no other open form may bear', async () => {
    const named = { external_id: 'visit:7' }
    await open(form('第一稿', named))
    await trial.client.views.update({ external_id: 'visit:7', view: form('第二稿', named) })
    expect(titles()).toEqual(['第二稿'])
    await trial.workspace.act({
      as: 'U0CHEN0001',
      do: 'command',
      channel,
      command: '/visit',
      text: '',
    })
    const trigger_id = String(trial.received.at(-1)?.payload.trigger_id)
    const second = trial.client.views.open({ trigger_id, view: form('别人的', named) })
    expect(await codeOf(second)).toBe('duplicate_external_id')
  })

  it('asks for what is missing before the bot is asked, in the person’s language', async () => {
    const view = await open()
    const asked = trial.received.length
    expect(await submit(view, {})).toEqual({ ok: true, errors: { customer: '请填写此必填字段。' } })
    expect(trial.workspace.state(as).modals[0]?.errors).toEqual({ customer: '请填写此必填字段。' })
    expect(trial.received).toHaveLength(asked)
  })

  it('sends what stood there at first, what was typed, and empty fields as null', async () => {
    const element = { type: 'plain_text_input', action_id: 'v', initial_value: '凤竹' }
    const pick = {
      type: 'checkboxes',
      action_id: 'v',
      options: [{ text: plain('急'), value: 'urgent' }],
    }
    const view = await open(
      form('拜访报告', {
        blocks: [
          field('customer', { element }),
          field('notes', { optional: true }),
          field('marks', { element: pick, optional: true }),
        ],
      }),
    )
    await submit(view, {})
    expect(Object(trial.received.at(-1)?.payload.view).state.values).toEqual({
      customer: { v: { type: 'plain_text_input', value: '凤竹' } },
      notes: { v: { type: 'plain_text_input', value: null } },
      marks: { v: { type: 'checkboxes', selected_options: [] } },
    })
  })

  it('closes on an empty answer', async () => {
    await submit(await open(), written('凤竹'))
    expect(titles()).toEqual([])
  })

  it('stays open with the bot’s errors on its fields', async () => {
    const view = await open()
    answer = () => ({ body: { response_action: 'errors', errors: { customer: '没有这个客户' } } })
    expect(await submit(view, written('凤竺'))).toEqual({
      ok: true,
      errors: { customer: '没有这个客户' },
    })
    expect(titles()).toEqual(['拜访报告'])
    answer = () => ({ body: { response_action: 'errors', errors: { nobody: '错' } } })
    expect(await submit(view, written('凤竺'))).toMatchObject({ ok: false })
    answer = () => ({ body: { response_action: 'shout' } })
    expect(await submit(view, written('凤竺'))).toEqual({
      ok: false,
      error: 'invalid_response_action',
    })
    answer = () => ({ status: 500 })
    expect(await submit(view, written('凤竺'))).toEqual({ ok: false, error: 'http_service_error' })
    expect(titles()).toEqual(['拜访报告'])
  })

  it('becomes another, gets another upon it, or clears the table, as the bot answers', async () => {
    const view = await open()
    answer = () => ({ body: { response_action: 'update', view: form('第二步') } })
    await submit(view, written('凤竹'))
    expect(titles()).toEqual(['第二步'])
    answer = () => ({ body: { response_action: 'push', view: form('确认') } })
    await submit(view, written('凤竹'))
    expect(titles()).toEqual(['第二步', '确认'])
    answer = () => ({ body: { response_action: 'clear' } })
    await submit(trial.workspace.state(as).modals.at(-1)?.id ?? '', written('凤竹'))
    expect(titles()).toEqual([])
  })

  it('stays as it was where the bot answers with a form that is not right', async () => {
    const view = await open()
    answer = () => ({ body: { response_action: 'update', view: form('字'.repeat(25)) } })
    expect(await submit(view, written('凤竹'))).toMatchObject({ ok: false })
    expect(titles()).toEqual(['拜访报告'])
  })

  it('lies three deep at most, and the one below comes back', async () => {
    const press = async () => {
      const view = trial.workspace.state(as).modals.at(-1)?.id ?? ''
      const action = { action_id: 'more' }
      await trial.workspace.act({ as, do: 'press', where: { view }, block_id: 'go', action })
      return String(trial.received.at(-1)?.payload.trigger_id)
    }
    const go = { type: 'button', action_id: 'more', text: plain('更多') }
    const deep = (title: string) =>
      form(title, { blocks: [{ type: 'actions', block_id: 'go', elements: [go] }] })
    await open(deep('一'))
    await trial.client.views.push({ trigger_id: await press(), view: deep('二') })
    await trial.client.views.push({ trigger_id: await press(), view: deep('三') })
    const fourth = trial.client.views.push({ trigger_id: await press(), view: deep('四') })
    expect(await codeOf(fourth)).toBe('push_limit_reached')
    await trial.workspace.act({
      as,
      do: 'close',
      view: trial.workspace.state(as).modals.at(-1)?.id ?? '',
    })
    expect(titles()).toEqual(['一', '二'])
    const outside = trial.client.views.push({ trigger_id: await trigger(), view: deep('外') })
    expect(await codeOf(outside)).toBe('invalid_trigger_id')
  })

  it('keeps what was typed when the bot redraws it, where the field is the same', async () => {
    const choose = {
      type: 'static_select',
      action_id: 'v',
      options: [{ text: plain('急'), value: 'urgent' }],
    }
    const blocks = [field('customer'), field('kind', { element: choose, dispatch_action: true })]
    const view = await open(form('拜访报告', { blocks }))
    const selected_option = { text: plain('急'), value: 'urgent' }
    await trial.workspace.act({
      as,
      do: 'press',
      where: { view },
      block_id: 'kind',
      action: { action_id: 'v', selected_option },
      values: written('凤竹'),
    })
    expect(trial.received.at(-1)?.payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: view },
      view: { state: { values: { customer: { v: { value: '凤竹' } } } } },
      actions: [{ action_id: 'v', selected_option }],
    })
    const redrawn = form('紧急拜访', { blocks: [...blocks, field('why')] })
    await trial.client.views.update({ view_id: view, view: redrawn })
    const reason = { why: { v: { type: 'plain_text_input', value: '断供' } } }
    await trial.workspace.act({ as, do: 'submit', view, values: reason })
    expect(Object(trial.received.at(-1)?.payload.view).state.values).toMatchObject({
      customer: { v: { value: '凤竹' } },
      kind: { v: { selected_option } },
      why: { v: { value: '断供' } },
    })
  })

  it('starts with the channel the person came from, and lets the bot answer there', async () => {
    const element = {
      type: 'conversations_select',
      action_id: 'v',
      default_to_current_conversation: true,
      response_url_enabled: true,
    }
    const view = await open(form('通报', { blocks: [field('where', { element })] }))
    await submit(view, {})
    const { payload } = trial.received.at(-1) ?? {}
    expect(Object(payload?.view).state.values.where.v.selected_conversation).toBe(channel)
    const [given] = Object(payload?.response_urls)
    expect(given).toMatchObject({ block_id: 'where', action_id: 'v', channel_id: channel })
    const body = JSON.stringify({ text: '通报', response_type: 'in_channel' })
    const headers = { 'content-type': 'application/json' }
    await fetch(given.response_url, { method: 'POST', headers, body })
    expect(trial.workspace.messages(channel).at(-1)?.text).toBe('通报')
  })

  it('is nobody else’s to press, submit or close', async () => {
    const view = await open()
    const chen = { as: 'U0CHEN0001', view }
    const { act } = trial.workspace
    const no = { ok: false, error: 'view_not_found' }
    expect(await act({ ...chen, do: 'submit', values: written('凤竹') })).toEqual(no)
    expect(await act({ ...chen, do: 'close' })).toEqual(no)
  })

  it('takes files, and hands them to the bot that may then read them', async () => {
    const file_input = { type: 'file_input', action_id: 'v', max_files: 1 }
    const view = await open(form('归档', { blocks: [field('scan', { element: file_input })] }))
    const bytes = Buffer.from('%PDF-1.7 扫描')
    const query = new URLSearchParams({ as, name: '合同.pdf' })
    const put = await fetch(`${trial.workspace.url}/workspace/files?${query}`, {
      method: 'POST',
      body: bytes,
    })
    const { file: id } = Object(await put.json())
    expect(await codeOf(trial.client.files.info({ file: id }))).toBe('file_not_found')
    const values = { scan: { v: { type: 'file_input', files: [{ id }] } } }
    await trial.workspace.act({ as, do: 'submit', view, values })
    const [file] = Object(trial.received.at(-1)?.payload.view).state.values.scan.v.files
    expect(file).toMatchObject({
      id,
      name: '合同.pdf',
      mimetype: 'application/pdf',
      size: bytes.length,
    })
    expect(await codeOf(trial.client.files.info({ file: id }))).toBe('ok')
  })
})

describe('a menu that the bot fills while a person types', () => {
  const select = { type: 'external_select', action_id: 'v', min_query_length: 1 }
  const typing = async (body: unknown, value = '凤') => {
    const view = await open(form('拜访报告', { blocks: [field('customer', { element: select })] }))
    answer = () => ({ body })
    const suggest = { as, do: 'suggest' as const, view, block_id: 'customer', action_id: 'v' }
    return await trial.workspace.act({ ...suggest, value })
  }
  const lines = (count: number, text = '凤竹') => ({
    options: Array.from({ length: count }, (_, at) => ({ text: plain(text), value: String(at) })),
  })

  it('shows up to 100 lines of 75 characters, and refuses more', async () => {
    expect(await typing(lines(100))).toEqual({ ok: true, options: lines(100) })
    expect(await typing(lines(101))).toMatchObject({ ok: false })
    expect(await typing(lines(1, '凤'.repeat(76)))).toMatchObject({ ok: false })
    expect(await typing({ lines: [] })).toMatchObject({ ok: false })
  })

  it('asks nothing before enough is typed', async () => {
    const before = trial.payloads('block_suggestion').length
    expect(await typing(lines(1), '')).toEqual({ ok: true, options: { options: [] } })
    expect(trial.payloads('block_suggestion')).toHaveLength(before)
  })
})

describe('a Home', () => {
  it('is shown to its owner as published last', async () => {
    const { client, workspace } = trial
    const home = (text: string): View => ({
      type: 'home',
      blocks: [{ type: 'header', text: plain(text) }],
    })
    const first = await client.views.publish({ user_id: as, view: home('待办 1') })
    const hash = first.view?.hash ?? ''
    await client.views.publish({ user_id: as, hash, view: home('待办 2') })
    const late = client.views.publish({ user_id: as, hash, view: home('待办 3') })
    expect(await codeOf(late)).toBe('hash_conflict')
    expect(workspace.state(as).home?.view).toMatchObject(home('待办 2'))
    expect(workspace.state('U0CHEN0001').home).toBeUndefined()
    expect(await codeOf(client.views.publish({ user_id: 'U0NOBODY01', view: home('') }))).toBe(
      'invalid_arguments',
    )
    const nobody = client.views.publish({ user_id: 'U0NOBODY01', view: home('待办') })
    expect(await codeOf(nobody)).toBe('user_not_found')
  })
})
