import type { Chat } from '../../shared/terms/chat.ts'

/** Both chats that the house speaks in: every script is played in each of them. */
export const faces: readonly Chat[] = ['slack', 'lark']

/** A card, a message or a window as one person sees it. */
export interface Shown {
  /** Its words, one piece a line. */
  words: string
  buttons: string[]
  pressable: readonly ShownButton[]
  /** Nobody else sees it. */
  alone: boolean
  /** The message that it stands in, as the chat names it. */
  id: string
  /** The message at the root of the thread that it stands in. */
  thread: string | undefined
}

/** A button before the person who sees it. */
export interface ShownButton {
  text: string
  /** What pressing it asks for besides its name. */
  args: Readonly<Record<string, string>>
  /** The page that it opens. */
  url?: string
  press(): Promise<Shown>
}

/** A field of a form as a person sees it. */
export interface ShownField {
  name: string
  label: string
}

/** A form open before somebody. */
export interface OpenForm {
  title: string
  /** What is read before it is filled in. */
  words: string
  fields: readonly ShownField[]
  /** What is offered to somebody who types this. */
  suggest(field: string, typed: string): Promise<string[]>
  /** Types, chooses, sends it off; what has to be corrected, by field. */
  submit(typed?: Record<string, Typed>): Promise<Record<string, string>>
  /** What a field stands at. */
  value(field: string): string
}

/** Text and days as they are; for a menu what one chooses; `true` ticks a box; for a search what one types and then chooses; a colleague by their account. */
export type Typed = string | string[] | true | { type: string; choose: string } | { person: string }

/** One person at a chat, without a browser. Places are named as the trial company's channels are, in either chat. */
export interface Seat {
  readonly face: Chat
  /** As the trial company names them. */
  readonly user: string
  /** Types a command; gives what the person is shown for it. */
  command(line: string, channel?: string): Promise<Shown>
  /** Says something in a channel, a thread or to the bot. `@name` calls somebody. */
  say(text: string, channel?: string, thread?: string): Promise<void>
  /** Calls the bot by its name where others read along, and takes up what it offers. */
  ask(line: string, channel: string, thread?: string): Promise<Shown>
  /** Shares a file; gives the message that it stands in. */
  share(name: string, bytes: Uint8Array, channel?: string, thread?: string): Promise<string>
  /** Goes through an entrance that is offered on a message of a channel. */
  onMessage(entrance: string, channel: string, message: string): Promise<Shown>
  /** Presses a button; gives what the person is shown alone for it, if anything. */
  press(shown: Shown, text: string | RegExp): Promise<Shown>
  /** What lies on their desk, asked for anew. */
  home(): Promise<Shown>
  /** The newest message that the person sees and that says this. */
  find(text: string | RegExp, channel?: string): Shown
  all(text: string | RegExp, channel?: string): Shown[]
  /** The form before them. */
  form(): OpenForm
  hasForm(): boolean
  /** What stands where the form stood. */
  window(): Shown
  closeAll(): Promise<void>
  /** The conversation with the bot. */
  dm(): string
}

/** The button of that name. @throws when there is none. */
export function buttonOf({ pressable, buttons }: Shown, text: string | RegExp): ShownButton {
  const button = pressable.find((one) => says(one.text, text))
  if (!button) throw new Error(`no button ${text} among ${buttons.join(' | ')}`)
  return button
}

/** The newest of what is seen that says this. @throws with what is seen instead. */
export function newest(seat: Seat, text: string | RegExp, channel?: string): Shown {
  const found = seat.all(text, channel).at(-1)
  if (!found) {
    const seen = seat.all(/./su, channel).map(({ words }) => words.split('\n')[0])
    throw new Error(`${seat.user} sees nothing of ${text} but\n${seen.slice(-12).join('\n')}`)
  }
  return found
}

export const says = (words: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? words === wanted : wanted.test(words)

export const includes = (words: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? words.includes(wanted) : wanted.test(words)
