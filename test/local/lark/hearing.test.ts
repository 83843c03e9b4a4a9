import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  adams,
  app,
  buyer,
  chen,
  company,
  lin,
  opened,
  quiet,
  type Received,
  sales,
  startTrial,
  type Trial,
} from './trial.ts'

const receive = 'im.message.receive_v1'
const fixture = (name: string): Record<string, unknown> => {
  const file = new URL(`../../bot/lark/payloads/lark.${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** The names of all properties, with those of objects inside; a `user_id` takes a permission that this app lacks. */
const shapeOf = (value: unknown, at = ''): string[] => {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => shapeOf(each, `${at}[]`)))]
  if (typeof value !== 'object' || value === null) return [at]
  return Object.entries(value)
    .filter(([name]) => name !== 'user_id')
    .flatMap(([name, inner]) => shapeOf(inner, `${at}.${name}`))
    .sort()
}

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)])

let trial: Trial
let answering: (received: Received) => { status?: number }
beforeEach(async () => {
  answering = () => ({})
  trial = await startTrial((received) => answering(received))
})
afterEach(() => trial.close())

const say = (as: string, chat: string, text: string, root?: string) =>
  trial.workspace.act({ as, do: 'say', chat, text, ...(root ? { root } : {}) })
const heard = async () => {
  await trial.workspace.settled()
  return trial.events(receive)
}

describe('what the bot hears', () => {
  it('is encrypted and signed as Lark does both', async () => {
    await say(lin, trial.direct(lin), '/拜访 凤竹')
    await trial.workspace.settled()
    const [one] = trial.received
    expect(one?.headers['content-type']).toBe('application/json; charset=utf-8')
    const timestamp = one?.headers['x-lark-request-timestamp'] ?? ''
    expect(Math.abs(Number(timestamp) * 1000 - trial.workspace.now())).toBeLessThan(60_000)
    const signed = timestamp + one?.headers['x-lark-request-nonce'] + app.encryptKey + one?.body
    expect(one?.headers['x-lark-signature']).toBe(createHash('sha256').update(signed).digest('hex'))
    expect(Object.keys(JSON.parse(one?.body ?? ''))).toEqual(['encrypt'])
    expect(one?.payload).toMatchObject({
      schema: '2.0',
      header: {
        event_type: receive,
        token: app.verificationToken,
        app_id: app.appId,
        tenant_key: '2ed263bf32cf1651',
      },
    })
    await say(lin, trial.direct(lin), '/拜访 凤竹')
    await trial.workspace.settled()
    const starts = trial.received.map(({ body }) => JSON.parse(body).encrypt.slice(0, 20))
    expect(new Set(starts).size).toBe(2)
  })

  it('has the shapes that Lark documents', async () => {
    const direct = trial.direct(lin)
    const root = Object(await say(lin, sales, '根')).message
    await say(adams, sales, '上面', root)
    await say(lin, direct, '/request new laptop')
    await trial.workspace.share({
      as: lin,
      chat: direct,
      name: '报价.pdf',
      bytes: Buffer.from('a'),
    })
    await trial.workspace.share({ as: lin, chat: direct, name: '扫描.png', bytes: png })
    await say(lin, sales, '@案卷 状态？', root)
    await trial.workspace.act({ as: lin, do: 'menu', key: 'visit' })
    await trial.workspace.settled()
    const shapes = new Map(
      trial.received.map(({ payload }) => {
        const { message } = Object(payload.event)
        return [message?.message_type ?? '', shapeOf(payload)]
      }),
    )
    expect(shapes.get('file')).toEqual(shapeOf(fixture('message.file')))
    expect(shapes.get('image')).toEqual(shapeOf(fixture('message.image')))
    expect(shapes.get('')).toEqual(shapeOf(fixture('bot_menu')))
    const [alone, mention] = ['/request new laptop', '@_user_1 状态？'].map((text) =>
      trial.received.find(
        ({ payload }) => JSON.parse(Object(payload.event).message?.content ?? '{}').text === text,
      ),
    )
    expect(shapeOf(alone?.payload)).toEqual(shapeOf(fixture('message.p2p_text')))
    expect(shapeOf(mention?.payload)).toEqual(shapeOf(fixture('message.text_mention')))
  })

  it('is everything in a one-to-one chat, and in a group what mentions it', async () => {
    await say(lin, trial.direct(lin), '你好')
    await say(lin, sales, '大家好')
    await say(lin, sales, '@林小满 @Adams 看看')
    await say(lin, sales, '@案卷 归档，抄送 @林小满')
    await trial.workspace.share({ as: lin, chat: sales, name: 'a.pdf', bytes: Buffer.from('a') })
    await say(lin, quiet, '@案卷 听见了吗')
    const events = await heard()
    expect(events.map(({ message }) => JSON.parse(message.content).text)).toEqual([
      '你好',
      '@_user_1 归档，抄送 @_user_2',
    ])
    expect(events[1].message.mentions).toMatchObject([
      { key: '@_user_1', id: { open_id: app.botOpenId }, mentioned_type: 'bot', name: '案卷' },
      { key: '@_user_2', id: { open_id: lin }, mentioned_type: 'user', name: '林小满' },
    ])
    expect(trial.workspace.messages(sales)[2]?.content).toEqual({
      text: '@案卷 归档，抄送 @林小满',
    })
  })

  it('is all of a group where the app may hear all of it', async () => {
    const all = await startTrial(undefined, {
      app: { ...company('').app, hearsGroups: true },
    })
    await all.workspace.act({ as: lin, do: 'say', chat: sales, text: '大家好' })
    await all.workspace.act({ as: lin, do: 'say', chat: quiet, text: '不在这里' })
    await all.workspace.settled()
    expect(all.events(receive).map(({ message }) => message.chat_id)).toEqual([sales])
    await all.close()
  })

  it('names the tenant of an outsider, and our own in the header', async () => {
    await say(buyer, sales, '@案卷 查档')
    await heard()
    const payload = trial.received[0]?.payload
    expect(payload?.header['tenant_key']).toBe('2ed263bf32cf1651')
    expect(payload?.event['sender']).toMatchObject({
      sender_id: { open_id: buyer },
      tenant_key: '7c3e19d5a8b04f26',
    })
  })

  it('says which message is answered, and which thread it is in', async () => {
    const file = await trial.workspace.share({
      as: lin,
      chat: sales,
      name: '合同.pdf',
      bytes: Buffer.from('%PDF'),
    })
    await say(chen, sales, '@案卷 归档', file.messageId)
    const [{ message }] = await heard()
    expect(message).toMatchObject({ parent_id: file.messageId, root_id: file.messageId })
    await say(chen, sales, '@案卷 再来', message.message_id)
    const [, second] = await heard()
    expect(second.message).toMatchObject({
      parent_id: message.message_id,
      root_id: file.messageId,
      thread_id: message.thread_id,
    })
  })

  it('is told that somebody opened the one-to-one chat', async () => {
    const chat_id = trial.direct(lin)
    expect(await trial.workspace.act({ as: lin, do: 'enter' })).toEqual({ ok: true })
    await trial.workspace.settled()
    expect(trial.events('im.chat.access_event.bot_p2p_chat_entered_v1')).toMatchObject([
      { chat_id, operator_id: { open_id: lin } },
    ])
  })

  it('comes five times at most, under one id, until it is taken with 200', async () => {
    let refusals = 2
    answering = () => (refusals-- > 0 ? { status: 500 } : {})
    await say(lin, trial.direct(lin), '在吗')
    await trial.workspace.settled()
    const ids = trial.received.map(({ payload }) => payload.header['event_id'])
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
    expect(trial.workspace.deliveries().map(({ status }) => status)).toEqual([500, 500, 200])

    answering = () => ({ status: 204 })
    await say(lin, trial.direct(lin), '还在吗')
    await trial.workspace.settled()
    expect(trial.received).toHaveLength(3 + 5)
  })
})

describe('what people do', () => {
  it('is refused where they are not, and where there is nothing to do', async () => {
    const { act } = trial.workspace
    const error = async (what: Parameters<typeof act>[0]) => Object(await act(what)).error
    expect(await error({ as: adams, do: 'say', chat: quiet, text: '?' })).toBe('not_in_chat')
    expect(await error({ as: lin, do: 'say', chat: sales, text: ' ' })).toBe('no_text')
    expect(await error({ as: lin, do: 'say', chat: sales, text: '?', root: 'om_none' })).toBe(
      'message_not_found',
    )
    expect(await error({ as: lin, do: 'menu', key: 'fly' })).toBe('menu_not_found')
    expect(await error({ as: 'ou_nobody', do: 'enter' })).toBe('user_not_found')
    expect(await error({ as: app.botOpenId, do: 'enter' })).toBe('user_not_found')
    await trial.workspace.settled()
    expect(trial.received).toEqual([])
  })

  it('brings pictures as pictures and everything else as files, in threads too', async () => {
    const share = (name: string, bytes: Buffer, root?: string) =>
      trial.workspace.share({ as: lin, chat: sales, name, bytes, ...(root ? { root } : {}) })
    const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(20)])
    const { messageId } = await share('扫描.jpg', jpeg)
    await share('改名的文本.png', Buffer.from('文本'), messageId)
    await share('大图.png', Buffer.concat([png, Buffer.alloc(10 * 1024 ** 2)]))
    await share('照片.bin', png)
    expect(trial.workspace.messages(sales)).toMatchObject([
      { type: 'image', content: { image_key: expect.stringMatching(/^img_v3_/) }, replies: 1 },
      { type: 'file', content: { file_name: '改名的文本.png' }, root: messageId, size: 6 },
      { type: 'file', content: { file_name: '大图.png' } },
      { type: 'file', content: { file_name: '照片.bin' } },
    ])
    await expect(share('空.txt', Buffer.alloc(0))).rejects.toThrow('file_empty')
    const away = { as: adams, chat: quiet, name: 'a.txt', bytes: Buffer.from('a') }
    await expect(trial.workspace.share(away)).rejects.toThrow('not_in_chat')
  })

  it('counts as unread for the others until they look', async () => {
    const unread = (person: string) =>
      trial.workspace.state(person).chats.find(({ id }) => id === sales)?.unread
    await say(lin, sales, '一')
    await say(chen, sales, '二')
    expect([unread(lin), unread(chen), unread(adams)]).toEqual([1, 1, 2])
    await trial.workspace.act({ as: adams, do: 'read', chat: sales })
    expect(unread(adams)).toBe(0)
    await say(lin, sales, '三')
    expect(unread(adams)).toBe(1)
  })

  it('is seen by those in the chat only', async () => {
    await say(lin, trial.direct(lin), '私')
    await say(chen, quiet, '茶')
    const seen = (person: string) =>
      trial.workspace.state(person).messages.map(({ content }) => Object(content).text)
    // Said within one millisecond they may stand in either order.
    expect(seen(lin).sort()).toEqual(['私', '茶'])
    expect(seen(chen)).toEqual(['茶'])
    expect(seen(buyer)).toEqual([])
  })
})

describe('a raw delivery', () => {
  const payload = { type: 'url_verification', challenge: 'c', token: app.verificationToken }

  it('goes out as Lark would send it, or as told', async () => {
    const { deliver } = trial.workspace
    answering = () => ({ status: 401 })
    expect(await deliver(payload)).toMatchObject({ status: 401, body: '{}' })
    expect(opened(trial.received[0]?.body ?? '')).toEqual(payload)

    await deliver(payload, { bare: true, signedAt: 1_000_000, headers: { 'X-Tag': 'a' } })
    const bare = trial.received[1]
    expect(bare?.body).toBe(JSON.stringify(payload))
    expect(bare?.headers).toMatchObject({ 'x-lark-request-timestamp': '1000', 'x-tag': 'a' })

    await deliver(payload, { bare: true, headers: { 'x-lark-signature': '' } })
    expect(trial.received[2]?.headers).not.toHaveProperty('x-lark-signature')
  })

  it('can be sealed with another key, and finds nobody where nobody listens', async () => {
    let sealed = ''
    const other = await startTrial()
    await other.close()
    const deaf = await startTrial(undefined, { botUrl: () => sealed })
    sealed = 'http://127.0.0.1:1/lark'
    expect(await deaf.workspace.deliver(payload)).toEqual({ failed: 'failed' })
    expect(deaf.workspace.deliveries()).toEqual([{ payload, status: 'failed' }])
    await deaf.close()
  })
})
