import * as z from 'zod'
import { larkApp } from '../../../bot/lark/app.ts'
import type { CallbackAnswer, CardJson } from '../../../bot/lark/card-json.ts'
import { larkEars } from '../../../bot/lark/ears.ts'
import type { Face } from '../../../bot/lark/face.ts'
import { larkMessenger } from '../../../bot/lark/messenger.ts'
import { tableDrafts } from '../../../lambdas/aws/drafts.ts'
import { kernelOn } from '../../../lambdas/aws/house.ts'
import { tableInbox } from '../../../lambdas/aws/inbox.ts'
import { tableShelves } from '../../../lambdas/aws/shelves.ts'
import { activities, entrances } from '../../../shared/commands/catalogue.ts'
import type { Draft } from '../../../shared/commands/drafts.ts'
import { memberSave } from '../../../shared/commands/members.ts'
import type { House } from '../../../shared/commands/turn.ts'
import { foundCompanyIn, MONDAY, must, runAs, staff } from '../../support/company.ts'
import { startStore } from '../../support/store.ts'
import { sent, startOpenApi } from './open-api.ts'
import { deliveryOf, fixture, installation, type Payload } from './requests.ts'

export const TENANT = installation.tenantKey
export const GROUP = 'oc_sales'
/** Where everybody talks with us alone. */
export const DIRECT = 'oc_direct'

/** 林晓雯 as Lark knows her; 许文, whom the house does not know; and a buyer from another tenant. */
export const lin = { tenant: TENANT, user: 'ou_lin' }
export const xu = { tenant: TENANT, user: 'ou_xu' }
export const cai = { tenant: '7c3e19d5a8b04f26', user: 'ou_cai' }

type Who = typeof lin

const Content = z.string().transform((text): CardJson => JSON.parse(text))
const Sent = z.object({ content: Content, uuid: z.string(), receive_id: z.string().optional() })

/** A message of ours as it reached Lark. */
export interface Spoken {
  /** A chat, a person, or the message that it hangs under. */
  to: string
  uuid: string
  card: CardJson
}

/** The Lark face before a real store and on Lark's Open API over HTTP; deliveries come in sealed and signed. */
export async function startStage(more: Partial<House> = {}) {
  const store = await startStore({ inMemory: true })
  const api = await startOpenApi()
  const kernel = kernelOn(store.client, store.table, 'http://127.0.0.1/read/')
  await foundCompanyIn(kernel)
  await must(
    runAs(kernel, staff.administrator.user, memberSave, {
      identity: `lark#${TENANT}#${lin.user}`,
      name: '林晓雯',
      roles: ['salesperson'],
      departmentId: '销售一部',
      active: 'yes',
    }),
  )
  const logged: { what: string; facts: object }[] = []
  const taken: { id: string; event: object }[] = []
  const kept: Draft[] = []
  const now = () => MONDAY
  const inbox = tableInbox(store.client, store.table, now)
  const drafts = tableDrafts(store.client, store.table, now)
  const installed = { ...installation, domain: api.url }
  const log: Face['log'] = (what, facts = {}) => void logged.push({ what, facts })
  const face: Face = {
    house: {
      kernel,
      shelves: tableShelves(store.client, store.table),
      activities,
      entrances,
      ...more,
    },
    installation: installed,
    inbox: {
      put: async (item) => {
        const outcome = await inbox.put(item)
        if (outcome === 'taken') taken.push(item)
        return outcome
      },
    },
    drafts: {
      ...drafts,
      keep: async (draft) => {
        kept.push(draft)
        await drafts.keep(draft)
      },
    },
    messenger: larkMessenger(installed, log, now),
    suggest: async () => [],
    now,
    reference: () => 'A1B2C3',
    log,
  }
  const { handle } = larkApp(face)
  const ears = larkEars(face)
  let events = 0

  /** Delivers it, and works on what of it came into the inbox. */
  async function hear(payload: Payload, again = false) {
    const answer = await handle(deliveryOf(payload, MONDAY))
    const items = taken.splice(0)
    for (const item of items) await ears({ ...item, event: stored(item.event), again })
    return { answer, items }
  }

  const header = (event_type: string, event_id = `event-${++events}`) => ({
    ...fixture('bot_menu').header,
    event_type,
    event_id,
  })

  return {
    store,
    api,
    face,
    ears,
    logged,
    /** Every form that was opened. */
    kept,
    /** Delivers it as it is. */
    handle,
    hear,
    /** A message; in the group only what mentions us or carries a file is meant for us. */
    say: (by: Who, chat: string, message: Said) =>
      hear({
        header: header('im.message.receive_v1'),
        event: { sender: senderOf(by), message: messageOf(chat, message) },
      }),
    chooses: (by: Who, event_key: string) =>
      hear({
        header: header('application.bot.menu_v6'),
        event: { operator: { operator_id: { open_id: by.user } }, event_key },
      }),
    enters: (by: Who) =>
      hear({
        header: header('im.chat.access_event.bot_p2p_chat_entered_v1'),
        event: { chat_id: DIRECT, operator_id: { open_id: by.user } },
      }),
    /** Presses a button that carries this value. */
    press: async (by: Who, chat: string, value: object, event_id?: string) => {
      const { answer } = await hear({
        header: header('card.action.trigger', event_id),
        event: {
          operator: { tenant_key: by.tenant, open_id: by.user },
          token: 'c-1',
          action: { value, tag: 'button' },
          host: 'im_message',
          context: { open_message_id: 'om_card', open_chat_id: chat },
        },
      })
      const said: CallbackAnswer = JSON.parse(answer.body ?? '')
      return said
    },
    /** What has reached Lark since the last look. */
    spoken: (): Spoken[] =>
      api.calls.splice(0).flatMap(({ call, body }) => {
        const under = /messages\/([^/]+)\/reply$/.exec(call)?.[1]
        const message = Sent.safeParse(body)
        if (!message.success) return []
        const { content, uuid, receive_id = '' } = message.data
        return [{ to: under ?? receive_id, uuid, card: content }]
      }),
    /** Lark takes whatever we say again. */
    open: () => {
      api.clear()
      api.say('/messages', sent('om_sent', DIRECT))
      api.say('/reply', sent('om_sent', GROUP))
    },
    close: async () => {
      await api.close()
      await store.close()
    },
  }
}

export type Stage = Awaited<ReturnType<typeof startStage>>

/** A message that somebody sends. `@案卷` in its words is us. */
export interface Said {
  id: string
  words?: string
  file?: string
  /** The message that it answers. */
  answers?: string
}

const US = '@案卷'

function messageOf(chat: string, { id, words = '', file, answers }: Said) {
  const content = file
    ? { file_key: 'file_1', file_name: file }
    : { text: words.replaceAll(US, '@_user_1') }
  const us = {
    key: '@_user_1',
    id: { open_id: installation.botOpenId },
    name: '案卷',
    mentioned_type: 'bot',
    tenant_key: TENANT,
  }
  return {
    message_id: id,
    create_time: String(MONDAY),
    chat_id: chat,
    chat_type: chat === DIRECT ? 'p2p' : 'group',
    message_type: file ? 'file' : 'text',
    content: JSON.stringify(content),
    ...(words.includes(US) ? { mentions: [us] } : {}),
    ...(answers ? { parent_id: answers, root_id: answers } : {}),
  }
}

const senderOf = ({ tenant, user }: Who) => ({
  sender_id: { open_id: user, union_id: `on_${user}` },
  sender_type: 'user',
  tenant_key: tenant,
})

/** As it comes out of the store. */
const stored = (event: object): unknown => JSON.parse(JSON.stringify(event))
