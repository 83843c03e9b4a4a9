import * as z from 'zod'
import type { Attachment } from '../records/document.ts'
import type { ChatIdentity } from '../records/person.ts'
import type { Place } from '../records/place.ts'
import type { Card } from '../replies/card.ts'
import { Chat } from '../terms/chat.ts'
import type { Locale } from '../terms/locale.ts'

/** A message of ours as a chat keeps it, so that it can follow what happens. */
export const Posted = z.object({
  chat: Chat,
  workspace: z.string(),
  channel: z.string(),
  ts: z.string(),
  /** The thread that it stands in, where a chat does not say so of a press on it. */
  thread: z.string().optional(),
  /** Between one person and us. */
  direct: z.boolean().optional(),
})
export type Posted = z.infer<typeof Posted>

/** To whom a card goes in one chat: a place, or a person's direct messages. */
export type Recipient = { place: Place } | { identity: ChatIdentity }

/** The chats that the house speaks in, each with its messenger. */
export type Messengers = Partial<Record<Chat, Messenger>>

/** What the reactors ask of a chat. Each face has one. */
export interface Messenger {
  /** Posts a card, marked with the effect that it is. @throws on any failure, with `retryAfter` seconds if the chat said so. */
  post(to: Recipient, card: Card, effect: string): Promise<Posted>
  /** Finds a message posted as this effect at or after a moment: a crash may have come between posting and noting it. */
  find(to: Recipient, effect: string, since: number): Promise<Posted | undefined>
  /** Draws a posted card anew. */
  update(posted: Posted, card: Card): Promise<void>
  /** Bytes of a file that somebody shared, as a stream, with its true size. @throws {@link AttachmentGone}, {@link AttachmentTooLarge} */
  fetch(attachment: Attachment): Promise<{ size: number; bytes: AsyncIterable<Uint8Array> }>
  /** The language that the person has chosen in the chat; none when the chat does not say. */
  languageOf(identity: ChatIdentity): Promise<Locale | undefined>
  /** Shows cards on the person's home page. */
  home(identity: ChatIdentity, cards: Card[]): Promise<void>
}

/** The chat does not answer, or answers that it is out of order: nothing is wrong with what was to be said. */
export class ChatAway extends Error {
  override readonly name = 'ChatAway'
  /** Seconds after which it is worth another try. */
  readonly retryAfter = 2
}

/** The file was deleted, hidden, or is not ours to fetch. */
export class AttachmentGone extends Error {
  override readonly name = 'AttachmentGone'
}

/** The file is larger than the chat gives out. */
export class AttachmentTooLarge extends Error {
  override readonly name = 'AttachmentTooLarge'
}

/** We may not speak there: not a member, archived, or gone. What was to be said goes to the person instead. */
export class PlaceClosed extends Error {
  override readonly name = 'PlaceClosed'
}
