import type { Notice } from '../domain/notices.ts'
import type { Refusal } from '../domain/refusals.ts'
import type { Look, World } from '../domain/world.ts'
import type { Opening } from '../forms/opening.ts'
import type { Attachment } from '../records/document.ts'
import type { ChatIdentity } from '../records/person.ts'
import type { Place } from '../records/place.ts'
import type { Bilingual } from '../terms/locale.ts'
import type { Moment } from '../terms/moment.ts'
import type { Activity } from './activity.ts'
import type { Chance, Ref } from './ports.ts'
import type { Shelves } from './shelves.ts'

/** What a person did in a chat to start something: a slash command, a shortcut on a message, a button, a mention. */
export interface Intent {
  /** Unique to this deliberate act; a redelivery has the same. */
  id: string
  name: string
  by: ChatIdentity
  at: Moment
  place?: Place
  /** What was typed after the command or the mention. */
  text: string
  /** What a button carries. Written by us, yet read as input. */
  args: Readonly<Record<string, string>>
  /** The message that a shortcut was used on. */
  message?: { text: string; attachments: Attachment[]; ts: string }
  /** Whom the text names by their account. */
  mentioned?: ChatIdentity
  /** Said where others read the answer too; a command, a button or a direct message answers one person. */
  overheard?: boolean
}

/** What happens next. */
export type Step =
  | { step: 'form'; opening: Opening }
  | { step: 'run'; activity: string; args: unknown }
  | { step: 'show'; notice: Notice }
  | { step: 'refused'; refusal: Refusal }

/** What the house itself does for somebody, and all that they are told of it. */
export interface HouseAct {
  activity: Activity
  args: unknown
  /** The answer to whatever does not come to a card of its own. */
  otherwise: Refusal
}

/** A way in: what a person can start, whichever chat they are in. */
export interface Entrance {
  name: string
  /** Offered as a slash command (and by the same word in a mention). */
  command?: { name: string; hint: string; says: { zh: string; en: string } }
  /** Offered on a message. */
  shortcut?: { zh: string; en: string }
  /** Words that start it in a mention or a direct message, as `拜访`. */
  words?: readonly string[]
  /** Its answer is for the asker alone: where others read along, only a button to it is shown, under this title. */
  alone?: Bilingual
  /**
   * What may be started by an account that the house does not know. Every entrance without this turns it away;
   * only linking has it, because there nobody is known yet.
   */
  stranger?(intent: Intent, hash: Chance['hash']): HouseAct | undefined
  /** What is done at once when a secret was said where others read along, whoever said it. */
  exposed?(intent: Intent, hash: Chance['hash']): HouseAct | undefined
  needs?(intent: Intent): Ref[]
  start(intent: Intent, world: World, look: Look, shelves: Shelves): Promise<Step> | Step
}
