import * as z from 'zod'
import { openIdOf } from '../../local/company/people.ts'
import type { LocalHouse } from '../../local/house.ts'

const Answered = z.object({
  toast: z.object({ content: z.string() }).optional(),
})

let acts = 0

/** A press on a button of a card, as Lark delivers it: also one that stands there no more. */
export function pressPayload(
  { settings, lark }: LocalHouse,
  user: string,
  intent: string,
  args: object,
) {
  const open_id = openIdOf(user)
  const { chats, messages } = lark.state(open_id)
  const direct = chats.find(({ kind }) => kind === 'p2p')?.id ?? ''
  const card = messages.find(({ chat, type }) => chat === direct && type === 'interactive')
  const tenant_key = settings.LARK_TENANT_KEY
  return {
    schema: '2.0',
    header: {
      event_id: `late${acts++}`.padEnd(32, '0'),
      event_type: 'card.action.trigger',
      create_time: String(lark.now() * 1000),
      token: settings.LARK_VERIFICATION_TOKEN,
      app_id: settings.LARK_APP_ID,
      tenant_key,
    },
    event: {
      operator: { open_id, tenant_key, union_id: `on_${open_id.slice(3)}` },
      token: `c-${acts}`,
      action: { tag: 'button', value: { k: 'intent', intent, args, direct: true } },
      host: 'im_message',
      context: { open_message_id: card?.id ?? 'om_none', open_chat_id: direct },
    },
  }
}

/** The word that a press was answered with. */
export function toastIn(delivered: Awaited<ReturnType<LocalHouse['lark']['deliver']>>): string {
  if (!('body' in delivered)) return delivered.failed
  return Answered.parse(JSON.parse(delivered.body || '{}')).toast?.content ?? ''
}
