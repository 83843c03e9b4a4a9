import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { LarkMessenger } from '../../../bot/lark/face.ts'
import { larkMessenger } from '../../../bot/lark/messenger.ts'
import { PlaceClosed } from '../../../shared/commands/messenger.ts'
import type { Card } from '../../../shared/replies/card.ts'
import { LIN, type OpenApi, ROOT, refused, SALES, sent, startOpenApi, TENANT } from './open-api.ts'

const EFFECT = '0123456789abcdef0123456789abcdef'
const NOON = 1_795_000_000_000
const HOUR = 3_600_000
const identity = { chat: 'lark', workspace: TENANT, user: LIN } as const
const place = { chat: 'lark', workspace: TENANT, channel: SALES } as const
const approval: Card = {
  title: '借阅申请 · 福建凤竹',
  body: ['张弛申请借阅营业执照'],
  buttons: [{ text: '批准', intent: 'borrow.approve', args: { requestId: 'r1' } }],
}

let lark: OpenApi
let messenger: LarkMessenger
let now = NOON
const logged: unknown[] = []
beforeAll(async () => {
  lark = await startOpenApi()
  messenger = larkMessenger(
    lark.installation,
    (what, facts) => logged.push({ what, ...facts }),
    () => now,
  )
})
afterAll(() => lark.close())
beforeEach(() => {
  lark.clear()
  logged.length = 0
  now = NOON
})

const Content = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(
    z.looseObject({
      schema: z.literal('2.0'),
      body: z.looseObject({
        elements: z.array(z.looseObject({ element_id: z.string().optional() })),
      }),
    }),
  )

/** The card of the last call that carried one. */
const lastCard = () => Content.parse(lark.calls.at(-1)?.body['content'])

describe('a card posted in Lark', () => {
  it('goes to a person, into a group, or under the message that it answers', async () => {
    lark.say('/messages', sent('om_direct', 'oc_lin'))
    expect(await messenger.post({ identity }, approval, EFFECT)).toEqual({
      chat: 'lark',
      workspace: TENANT,
      channel: 'oc_lin',
      ts: 'om_direct',
      direct: true,
    })
    expect(lark.calls.at(-1)).toMatchObject({
      call: 'POST /open-apis/im/v1/messages',
      query: { receive_id_type: 'open_id' },
      body: { receive_id: LIN, msg_type: 'interactive', uuid: EFFECT },
    })

    lark.say('/messages', sent('om_group'))
    expect(await messenger.post({ place }, approval, EFFECT)).toMatchObject({ ts: 'om_group' })
    expect(lark.calls.at(-1)).toMatchObject({
      query: { receive_id_type: 'chat_id' },
      body: { receive_id: SALES },
    })

    lark.say(`/${ROOT}/reply`, sent('om_reply'))
    const thread = { place: { ...place, thread: ROOT } }
    expect(await messenger.post(thread, approval, EFFECT)).toMatchObject({
      channel: SALES,
      ts: 'om_reply',
      thread: ROOT,
    })
    expect(lark.calls.at(-1)?.body).toMatchObject({ reply_in_thread: true, uuid: EFFECT })
  })

  it('tells its buttons where it stands, for a press does not say', async () => {
    lark.say(`/${ROOT}/reply`, sent())
    await messenger.post({ place: { ...place, thread: ROOT } }, approval, EFFECT)
    expect(lark.calls.at(-1)?.body['content']).toContain(`"thread":"${ROOT}"`)
    lark.say('/messages', sent())
    await messenger.post({ identity }, approval, EFFECT)
    expect(lark.calls.at(-1)?.body['content']).toContain('"direct":true')
  })

  it('has a name for Lark to know it by that fits, whatever the effect is called', async () => {
    lark.say('/messages', sent())
    const long = `lark:message:${'om_x100b67d022e990b8b48d749a0316ea0'.repeat(3)}/card`
    await messenger.post({ identity }, approval, long)
    const first = lark.calls.at(-1)?.body['uuid']
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    await messenger.post({ identity }, approval, long)
    expect(lark.calls.at(-1)?.body['uuid']).toBe(first)
    await messenger.post({ identity }, approval, `${long}2`)
    expect(lark.calls.at(-1)?.body['uuid']).not.toBe(first)
  })

  it('stands under the message without a thread, where none can be begun', async () => {
    lark.say(`/${ROOT}/reply`, refused(230071), sent('om_reply'))
    const thread = { place: { ...place, thread: ROOT } }
    expect(await messenger.post(thread, approval, EFFECT)).toMatchObject({ ts: 'om_reply' })
    expect(lark.calls.map(({ body }) => body['reply_in_thread'])).toEqual([true, undefined])
  })

  it('finds the place closed where the message was taken back, or is none of Lark’s', async () => {
    lark.say(`/${ROOT}/reply`, refused(230011))
    const under = (thread: string) =>
      messenger.post({ place: { ...place, thread } }, approval, EFFECT)
    await expect(under(ROOT)).rejects.toThrow(PlaceClosed)
    const before = lark.calls.length
    for (const forged of ['../../contact/v3/users', 'om_1/../om_2', 'om_1?x=y', '']) {
      if (forged) await expect(under(forged)).rejects.toThrow(PlaceClosed)
    }
    expect(lark.calls).toHaveLength(before)
  })

  it('that is urgent calls the person to it, and stands all the same where that cannot be', async () => {
    lark.say('/messages', sent('om_urgent', 'oc_lin'))
    lark.say('/om_urgent/urgent_app', { body: { code: 0, data: { invalid_user_id_list: [] } } })
    const urgent = { ...approval, urgent: true }
    await messenger.post({ identity }, urgent, EFFECT)
    expect(lark.calls.at(-1)).toMatchObject({
      call: 'PATCH /open-apis/im/v1/messages/om_urgent/urgent_app',
      query: { user_id_type: 'open_id' },
      body: { user_id_list: [LIN] },
    })

    lark.say('/om_urgent/urgent_app', refused(230024))
    expect(await messenger.post({ identity }, urgent, EFFECT)).toMatchObject({ ts: 'om_urgent' })
    expect(logged).toContainEqual({ what: 'lark.not urgent', code: '230024' })

    // Nobody is called to what stands in a group.
    lark.clear()
    lark.say('/messages', sent())
    await messenger.post({ place }, urgent, EFFECT)
    expect(lark.calls).toHaveLength(1)
  })
})

describe('a card that may have been posted before', () => {
  const listed = (...items: object[]) => ({ body: { code: 0, data: { has_more: false, items } } })
  const older = { message_id: 'om_other', create_time: String(NOON), body: { content: '{}' } }

  /** The card as Lark gives it back. */
  const asPosted = async (to: Parameters<LarkMessenger['post']>[0], effect: string) => {
    lark.say('/messages', sent('om_found', SALES))
    lark.say('/reply', sent('om_found', SALES))
    await messenger.post(to, approval, effect)
    const content = lark.calls.at(-1)?.body['content']
    lark.clear()
    return { message_id: 'om_found', create_time: String(NOON), body: { content } }
  }

  it('is said again under its own name within the hour, and looked for by nobody', async () => {
    now = NOON + HOUR - 1
    expect(await messenger.find({ place }, EFFECT, NOON)).toBeUndefined()
    expect(lark.calls).toEqual([])
  })

  it('is found after the hour in the chat where it stands, by the mark that it carries', async () => {
    const posted = await asPosted({ place }, EFFECT)
    now = NOON + HOUR
    lark.say('/messages', listed(older, posted))
    expect(await messenger.find({ place }, EFFECT, NOON)).toEqual({
      chat: 'lark',
      workspace: TENANT,
      channel: SALES,
      ts: 'om_found',
    })
    expect(lark.calls.at(-1)?.query).toMatchObject({
      container_id_type: 'chat',
      container_id: SALES,
      card_msg_content_type: 'user_card_content',
      sort_type: 'ByCreateTimeDesc',
      start_time: String((NOON - 60_000) / 1000),
    })
    expect(await messenger.find({ place }, 'f'.repeat(32), NOON)).toBeUndefined()
  })

  it('is looked for on every page, until the moment that it can be from', async () => {
    const posted = await asPosted({ place }, EFFECT)
    now = NOON + 2 * HOUR
    const page = (more: boolean, ...items: object[]) => ({
      body: { code: 0, data: { has_more: more, page_token: 'next', items } },
    })
    lark.say('/messages', page(true, older), page(false, posted))
    expect(await messenger.find({ place }, EFFECT, NOON)).toMatchObject({ ts: 'om_found' })
    expect(lark.calls.at(-1)?.query['page_token']).toBe('next')

    lark.clear()
    const long = { ...older, create_time: String(NOON - HOUR) }
    lark.say('/messages', page(true, long), page(false, posted))
    expect(await messenger.find({ place }, EFFECT, NOON)).toBeUndefined()
    expect(lark.calls).toHaveLength(1)
  })

  it('is found in the thread under the message that it answered', async () => {
    const to = { place: { ...place, thread: ROOT } }
    const posted = await asPosted(to, EFFECT)
    now = NOON + HOUR
    lark.say(`/${ROOT}`, listed({ message_id: ROOT, thread_id: 'omt_d4be107c616' }))
    lark.say('/messages', listed(posted))
    expect(await messenger.find(to, EFFECT, NOON)).toMatchObject({ ts: 'om_found', thread: ROOT })
    expect(lark.calls.at(-1)?.query).toMatchObject({
      container_id_type: 'thread',
      container_id: 'omt_d4be107c616',
    })

    // Without a thread nobody has answered there yet.
    lark.say(`/${ROOT}`, listed({ message_id: ROOT }))
    expect(await messenger.find(to, EFFECT, NOON)).toBeUndefined()
  })

  it('is found in a one-to-one chat that was spoken in, and in no other', async () => {
    const posted = await asPosted({ identity }, EFFECT)
    now = NOON + HOUR
    lark.say('/messages', listed(posted))
    expect(await messenger.find({ identity }, EFFECT, NOON)).toMatchObject({
      ts: 'om_found',
      direct: true,
    })
    const stranger = { ...identity, user: 'ou_nobody' }
    expect(await messenger.find({ identity: stranger }, EFFECT, NOON)).toBeUndefined()
  })
})

describe('a posted card', () => {
  const posted = { ...place, ts: 'om_card', thread: ROOT }

  it('is drawn anew where it stands', async () => {
    lark.say('/om_card', { body: { code: 0 } })
    await messenger.update(posted, { ...approval, tone: 'good', title: '已批准' })
    expect(lark.calls.at(-1)?.call).toBe('PATCH /open-apis/im/v1/messages/om_card')
    expect(lastCard()).toMatchObject({ header: { title: { content: '已批准' } } })
    expect(lark.calls.at(-1)?.body['content']).toContain(`"thread":"${ROOT}"`)
  })

  it.each([
    [230031, 'is older than 14 days'],
    [230011, 'was taken back'],
    [230110, 'was deleted'],
    [230002, 'stands in a group that we have left'],
  ])('that can follow no longer is left as it is: %s, it %s', async (code) => {
    lark.say('/om_card', refused(code))
    await messenger.update(posted, approval)
    expect(logged).toContainEqual({ what: 'lark.settled', code: String(code) })
  })

  it('that Lark is too busy to change, or finds fault with, is tried again', async () => {
    lark.say('/om_card', refused(230020))
    await expect(messenger.update(posted, approval)).rejects.toMatchObject({ retryAfter: 1 })
    lark.say('/om_card', refused(230025))
    await expect(messenger.update(posted, approval)).rejects.toMatchObject({ code: '230025' })
  })
})

describe('a person', () => {
  it('is shown what waits for them in one card, and the same cards not twice within the hour', async () => {
    lark.say('/messages', sent('om_home', 'oc_lin'))
    await messenger.home(identity, [{ title: '今日待办' }, { title: '案卷能做什么' }])
    await messenger.home(identity, [{ title: '今日待办' }, { title: '案卷能做什么' }])
    await messenger.home(identity, [{ title: '没有待办' }])
    const [one, again, other] = lark.calls.map(({ body }) => body)
    expect(one?.['content']).toContain('今日待办')
    expect(one?.['content']).toContain('案卷能做什么')
    expect(again?.['uuid']).toBe(one?.['uuid'])
    expect(other?.['uuid']).not.toBe(one?.['uuid'])
  })

  it('reads in a language that Lark tells nobody', async () => {
    expect(await messenger.languageOf(identity)).toBeUndefined()
    expect(lark.calls).toEqual([])
  })
})
