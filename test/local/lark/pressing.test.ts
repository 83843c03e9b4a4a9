import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  adams,
  app,
  button,
  buyer,
  card,
  cardTo,
  chen,
  lin,
  type Received,
  sales,
  startTrial,
  type Trial,
} from './trial.ts'

const trigger = 'card.action.trigger'
const plain = (content: string) => ({ tag: 'plain_text', content })
const first = '/body/elements/0'

let trial: Trial
let answering: (received: Received) => { status?: number; body?: unknown } | Promise<object>
beforeEach(async () => {
  answering = () => ({})
  trial = await startTrial((received) => answering(received))
})
afterEach(() => trial.close())

const press = (message: string, element = first, more: object = {}, as = chen) =>
  trial.workspace.act({ as, do: 'press', message, element, ...more })

describe('a press in a card', () => {
  it('is told to the bot in the shape that Lark documents', async () => {
    const message = await cardTo(trial, chen, card(button({ k: 'approve', id: '42' })))
    await press(message)
    const payload = trial.received.at(-1)?.payload ?? { header: {}, event: {} }
    const file = new URL('../../bot/lark/payloads/lark.card.button.json', import.meta.url)
    const documented = JSON.parse(readFileSync(file, 'utf8'))
    const names = (value: object) => Object.keys(value).sort()
    expect(names(payload)).toEqual(names(documented))
    expect(names(payload.header)).toEqual(names(documented.header))
    expect(names(payload.event)).toEqual(names(documented.event))
    expect(payload.event).toMatchObject({
      operator: { open_id: chen, tenant_key: '2ed263bf32cf1651' },
      action: { tag: 'button', value: { k: 'approve', id: '42' } },
      host: 'im_message',
      context: { open_message_id: message, open_chat_id: trial.direct(chen) },
    })
    // Microseconds, where events have milliseconds.
    expect(payload.header['create_time']).toMatch(/^\d{16}$/)
  })

  it('names the tenant of an outsider', async () => {
    const { data } = await trial.client.im.message.create({
      params: { receive_id_type: 'chat_id' },
      data: {
        receive_id: sales,
        msg_type: 'interactive',
        content: JSON.stringify(card(button({}))),
      },
    })
    await press(data?.message_id ?? '', first, {}, buyer)
    expect(trial.events(trigger)[0].operator).toMatchObject({
      open_id: buyer,
      tenant_key: '7c3e19d5a8b04f26',
    })
  })

  it('carries what was chosen or entered, each in its own place', async () => {
    const value = { k: 'pick' }
    const behaviors = [{ type: 'callback', value }]
    const options = [{ text: plain('一般'), value: 'p1' }]
    const folded = [{ text: plain('撤回'), value: 'withdraw' }]
    const placeholder = plain('哪天')
    const pressed: [component: object, given: object, told: object][] = [
      [
        { tag: 'select_static', options, behaviors },
        { option: 'p1' },
        { tag: 'select_static', value, option: 'p1' },
      ],
      [{ tag: 'select_person' }, { option: chen }, { tag: 'select_person', option: chen }],
      [
        { tag: 'input', name: 'n', behaviors },
        { input: '林' },
        { tag: 'input', name: 'n', value, input_value: '林' },
      ],
      [
        { tag: 'date_picker', placeholder },
        { option: '2026-12-01' },
        { tag: 'date_picker', option: '2026-12-01 +0800', timezone: 'Asia/Shanghai' },
      ],
      [
        { tag: 'checker', behaviors, text: plain('已阅') },
        { checked: true },
        { tag: 'checker', value, checked: true },
      ],
      [
        { tag: 'overflow', options: folded },
        { option: 'withdraw' },
        { tag: 'overflow', option: 'withdraw' },
      ],
    ]
    const message = await cardTo(trial, chen, card(...pressed.map(([component]) => component)))
    for (const [at, [, given]] of pressed.entries())
      expect(await press(message, `/body/elements/${at}`, given)).toEqual({ ok: true })
    expect(trial.events(trigger).map(({ action }) => action)).toEqual(
      pressed.map(([, , told]) => told),
    )
  })

  it('finds components inside of others', async () => {
    const inside = {
      tag: 'column_set',
      columns: [{ tag: 'column', elements: [{ tag: 'hr' }, button({ id: 7 })] }],
    }
    const message = await cardTo(trial, chen, card({ tag: 'hr' }, inside))
    await press(message, '/body/elements/1/columns/0/elements/1')
    expect(trial.events(trigger)[0].action.value).toEqual({ id: 7 })
    expect(await press(message, '/body/elements/1/columns/0/elements/2')).toEqual({
      ok: false,
      error: 'element_not_found',
    })
  })

  it('stays on this side where there is nothing to tell', async () => {
    const options = [{ text: plain('一般'), value: 'p1' }, { text: plain('只看') }]
    const behaviors = [{ type: 'open_url', default_url: 'http://a.cn/' }]
    const pressed: [component: object, given: object, error: string | undefined][] = [
      [{ tag: 'button', behaviors }, {}, undefined],
      [{ tag: 'checker', text: plain('已阅') }, { checked: true }, undefined],
      [button({}, { disabled: true }), {}, 'disabled'],
      [{ tag: 'hr' }, {}, 'not_interactive'],
      [{ tag: 'select_static', options: options.slice(0, 1) }, { option: 'p2' }, 'invalid_answer'],
      [{ tag: 'select_person' }, { option: lin }, 'invalid_answer'],
      [{ tag: 'input', max_length: 2 }, { input: '林小满' }, 'invalid_answer'],
      [{ tag: 'overflow', options }, { option: 'p2' }, 'invalid_answer'],
      [{ tag: 'overflow', options }, {}, 'invalid_answer'],
    ]
    const message = await cardTo(trial, chen, card(...pressed.map(([component]) => component)))
    for (const [at, [, given, error]] of pressed.entries())
      expect(Object(await press(message, `/body/elements/${at}`, given)).error, `${at}`).toBe(error)
    expect(trial.received).toEqual([])
  })

  it('is for those in the chat, and for fourteen days', async () => {
    const message = await cardTo(trial, chen, card(button({})))
    expect(await press(message, first, {}, lin)).toMatchObject({ error: 'message_not_found' })
    trial.workspace.forward(14 * 86_400_000 + 60_000)
    expect(await press(message)).toMatchObject({ error: 'card_expired' })
    expect(trial.received).toEqual([])
  })
})

describe('a form', () => {
  const fields = [
    { tag: 'input', name: 'f_title', required: true },
    { tag: 'input', name: 'f_notes', input_type: 'multiline_text', default_value: '旧' },
    {
      tag: 'select_static',
      name: 'f_prio',
      initial_index: 2,
      options: ['p1', 'p2'].map((value) => ({ text: plain(value), value })),
    },
    {
      tag: 'multi_select_static',
      name: 'f_tags',
      options: ['hw', 'it'].map((value) => ({ text: plain(value), value })),
    },
    { tag: 'date_picker', name: 'f_due', initial_date: '2026-12-01' },
    { tag: 'picker_time', name: 'f_time', placeholder: plain('几点') },
    { tag: 'picker_datetime', name: 'f_when', placeholder: plain('何时') },
    { tag: 'select_person', name: 'f_owner' },
    { tag: 'multi_select_person', name: 'f_watch' },
    { tag: 'checker', name: 'f_terms' },
  ]
  const named = (name: string, form_action_type?: string, value: object = { do: name }) =>
    button(value, { name, ...(form_action_type ? { form_action_type } : {}) })
  const form = {
    tag: 'form',
    name: 'form',
    elements: [
      ...fields,
      named('submit', 'submit'),
      named('search', 'submit'),
      named('reset', 'reset'),
      named('help'),
    ],
  }
  const at = (index: number) => `${first}/elements/${index}`
  const [submit, search, reset, help] = [10, 11, 12, 13].map(at)

  it('is sent with every field by its name, empty ones and those left alone too', async () => {
    const message = await cardTo(trial, chen, card(form))
    await press(message, submit, { form: { f_title: '笔记本' } })
    expect(trial.events(trigger)[0].action).toEqual({
      tag: 'button',
      name: 'submit',
      value: { do: 'submit' },
      timezone: 'Asia/Shanghai',
      form_value: {
        f_title: '笔记本',
        f_notes: '旧',
        f_prio: 'p2',
        f_tags: [],
        f_due: '2026-12-01 +0800',
        f_time: '',
        f_when: '',
        f_owner: '',
        f_watch: [],
        f_terms: false,
      },
    })
  })

  it('is sent with what was filled in, as Lark documents it', async () => {
    const message = await cardTo(trial, chen, card(form))
    const given = {
      f_title: '笔记本',
      f_notes: '',
      f_prio: 'p1',
      f_tags: ['hw', 'it'],
      f_due: '2026-12-02',
      f_time: '09:30',
      f_when: '2026-12-01 09:30',
      f_owner: chen,
      f_watch: [chen],
      f_terms: true,
    }
    await press(message, search, { form: given })
    const { name, form_value } = trial.events(trigger)[0].action
    expect(name).toBe('search')
    expect(form_value).toEqual({
      ...given,
      f_due: '2026-12-02 +0800',
      f_time: '09:30 +0800',
      f_when: '2026-12-01 09:30 +0800',
    })
    const file = new URL('../../bot/lark/payloads/lark.card.form_submit.json', import.meta.url)
    const documented = JSON.parse(readFileSync(file, 'utf8')).event.action.form_value
    for (const [field, value] of Object.entries(form_value))
      expect(typeof value, field).toBe(typeof (documented[field] ?? value))
  })

  it('is not sent before what must be there is there, or with what cannot be', async () => {
    const message = await cardTo(trial, chen, card(form))
    const tried = async (given?: object) =>
      Object(await press(message, submit, given ? { form: given } : {})).error
    expect(await tried()).toBe('required')
    expect(await tried({ f_title: '' })).toBe('required')
    for (const wrong of [
      { f_title: 'x'.repeat(1001) },
      { f_prio: 'p3' },
      { f_tags: ['hw', 'hw'] },
      { f_due: '2026-02-30' },
      { f_time: '9:30' },
      { f_when: '2026-12-01' },
      { f_owner: adams },
      { f_watch: [app.botOpenId] },
      { f_terms: 'yes' },
      { f_else: '' },
    ])
      expect(await tried({ f_title: '好', ...wrong }), JSON.stringify(wrong)).toBe('invalid_answer')
    expect(trial.received).toEqual([])
  })

  it('sends nothing of itself before its button is pressed, nor with any other', async () => {
    const message = await cardTo(trial, chen, card(form))
    expect(await press(message, at(0), { input: '草' })).toMatchObject({ error: 'in_form' })
    expect(await press(message, reset)).toEqual({ ok: true })
    expect(trial.received).toEqual([])
    await press(message, help, { form: { f_title: '草' } })
    expect(trial.events(trigger)[0].action).toEqual({
      tag: 'button',
      name: 'help',
      value: { do: 'help' },
    })
  })
})

describe('the answer to a press', () => {
  const answered = async (body: unknown, status = 200) => {
    const message = await cardTo(trial, chen, card(button({})))
    answering = () => ({ status, body })
    return await press(message)
  }
  const shown = () => trial.workspace.messages(trial.direct(chen)).at(-1)

  it('may be a word, in the language of whoever pressed', async () => {
    const toast = { type: 'success', content: '已保存', i18n: { en_us: 'Saved' } }
    expect(await answered({ toast })).toEqual({
      ok: true,
      toast: { type: 'success', content: '已保存' },
    })
    const message = await cardTo(trial, adams, card(button({})))
    expect(await press(message, first, {}, adams)).toEqual({
      ok: true,
      toast: { type: 'success', content: 'Saved' },
    })
  })

  it('may be the card drawn anew', async () => {
    const data = card({ tag: 'markdown', content: '已同意' })
    expect(await answered({ card: { type: 'raw', data } })).toEqual({ ok: true })
    expect(shown()).toMatchObject({ content: data, updatedAt: expect.any(Number) })
  })

  it.each<[string, unknown, string]>([
    ['is no JSON', '<html>', '200672'],
    ['is empty', '', '200672'],
    ['says more than it may', { toast: { type: 'info', content: '好' }, ok: true }, '200672'],
    ['has a toast of another kind', { toast: { type: 'good', content: '好' } }, '200672'],
    ['has a card as text', { card: { type: 'raw', data: '{}' } }, '200672'],
    ['has a card of a kind not known here', { card: { type: 'template', data: {} } }, '200672'],
    ['has a faulty card', { card: { type: 'raw', data: card({ tag: 'markdown' }) } }, '200673'],
    ['has a card of the older kind', { card: { type: 'raw', data: { elements: [] } } }, '200830'],
  ])('is refused when it %s, and the card stays', async (_, body, code) => {
    expect(await answered(body)).toEqual({ ok: false, error: code })
    expect(shown()).toMatchObject({ content: card(button({})) })
    expect(trial.workspace.deliveries().at(-1)?.fault).toBeTruthy()
  })

  it('is waited for three seconds, and asked for once', async () => {
    expect(await answered({}, 500)).toEqual({ ok: false, error: '200671' })
    expect(trial.received).toHaveLength(1)
    await trial.close()
    trial = await startTrial(
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 200))
        return {}
      },
      { answerWithin: 20 },
    )
    const late = await cardTo(trial, chen, card(button({})))
    expect(await press(late)).toEqual({ ok: false, error: '200341' })
    await trial.workspace.settled()
    expect(trial.received).toHaveLength(1)
  })

  it('does not come from nowhere', async () => {
    for (const [botUrl, code] of [
      ['http://127.0.0.1:1/lark', '200342'],
      ['', '200340'],
    ]) {
      await trial.close()
      trial = await startTrial(undefined, { botUrl: botUrl ?? '' })
      const message = await cardTo(trial, chen, card(button({})))
      expect(await press(message)).toEqual({ ok: false, error: code })
    }
  })
})
