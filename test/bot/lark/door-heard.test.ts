import { describe, expect, it } from 'vitest'
import { actionIn } from '../../../bot/lark/acts.ts'
import { Heard, heardIn } from '../../../bot/lark/heard.ts'
import { fixture, installation, type Payload } from './requests.ts'

const ours = installation.tenantKey
const alice = { chat: 'lark', workspace: ours, user: 'ou_84aad35d084aa403a838cf73ee18467' }
const direct = 'oc_5ce6d572455d361153b7xx51da133945'
const AT = 1_794_999_999_000

const heard = (payload: Payload) => heardIn(payload, installation)

/** A message as somebody sends it, different from the one in the fixture. */
function message(differs: object, sender: object = {}): Payload {
  const payload = fixture('message.p2p_text')
  const { event } = payload
  return {
    ...payload,
    event: {
      sender: { ...Object(event['sender']), ...sender },
      message: { ...Object(event['message']), ...differs },
    },
  }
}

const text = (words: string) => ({ message_type: 'text', content: JSON.stringify({ text: words }) })

const post = (content: object[][], title = '') => ({
  message_type: 'post',
  content: JSON.stringify({ title, content }),
})

const mention = (key: string, user: string, name: string, more: object = {}) => ({
  key,
  id: { open_id: user, union_id: `on_${user}`, user_id: '' },
  name,
  mentioned_type: 'user',
  tenant_key: ours,
  ...more,
})

const us = mention('@_user_1', installation.botOpenId, '案卷', { mentioned_type: 'bot' })

describe('a message as Lark documents it is heard', () => {
  it('with our name in a group, in the thread that it was said in', () => {
    expect(heard(fixture('message.text_mention'))).toEqual({
      id: 'lark:message:om_5ce6d572455d361153b7cb51da133945',
      event: {
        heard: 'message',
        by: alice,
        place: {
          chat: 'lark',
          workspace: ours,
          channel: direct,
          thread: 'om_root000000000000000000000000001',
        },
        messageId: 'om_5ce6d572455d361153b7cb51da133945',
        parentId: 'om_root000000000000000000000000001',
        at: AT,
        text: 'status of #42?',
        attachments: [],
        toUs: true,
      },
    })
  })

  it('in the one-to-one chat', () => {
    expect(heard(fixture('message.p2p_text'))).toEqual({
      id: 'lark:message:om_p2p',
      event: {
        heard: 'message',
        by: alice,
        place: { chat: 'lark', workspace: ours, channel: direct, direct: true },
        messageId: 'om_p2p',
        at: AT,
        text: '/request new laptop',
        attachments: [],
        toUs: true,
      },
    })
  })

  it.each([
    [
      'message.file',
      '',
      'om_file/file/file_v3_00t1_0a1b2c3d-0000-4000-8000-000000000001',
      'quote.pdf',
    ],
    [
      'message.image',
      '',
      'om_img/image/img_v3_02ab_0a1b2c3d-0000-4000-8000-000000000002',
      '图片 2026-11-18',
    ],
    ['message.post', 'see', 'om_post/image/img_v3_x', '图片 2026-11-18'],
  ])('as %s, with what it carries', (name, words, fileId, called) => {
    expect(heard(fixture(name))?.event).toMatchObject({
      text: words,
      attachments: [{ chat: 'lark', workspace: ours, fileId, name: called, size: 0 }],
    })
  })

  it.each(['text_mention', 'p2p_text', 'file', 'image', 'post'])(
    'and comes out of the inbox as it went in: %s',
    (name) => {
      const event = heard(fixture(`message.${name}`))?.event
      expect(Heard.parse(JSON.parse(JSON.stringify(event)))).toEqual(event)
    },
  )
})

describe('who is named', () => {
  const group = { chat_type: 'group' }

  it('stands in the text by name, and the first of them is whom it is about', () => {
    const mentions = [
      us,
      mention('@_user_2', 'ou_lin', '林晓雯'),
      mention('@_user_3', 'ou_chen', '陈志强'),
    ]
    const said = text('@_user_1 成员 @_user_2 与 @_user_3')
    expect(heard(message({ ...group, ...said, mentions }))?.event).toMatchObject({
      text: '成员 @林晓雯 与 @陈志强',
      mentioned: { chat: 'lark', workspace: ours, user: 'ou_lin' },
      toUs: true,
    })
  })

  it('is told from whose key begins alike, and from keys that somebody typed', () => {
    const mentions = [
      us,
      mention('@_user_10', 'ou_ten', '拾号'),
      mention('@_user_2', 'ou_two', '贰号'),
    ]
    const said = text('@_user_1 @_user_10 @_user_2 @_user_3 @_all')
    expect(heard(message({ ...group, ...said, mentions }))?.event).toMatchObject({
      text: '@拾号 @贰号 @_user_3 @所有人',
    })
  })

  it('is never ourselves nor another bot, and keeps the tenant they are of', () => {
    const mentions = [
      mention('@_user_2', 'ou_other', '日程', { mentioned_type: 'bot' }),
      us,
      mention('@_user_3', 'ou_cai', '蔡经理', { tenant_key: '7c3e19d5a8b04f26' }),
    ]
    const said = text('@_user_2 @_user_1 @_user_3')
    expect(heard(message({ ...group, ...said, mentions }))?.event).toMatchObject({
      mentioned: { workspace: '7c3e19d5a8b04f26', user: 'ou_cai' },
    })
  })

  it('and a name is not read again as a key', () => {
    const mentions = [us, mention('@_user_2', 'ou_a', '@_user_1'), mention('.*', 'ou_b', '怪')]
    const said = text('@_user_1 @_user_2 .* 好')
    expect(heard(message({ ...group, ...said, mentions }))?.event).toMatchObject({
      text: '@@_user_1 .* 好',
    })
  })
})

describe('a post', () => {
  it('is read with its title, lines, links, names, pictures and films', () => {
    const content = [
      [
        { tag: 'at', user_id: '@_user_1', user_name: '案卷', style: [] },
        { tag: 'text', text: ' 拜访 福建凤竹:', style: ['bold'] },
      ],
      [
        { tag: 'text', text: '王总说「明年要 120 吨」—— <b>急</b> & 速' },
        { tag: 'a', href: 'https://fengzhu.example/', text: '网站' },
        { tag: 'a', href: 'https://a.example', text: 'https://a.example' },
      ],
      [],
      [{ tag: 'img', image_key: 'img_1', width: 1, height: 1 }],
      [
        { tag: 'img', image_key: 'img_2' },
        { tag: 'media', file_key: 'file_3', image_key: 'img_3' },
      ],
      [
        { tag: 'at', user_id: 'ou_lin', user_name: '林晓雯' },
        { tag: 'emotion', emoji_type: 'OK' },
      ],
    ]
    const mentions = [us, mention('@_user_2', 'ou_lin', '林晓雯')]
    const event = heard(message({ ...post(content, '凤竹'), mentions }))?.event
    expect(event).toMatchObject({
      text: [
        '凤竹',
        '  拜访 福建凤竹:',
        '王总说「明年要 120 吨」—— <b>急</b> & 速网站 (https://fengzhu.example/)https://a.example',
        '',
        '@林晓雯',
      ].join('\n'),
      mentioned: { user: 'ou_lin' },
      attachments: [
        { fileId: 'om_p2p/image/img_1', name: '图片 2026-11-18' },
        { fileId: 'om_p2p/image/img_2', name: '图片 2026-11-18 2' },
        { fileId: 'om_p2p/file/file_3', name: '文件 2026-11-18 3' },
      ],
    })
  })

  it('without a title begins with its first word', () => {
    const said = post([
      [
        { tag: 'at', user_id: '@_user_1' },
        { tag: 'text', text: ' 拜访' },
      ],
    ])
    const event = heard(message({ ...said, chat_type: 'group', mentions: [us] }))?.event
    expect(event).toMatchObject({ text: '拜访', toUs: true })
  })
})

describe('where an answer goes', () => {
  const place = (differs: object) => Object(heard(message(differs))?.event)['place']
  const said = { ...text('@_user_1 拜访'), mentions: [us] }

  it('is under the message in a group, or in its thread', () => {
    expect(place({ ...said, chat_type: 'group' })).toMatchObject({ thread: 'om_p2p' })
    const answered = { ...said, chat_type: 'group', root_id: 'om_1', parent_id: 'om_2' }
    expect(place(answered)).toMatchObject({ thread: 'om_1' })
    expect(place({ ...said, chat_type: 'group' })).not.toHaveProperty('direct')
  })

  it('is the one-to-one chat itself, but for a thread that was begun there', () => {
    expect(place({ ...said, root_id: 'om_1', parent_id: 'om_1' })).not.toHaveProperty('thread')
    expect(place({ ...said, root_id: '', parent_id: '' })).not.toHaveProperty('thread')
    const threaded = { ...said, root_id: 'om_1', parent_id: 'om_1', thread_id: 'omt_1' }
    expect(place(threaded)).toMatchObject({ thread: 'om_1', direct: true })
  })
})

describe('what is heard', () => {
  it.each<[string, Payload]>([
    ['another app', message(text('凤竹'), { sender_type: 'app' })],
    ['another bot', message(text('凤竹'), { sender_type: 'bot' })],
    ['nobody', message(text('凤竹'), { sender_id: null })],
    ['talk in a group', message({ ...text('凤竹'), chat_type: 'group' })],
    ['a call to everybody', message({ ...text('@_all 开会'), chat_type: 'group' })],
    ['a sticker', message({ message_type: 'sticker', content: '{"file_key":"f"}' })],
    ['a voice', message({ message_type: 'audio', content: '{"file_key":"f"}' })],
    ['a card', message({ message_type: 'interactive', content: '{"elements":[]}' })],
    ['a text that is none', message({ message_type: 'text', content: '凤竹' })],
    ['a text without words', message({ message_type: 'text', content: '{"text":1}' })],
    ['a post without lines', message({ message_type: 'post', content: '{"content":"凤竹"}' })],
    ['a file without a key', message({ message_type: 'file', content: '{"file_key":""}' })],
  ])('is not %s', (_, payload) => {
    expect(heard(payload)).toBeUndefined()
  })

  it('in a group is a file, too, though nobody spoke to us', () => {
    const shared = { ...Object(fixture('message.file').event['message']), chat_type: 'group' }
    expect(heard(message(shared))?.event).toMatchObject({
      toUs: false,
      place: { thread: 'om_file' },
      attachments: [{ name: 'quote.pdf' }],
    })
  })

  it('from another tenant is never taken for one of ours', () => {
    const said = message(text('凤竹'), { tenant_key: '7c3e19d5a8b04f26' })
    expect(heard(said)?.event).toMatchObject({
      by: { workspace: '7c3e19d5a8b04f26' },
      place: { workspace: ours },
    })
  })

  it('of the menu is which line was chosen', () => {
    expect(heard(fixture('bot_menu'))).toEqual({
      id: 'lark:event:5e3702a84e847582be8db7fb73283c07',
      event: { heard: 'menu', by: alice, at: 1_795_000_000_000, name: 'new_request' },
    })
  })

  it('of the chat that was opened is by whom: the same, however often they open it', () => {
    const entered = (event_id: string): Payload => ({
      header: {
        ...fixture('bot_menu').header,
        event_id,
        event_type: 'im.chat.access_event.bot_p2p_chat_entered_v1',
      },
      event: { chat_id: direct, operator_id: { open_id: alice.user, union_id: 'on_1' } },
    })
    expect(heard(entered('first'))).toEqual({
      id: `lark:entered:${ours}:${alice.user}`,
      event: { heard: 'entered', by: alice },
    })
    expect(heard(entered('second'))).toEqual(heard(entered('first')))
  })
})

describe('what is done in a card as Lark documents it is read', () => {
  it('as a form that was filled in, with what stood in it as it stood', () => {
    const payload = fixture('card.form_submit')
    const { action, carried } = actionIn(payload)
    expect(action).toEqual({
      by: alice,
      eventId: 'f7984f25108f8137722bb63cee927e66',
      formValue: Object(payload.event['action'])['form_value'],
      messageId: 'om_574d639e4a44e4dd646eaf628e200001',
      chatId: 'oc_e4d2605ca917e695f54f11aaf5600001',
      timezone: 'Asia/Shanghai',
    })
    expect(action.formValue).toMatchObject({ f_tags: ['hw', 'it'], f_terms: true, f_notes: '' })
    // Not a value of ours.
    expect(carried).toBeUndefined()
  })

  it.each(['card.button', 'card.select_outside_form'])('as %s, with no form around it', (name) => {
    const { action } = actionIn(fixture(name))
    expect(action).toMatchObject({ by: alice, formValue: {} })
    expect(action).not.toHaveProperty('timezone')
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', ['凤竹']],
    ['a text', '凤竹'],
  ])('with %s for a form as an empty one', (_, form_value) => {
    const payload = fixture('card.button')
    const value = { k: 'intent', intent: 'visit', args: { customerId: 'kh-fengzhu' } }
    const read = actionIn({
      ...payload,
      event: { ...payload.event, action: { value, form_value } },
    })
    expect(read).toMatchObject({ action: { formValue: {} }, carried: value })
  })

  it.each([
    ['text', '{"k":"intent","intent":"visit"}'],
    ['of a kind that we do not know', { k: 'pick', intent: 'visit' }],
    ['with arguments that are no texts', { k: 'intent', intent: 'visit', args: { a: {} } }],
  ])('and a value that is %s is none of ours', (_, value) => {
    const payload = fixture('card.button')
    const read = actionIn({ ...payload, event: { ...payload.event, action: { value } } })
    expect(read.carried).toBeUndefined()
  })

  it('by whoever pressed it, of whichever tenant they are', () => {
    const payload = fixture('card.button')
    const operator = { open_id: 'ou_cai', tenant_key: '7c3e19d5a8b04f26' }
    const { action } = actionIn({ ...payload, event: { ...payload.event, operator } })
    expect(action.by).toEqual({ chat: 'lark', workspace: '7c3e19d5a8b04f26', user: 'ou_cai' })
  })
})
