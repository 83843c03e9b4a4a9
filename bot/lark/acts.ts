import * as z from 'zod'
import type { ChatIdentity } from '../../shared/records/person.ts'
import { Carried } from './carried.ts'

/** What somebody did in a card of ours, as far as any answer to it needs. */
export interface CardAction {
  by: ChatIdentity
  /** Unique to this deliberate act. */
  eventId: string
  /** What stood in the form around the button, by name; of any shape, read as anybody's input. */
  formValue: Record<string, unknown>
  /** The message that the card is. */
  messageId: string
  chatId: string
  /** IANA name of the zone that the client shows times in. */
  timezone?: string
}

/** `card.action.trigger`, as it comes: pressed, chosen or entered in a card. */
const CardActionTrigger = z.looseObject({
  header: z.looseObject({ event_id: z.string().min(1), tenant_key: z.string().min(1) }),
  event: z.looseObject({
    // `user_id` comes only with a permission that we do not ask for.
    operator: z.looseObject({ open_id: z.string().min(1), tenant_key: z.string().optional() }),
    action: z.looseObject({
      value: z.unknown(),
      // What an unfilled or an unusual component comes back as is not documented: all shapes pass.
      form_value: z.record(z.string(), z.unknown()).catch({}),
      timezone: z.string().optional().catch(undefined),
    }),
    context: z.looseObject({
      open_message_id: z.string().min(1),
      open_chat_id: z.string().min(1),
    }),
  }),
})

/** Reads what was done in a card; nothing carried where the component is none of ours. */
export function actionIn(body: unknown): { action: CardAction; carried: Carried | undefined } {
  const { header, event } = CardActionTrigger.parse(body)
  const { operator, action, context } = event
  return {
    carried: Carried.safeParse(action.value).data,
    action: {
      // A member of another tenant in an external group has their own: never one of ours.
      by: {
        chat: 'lark',
        workspace: operator.tenant_key || header.tenant_key,
        user: operator.open_id,
      },
      eventId: header.event_id,
      formValue: action.form_value,
      messageId: context.open_message_id,
      chatId: context.open_chat_id,
      ...(action.timezone ? { timezone: action.timezone } : {}),
    },
  }
}
