import type { CallbackAnswer, CardJson } from '../../../bot/lark/card-json.ts'
import type { Face } from '../../../bot/lark/face.ts'
import { openForm } from '../../../bot/lark/opening.ts'
import { onForm } from '../../../bot/lark/submitting.ts'
import { tableDrafts } from '../../../lambdas/aws/drafts.ts'
import { tableInbox } from '../../../lambdas/aws/inbox.ts'
import { activities, entrances } from '../../../shared/commands/catalogue.ts'
import { memberSave } from '../../../shared/commands/members.ts'
import type { Recipient } from '../../../shared/commands/messenger.ts'
import { type House, turnOf } from '../../../shared/commands/turn.ts'
import type { Opening } from '../../../shared/forms/opening.ts'
import type { ChatIdentity } from '../../../shared/records/person.ts'
import type { Locale } from '../../../shared/terms/locale.ts'
import { type Archive, startArchive } from '../../support/archive.ts'
import { MONDAY, must, runAs, staff } from '../../support/company.ts'
import { clientOf, type Filling } from './forms-client.ts'
import { installation } from './requests.ts'

/** A colleague as Lark knows them. */
export const inLark = (user: string): ChatIdentity => ({
  chat: 'lark',
  workspace: installation.tenantKey,
  user,
})

/** Two members who are in Lark only. */
export const xu = inLark('ou_xu')
export const zheng = inLark('ou_zheng')

interface Sent {
  to: Recipient
  card: CardJson
  uuid: string
}

/** A desk in Lark at which forms are opened, filled in and sent, in front of a real store. */
export interface Desk {
  archive: Archive
  face: Face
  /** Cards that went out, in order. */
  sent: Sent[]
  /** Takes the time forward. */
  later(milliseconds: number): void
  /** Opens a form as an entrance does, and gives the card. */
  enter(
    by: ChatIdentity,
    entrance: string,
    more?: { text?: string; id?: string },
  ): Promise<CardJson>
  open(by: ChatIdentity, opening: Opening, locale?: Locale): Promise<CardJson>
  /** Fills a card in and presses a button of it. */
  press(
    by: ChatIdentity,
    card: CardJson,
    button: string,
    filling?: Filling,
  ): Promise<CallbackAnswer>
  close(): Promise<void>
}

export async function startDesk(): Promise<Desk> {
  const archive = await startArchive()
  const { kernel, shelves, store } = archive
  for (const [identity, name, roles] of [
    [xu, '许文', ['salesperson']],
    [zheng, '郑美玲', ['departmentManager']],
  ] as const) {
    await must(
      runAs(kernel, staff.administrator.user, memberSave, {
        identity: `lark#${identity.workspace}#${identity.user}`,
        name,
        roles: [...roles],
        departmentId: '销售二部',
        active: 'yes',
      }),
    )
  }
  await archive.settle()
  let now = MONDAY
  let acts = 0
  const sent: Sent[] = []
  const house: House = { kernel, shelves, activities, entrances }
  const unasked = async (): Promise<never> => {
    throw new Error('forms ask nothing else of a messenger')
  }
  const face: Face = {
    house,
    installation,
    inbox: tableInbox(store.client, store.table, () => now),
    drafts: tableDrafts(store.client, store.table, () => now),
    messenger: {
      send: async (to, card, uuid) => {
        // As it travels: what does not survive that is not in the card.
        sent.push({ to, card: JSON.parse(JSON.stringify(card)), uuid })
        return { chat: 'lark', workspace: installation.tenantKey, channel: 'oc_1', ts: 'om_1' }
      },
      post: unasked,
      find: unasked,
      update: unasked,
      fetch: unasked,
      languageOf: unasked,
      home: unasked,
    },
    suggest: archive.suggest,
    now: () => now,
    reference: () => 'A1B2C3',
    log: () => {},
  }
  const last = (): CardJson => {
    const card = sent.at(-1)?.card
    if (!card) throw new Error('no form was sent')
    return card
  }
  return {
    archive,
    face,
    sent,
    later: (milliseconds) => {
      now += milliseconds
    },
    enter: async (by, name, { text = '', id = `lark:press:${acts++}` } = {}) => {
      const intent = { id, name, by, at: now, text, args: {} }
      const turn = await turnOf(intent, house)
      if (turn.turn !== 'form') throw new Error(`no form: ${JSON.stringify(turn)}`)
      await openForm(turn, intent, face)
      return last()
    },
    open: async (by, opening, locale = 'zh') => {
      const intent = { id: `lark:press:${acts++}`, name: '', by, at: now, text: '', args: {} }
      await openForm({ opening, locale }, intent, face)
      return last()
    },
    press: async (by, card, button, filling = {}) => {
      const client = clientOf(card)
      return onForm(
        client.button(button),
        {
          by,
          eventId: `event-${acts++}`,
          formValue: client.filled(filling),
          messageId: 'om_1',
          chatId: 'oc_1',
          timezone: 'Asia/Shanghai',
        },
        face,
      )
    },
    close: () => archive.close(),
  }
}

/** The card that an answer shows in place of the form. */
export function cardIn(answer: CallbackAnswer): CardJson {
  if (!answer.card) throw new Error(`no card in ${JSON.stringify(answer)}`)
  return JSON.parse(JSON.stringify(answer.card.data))
}
