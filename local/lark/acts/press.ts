import { randomBytes } from 'node:crypto'
import type { Posted } from '../../workspace/post.ts'
import { cardElements } from '../cards/card-elements.ts'
import { hasLapsed } from '../cards/card-lives.ts'
import { placedIn } from '../cards/placed.ts'
import type { LarkActResult, LarkPerson } from '../contract.ts'
import { payloadOf } from '../deliver/payload.ts'
import { botUrl, send } from '../deliver/send.ts'
import { keep, type Site, tenantOf } from '../site.ts'
import type { Message } from '../world/message.ts'
import { unionId } from '../world/people.ts'
import type { ActOf } from './act.ts'
import { answerIn } from './answer.ts'
import { fine, no } from './outcome.ts'
import { seenBy } from './places.ts'
import { pressed } from './pressed.ts'

const eventOf = (site: Site, message: Message, as: string, action: Record<string, unknown>) => ({
  operator: { tenant_key: tenantOf(site, as), open_id: as, union_id: unionId(as) },
  token: `c-${randomBytes(20).toString('hex')}`,
  action,
  host: 'im_message',
  context: { open_message_id: message.id, open_chat_id: message.chat },
})

const toastFor = (
  person: LarkPerson | undefined,
  toast: { type: string; content: string; i18n?: Record<string, string> | undefined },
) => ({
  type: toast.type,
  content: (person && toast.i18n?.[person.locale]) ?? toast.content,
})

const delivered = async (site: Site, payload: object): Promise<Posted | undefined> =>
  URL.canParse(botUrl(site)) ? await send(site, payload) : undefined

/** A person presses, chooses or enters in a card; the bot is asked at once, and never again. */
export const pressing = async (site: Site, act: ActOf<'press'>): Promise<LarkActResult> => {
  const message = seenBy(site, act.as, act.message)
  if (message?.type !== 'interactive') return no('message_not_found')
  if (hasLapsed(message, site.clock.now())) return no('card_expired')
  const { placed: all } = placedIn(cardElements(message.content))
  const placed = all.find(({ pointer }) => pointer === act.element)
  if (!placed) return no('element_not_found')
  const members = site.world.chats.get(message.chat)?.members ?? []
  const people = members.filter((id) => !site.people.get(id)?.bot)
  const press = pressed(all, placed, act, people)
  if ('fault' in press) return no(press.fault)
  if ('nothing' in press) return fine

  const event = eventOf(site, message, act.as, press.action)
  const payload = payloadOf(site, 'card.action.trigger', event)
  const outcome = await delivered(site, payload)
  if (!outcome) return no('200340')
  const read = answerIn(outcome)
  if ('code' in read) {
    const delivery = site.deliveries.find((each) => each.payload === payload)
    if (delivery) delivery.fault = read.says
    return no(read.code)
  }
  const { toast, card } = read.answer
  if (card) {
    const now = site.world.messages.get(message.id) ?? message
    const updatedAt = Math.floor(site.clock.now())
    keep(site, { ...now, content: JSON.stringify(card.data), updatedAt })
  }
  return toast ? { ok: true, toast: toastFor(site.people.get(act.as), toast) } : fine
}
