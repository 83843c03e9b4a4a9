import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  adams,
  app,
  button,
  buyer,
  card,
  cardTo,
  chen,
  clientOf,
  codeOf,
  lin,
  quiet,
  sales,
  startTrial,
  type Trial,
} from './trial.ts'

let trial: Trial
beforeEach(async () => {
  trial = await startTrial()
})
afterEach(() => trial.close())

const text = (words: string) => ({ msg_type: 'text', content: JSON.stringify({ text: words }) })
const toGroup = (words: string, more: object = {}) =>
  trial.client.im.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: sales, ...text(words), ...more },
  })
const interactive = (said: object) => ({
  msg_type: 'interactive',
  content: JSON.stringify(said),
})
const raw = async (method: string, path: string, body?: object, token?: string) => {
  const { tenant_access_token } = Object(
    await trial.client.auth.tenantAccessToken.internal({
      data: { app_id: app.appId, app_secret: app.appSecret },
    }),
  )
  const response = await fetch(trial.workspace.domain + path, {
    method,
    headers: {
      authorization: `Bearer ${token ?? tenant_access_token}`,
      'content-type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, headers: response.headers, body: Object(await response.json()) }
}

describe('a bot that speaks', () => {
  it('says a card to a person in their one-to-one chat, and a text in a group', async () => {
    const id = await cardTo(trial, chen, card({ tag: 'markdown', content: '待批：借阅合同' }))
    expect(trial.workspace.messages(trial.direct(chen))).toMatchObject([
      { id, sender: app.botOpenId, type: 'interactive', content: { schema: '2.0' } },
    ])
    const { data } = await toGroup('下午三点 <at user_id="ou_lin">林小满</at> 来取')
    expect(data).toMatchObject({
      chat_id: sales,
      msg_type: 'text',
      sender: { id: app.appId, id_type: 'app_id', sender_type: 'app' },
      mentions: [{ key: '@_user_1', id: lin, id_type: 'open_id', name: '林小满' }],
    })
    expect(trial.workspace.messages(sales)[0]?.content).toEqual({
      text: '下午三点 @林小满 来取',
    })
    expect(trial.received).toEqual([])
  })

  it('says a post, of which people see title and lines', async () => {
    const lines = [
      [
        { tag: 'text', text: '见 ' },
        { tag: 'a', text: '卷', href: 'http://a.cn/' },
      ],
    ]
    const content = JSON.stringify({ zh_cn: { title: '到期', content: lines } })
    await toGroup('', { msg_type: 'post', content })
    expect(trial.workspace.messages(sales)[0]).toMatchObject({
      type: 'post',
      content: { title: '到期', content: lines },
    })
  })

  it('says the same thing once for an hour, and again after it', async () => {
    const uuid = 'a'.repeat(50)
    const first = await toGroup('催还', { uuid })
    expect((await toGroup('催还', { uuid })).data?.message_id).toBe(first.data?.message_id)
    expect(trial.workspace.messages(sales)).toHaveLength(1)
    trial.workspace.forward(3_600_000)
    expect((await toGroup('催还', { uuid })).data?.message_id).not.toBe(first.data?.message_id)
    expect(await codeOf(toGroup('催还', { uuid: 'a'.repeat(51) }))).toBe(99992402)
  })

  it('answers in the thread under a message, and beside it', async () => {
    const root = (await toGroup('根')).data?.message_id ?? ''
    const reply = (message_id: string, more: object = {}) =>
      trial.client.im.message.reply({ path: { message_id }, data: { ...text('答'), ...more } })
    const inside = await reply(root, { reply_in_thread: true })
    expect(inside.data).toMatchObject({ root_id: root, parent_id: root, chat_id: sales })
    expect(inside.data?.thread_id).toMatch(/^omt_/)
    const deeper = await reply(inside.data?.message_id ?? '')
    expect(deeper.data).toMatchObject({ root_id: root, parent_id: inside.data?.message_id })
    expect(deeper.data?.thread_id).toBe(inside.data?.thread_id)
    const other = (await toGroup('另')).data?.message_id ?? ''
    expect((await reply(other)).data).toMatchObject({ root_id: other })
    const shown = trial.workspace.messages(sales)
    expect(shown.find(({ id }) => id === root)).toMatchObject({ replies: 2 })
    expect(shown.map((each) => each.root)).toEqual([undefined, root, root, undefined, undefined])
  })

  it('changes its own cards, for 14 days', async () => {
    const id = await cardTo(trial, chen, card(button({ k: 1 })))
    const patch = (message_id: string, said: object) =>
      trial.client.im.message.patch({
        path: { message_id },
        data: { content: JSON.stringify(said) },
      })
    expect(await codeOf(patch(id, card({ tag: 'hr' })))).toBe(0)
    const [shown] = trial.workspace.messages(trial.direct(chen))
    expect(shown).toMatchObject({ content: card({ tag: 'hr' }), updatedAt: expect.any(Number) })
    expect(await codeOf(patch(id, card({ tag: 'line' })))).toBe(230099)

    const words = (await toGroup('不是卡片')).data?.message_id ?? ''
    expect(await codeOf(patch(words, card()))).toBe(230054)
    const said = await trial.workspace.act({ as: lin, do: 'say', chat: sales, text: '人说的' })
    expect(await codeOf(patch(Object(said).message, card()))).toBe(230071)
    trial.workspace.forward(14 * 86_400_000 + 1)
    expect(await codeOf(patch(id, card()))).toBe(230031)
  })

  it('calls people of the chat to a card', async () => {
    const id = await cardTo(trial, chen, card(button({})))
    const urge = (...user_id_list: string[]) =>
      trial.client.im.message.urgentApp({
        path: { message_id: id },
        params: { user_id_type: 'open_id' },
        data: { user_id_list },
      })
    expect((await urge(chen, lin)).data?.invalid_user_id_list).toEqual([lin])
    expect(trial.workspace.state(chen).messages[0]?.urgent).toBe(true)
    const group = (await toGroup('急')).data?.message_id ?? ''
    await trial.client.im.message.urgentApp({
      path: { message_id: group },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [adams] },
    })
    expect(trial.workspace.state(adams).messages.at(-1)?.urgent).toBe(true)
    expect(trial.workspace.state(lin).messages.at(-1)?.urgent).toBeUndefined()
  })
})

describe('a bot that asks what was said', () => {
  it('gets a message, its cards as older clients see them unless it asks for them as sent', async () => {
    const said = card({ tag: 'markdown', content: '正文', element_id: 'effect_1' })
    const message_id = await cardTo(trial, chen, said)
    const body = async (params: object) => {
      const { data } = await trial.client.im.message.get({ path: { message_id }, params })
      return data?.items?.[0]?.body?.content ?? ''
    }
    expect(await body({})).not.toContain('正文')
    const asSent = JSON.parse(await body({ card_msg_content_type: 'user_card_content' }))
    expect(JSON.parse(asSent.user_dsl)).toEqual(said)
  })

  it('lists a chat page by page, threads and times', async () => {
    const root = (await toGroup('一')).data?.message_id ?? ''
    await trial.client.im.message.reply({
      path: { message_id: root },
      data: { ...text('二'), reply_in_thread: true },
    })
    trial.workspace.forward(60_000)
    const later = Math.floor(trial.workspace.now() / 1000)
    await toGroup('三')
    type Listed = {
      items?: { body?: { content: string } | undefined }[] | undefined
      page_token?: string | undefined
      has_more?: boolean | undefined
    }
    const list = async (params: object): Promise<Listed> => {
      const of = { container_id_type: 'chat', container_id: sales }
      const { data } = await trial.client.im.message.list({ params: { ...of, ...params } })
      return data ?? {}
    }
    const words = ({ items = [] }: Listed) =>
      items.map(({ body }) => JSON.parse(body?.content ?? '{}').text)
    expect(words(await list({}))).toEqual(['一', '二', '三'])
    expect(words(await list({ sort_type: 'ByCreateTimeDesc' }))).toEqual(['三', '二', '一'])
    expect(words(await list({ only_thread_root_messages: true }))).toEqual(['一', '三'])
    expect(words(await list({ start_time: String(later) }))).toEqual(['三'])
    expect(words(await list({ end_time: String(later - 30) }))).toEqual(['一', '二'])
    const first = await list({ page_size: 2 })
    expect(first).toMatchObject({ has_more: true })
    expect(words(await list({ page_size: 2, page_token: first.page_token ?? '' }))).toEqual(['三'])

    const { data } = await trial.client.im.message.get({ path: { message_id: root } })
    const container_id = data?.items?.[0]?.thread_id ?? ''
    const thread = { container_id_type: 'thread', container_id }
    expect(words(await list(thread))).toEqual(['一', '二'])
    expect(await codeOf(list({ ...thread, start_time: '1' }))).toBe(230001)
  })

  it('downloads what a message carries, where it is itself', async () => {
    const { messageId, fileKey } = await trial.workspace.share({
      as: lin,
      chat: sales,
      name: '合同 第一册.pdf',
      bytes: Buffer.from('%PDF-1.7 合同'),
    })
    const get = (message_id: string, file_key: string, type = 'file') =>
      trial.client.im.messageResource.get({ path: { message_id, file_key }, params: { type } })
    const { headers, getReadableStream } = await get(messageId, fileKey)
    const parts: Buffer[] = []
    for await (const part of getReadableStream()) parts.push(part)
    expect(Buffer.concat(parts).toString()).toBe('%PDF-1.7 合同')
    expect(headers['content-length']).toBe('15')
    expect(headers['content-disposition']).toContain(encodeURIComponent('合同 第一册.pdf'))

    const refusal = async (path: string) =>
      (await raw('GET', `/open-apis/im/v1/messages/${path}`)).body.code
    expect(await refusal(`${messageId}/resources/${fileKey}?type=image`)).toBe(234001)
    expect(await refusal(`${messageId}/resources/file_v3_x?type=file`)).toBe(234003)
    const away = await trial.workspace.share({
      as: lin,
      chat: quiet,
      name: 'a.txt',
      bytes: Buffer.from('a'),
    })
    expect(await refusal(`${away.messageId}/resources/${away.fileKey}?type=file`)).toBe(234004)
    const shown = await cardTo(trial, chen, card())
    expect(await refusal(`${shown}/resources/img_v3_x?type=image`)).toBe(234043)
  })

  it('learns the name of a colleague, and nothing of an outsider', async () => {
    const get = (user_id: string) =>
      trial.client.contact.user.get({ path: { user_id }, params: { user_id_type: 'open_id' } })
    const { data } = await get(chen)
    expect(data?.user).toMatchObject({ open_id: chen, name: '陈总' })
    expect(data?.user?.union_id).toMatch(/^on_/)
    expect(await codeOf(get(buyer))).toBe(41050)
    expect(await codeOf(get('ou_nobody'))).toBe(41012)
    const { body } = await raw('GET', '/open-apis/bot/v3/info')
    expect(body.bot).toMatchObject({ open_id: app.botOpenId, app_name: '案卷' })
  })
})

describe('a call that Lark does not take', () => {
  it('is refused for its token, its secret, or its address', async () => {
    const messages = '/open-apis/im/v1/messages/om_1'
    expect(await raw('GET', messages, undefined, 't-guess')).toMatchObject({
      status: 400,
      body: { code: 99991663 },
    })
    const unsigned = await fetch(trial.workspace.domain + messages)
    expect(await unsigned.json()).toMatchObject({ code: 99991661 })
    const wrong = clientOf(trial.workspace.domain, 'guess')
    await expect(wrong.contact.user.get({ path: { user_id: chen } })).rejects.toThrow('10014')
    expect(await raw('DELETE', messages)).toMatchObject({ status: 404, body: { code: 404 } })
  })

  it('is refused for what it does not know, and told which field', async () => {
    const query = '/open-apis/im/v1/messages?receive_id_type=open_id'
    const body = { receive_id: chen, ...text('好') }
    const refused = async (path: string, sent: object) => (await raw('POST', path, sent)).body
    const unknown = await refused(query, { ...body, colour: 'red' })
    expect(unknown).toMatchObject({
      code: 99992402,
      error: { field_violations: [{ description: 'no more properties allowed: colour' }] },
    })
    expect(await refused(`${query}&colour=red`, body)).toMatchObject({ code: 99992402 })
    expect(await refused(query, { ...body, content: { text: '好' } })).toMatchObject({
      code: 99992402,
      error: { field_violations: [{ field: 'content' }] },
    })
    expect(await refused('/open-apis/im/v1/messages', body)).toMatchObject({ code: 99992402 })
    const broken = await fetch(trial.workspace.domain + query, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    })
    expect(await broken.json()).toMatchObject({ code: 9499 })
  })

  it('stands in groups of which the bot is told who reads them, where it is in them', async () => {
    const group = (chat_id: string) => trial.client.im.chat.get({ path: { chat_id } })
    expect((await group(sales)).data).toMatchObject({
      name: '销售',
      chat_mode: 'group',
      external: true,
      user_count: '4',
      bot_count: '1',
    })
    expect((await group(trial.direct(lin))).data).toMatchObject({
      chat_mode: 'p2p',
      external: false,
    })
    expect((await group(quiet)).data).toEqual({
      avatar: '',
      name: '茶水间',
      user_count: '2',
      chat_status: 'normal',
    })
    expect(await codeOf(group('oc_none'))).toBe(232006)
    expect(await raw('GET', `/open-apis/im/v1/chats/${sales}?color=red`)).toMatchObject({
      body: { code: 99992402 },
    })
  })

  it('is refused where the bot is not, and for whom nobody knows', async () => {
    const send = (receive_id_type: 'chat_id' | 'open_id', receive_id: string) =>
      codeOf(
        trial.client.im.message.create({
          params: { receive_id_type },
          data: { receive_id, ...text('好') },
        }),
      )
    expect(await send('chat_id', quiet)).toBe(230002)
    expect(await send('chat_id', 'oc_none')).toBe(230001)
    expect(await send('open_id', 'ou_none')).toBe(230001)
    expect(await send('open_id', app.botOpenId)).toBe(230001)
  })

  it('is refused with the reason when its card is faulty or too large', async () => {
    const faulty = await raw('POST', '/open-apis/im/v1/messages?receive_id_type=open_id', {
      receive_id: chen,
      ...interactive(card({ tag: 'markdown', content: '好', colour: 'red' })),
    })
    expect(faulty).toMatchObject({ status: 400, body: { code: 230099 } })
    expect(faulty.body.msg).toContain('/body/elements/0: no more properties allowed: colour')
    const send = (sent: object) =>
      codeOf(
        trial.client.im.message.create({
          params: { receive_id_type: 'open_id' },
          data: { receive_id: chen, msg_type: '', content: '', ...sent },
        }),
      )
    const large = card({ tag: 'markdown', content: '档'.repeat(10_240) })
    expect(await send(interactive(large))).toBe(230025)
    expect(await send(text('档'.repeat(51_200)))).toBe(230025)
    expect(await send({ msg_type: 'text', content: '好' })).toBe(230001)
    expect(await send({ msg_type: 'file', content: '{}' })).toBe(99992402)
    expect(trial.workspace.messages(trial.direct(chen))).toEqual([])
  })
})

describe('the pace of a bot', () => {
  it('is five messages a second to one person or group, others not counted', async () => {
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(toGroup('快'))))
    expect(codes.filter((code) => code === 0)).toHaveLength(5)
    expect(codes.filter((code) => code === 99991400)).toHaveLength(3)
    const over = await raw('POST', '/open-apis/im/v1/messages?receive_id_type=chat_id', {
      receive_id: sales,
      ...text('快'),
    })
    expect(over.status).toBe(429)
    expect(over.headers.get('x-ogw-ratelimit-reset')).toBe('1')
    await cardTo(trial, chen, card())
    expect(trial.workspace.messages(sales)).toHaveLength(5)
    // The trial's clock is not what Lark counts by.
    trial.workspace.forward(60_000)
    expect(await codeOf(toGroup('快'))).toBe(99991400)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(await codeOf(toGroup('慢'))).toBe(0)
  })

  it('is five changes a second of one card', async () => {
    const message_id = await cardTo(trial, chen, card())
    const patch = () =>
      codeOf(
        trial.client.im.message.patch({
          path: { message_id },
          data: { content: JSON.stringify(card()) },
        }),
      )
    const codes = await Promise.all(Array.from({ length: 7 }, patch))
    expect(codes.filter((code) => code === 230020)).toHaveLength(2)
  })
})

describe('calls', () => {
  it('fail as ordered, and are remembered with their code', async () => {
    const { workspace } = trial
    await toGroup('好')
    workspace.fail('/im/v1/messages', 1, 200, 230013)
    expect(await codeOf(toGroup('好'))).toBe(230013)
    workspace.fail('POST /open-apis/im/v1/messages', 1, 400, 230018)
    expect(await codeOf(toGroup('好'))).toBe(230018)
    workspace.fail('/im/v1/messages', 2, 429)
    expect(await codeOf(toGroup('好'))).toBe(99991400)
    expect(await codeOf(toGroup('好'))).toBe(99991400)
    workspace.fail('/im/v1/messages', 1, 503)
    await expect(toGroup('好')).rejects.toThrow('503')
    expect(await codeOf(toGroup('好'))).toBe(0)
    expect(workspace.messages(sales)).toHaveLength(2)
    const call = 'POST /open-apis/im/v1/messages'
    const codes = workspace.calls().flatMap((each) => (each.call === call ? [each.code] : []))
    expect(codes).toEqual([0, 230013, 230018, 99991400, 99991400, 503, 0])
  })
})
