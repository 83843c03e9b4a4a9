import type { Intent } from '../../shared/commands/entrance.ts'
import type { ChatIdentity } from '../../shared/records/person.ts'
import type { Place } from '../../shared/records/place.ts'
import type { CardAction } from './acts.ts'
import type { Carried } from './carried.ts'

/** Reads a press on one of our buttons. What it carries was written by us, yet is read as anybody's. */
export function pressAsked(
  { intent, args, thread, direct }: Extract<Carried, { k: 'intent' }>,
  { by, eventId, messageId, chatId }: CardAction,
  workspace: string,
  at: number,
): Intent {
  return {
    id: `lark:press:${eventId}`,
    name: intent,
    by,
    at,
    // In a group what comes of it hangs under the card; two people talk without threads.
    place: placeIn(workspace, chatId, {
      thread: thread ?? (direct ? undefined : messageId),
      direct,
    }),
    text: args['text'] ?? '',
    args,
  }
}

/** A person as Lark names them to our app. */
export const identity = (user: string, workspace: string): ChatIdentity => ({
  chat: 'lark',
  workspace,
  user,
})

/** A chat of Lark's, or a thread in it. */
export const placeIn = (
  workspace: string,
  channel: string,
  { thread, direct }: { thread?: string | undefined; direct?: boolean | undefined },
): Place => ({
  chat: 'lark',
  workspace,
  channel,
  ...(thread ? { thread } : {}),
  ...(direct ? { direct: true } : {}),
})
