import type { Locator, Page } from 'playwright-core'

/** What one person does in the page of a chat. Whoever reads a script cannot tell which chat it is. */
export interface Chair {
  page: Page
  /** Goes to a channel, or to the conversation with the bot, which bears its name. */
  open(channel: string): Promise<void>
  /** Goes to a channel and opens the thread under the message that says this. */
  openThread(channel: string, text: string): Promise<void>
  /** Types a command where one is. */
  command(text: string): Promise<void>
  /** Drops a file in where one is. */
  share(name: string, bytes: Uint8Array): Promise<void>
  /** The message, newest first, that says this. */
  message(text: string | RegExp): Locator
  /** Looks at the newest thing said in the channel that says this, be it in the thread under what one said last. */
  found(text: string | RegExp): Promise<Locator>
  /** What this person alone is shown, newest first, that says this; they look at it. */
  answered(text: string | RegExp): Promise<Locator>
  press(message: Locator, button: string | RegExp): Promise<void>
  /** Presses the newest button of that name, wherever it stands. */
  pressLast(button: string): Promise<void>
  type(field: string, text: string): Promise<void>
  /** Types into a field that searches, or opens a menu, and takes what is offered. */
  choose(field: string, typed: string, option: string | RegExp): Promise<void>
  tick(field: string): Promise<void>
  /** What is offered to somebody who types this into a field that searches. */
  offered(field: string, typed: string): Promise<string[]>
  /** Sends the form off; back to where one was when it has closed. */
  submit(): Promise<void>
  /** Waits for a form, or for words that say why there is none; whether it is a form. */
  formUnless(words: RegExp): Promise<boolean>
  /** Puts away every form and window. */
  closeAll(): Promise<void>
  /** Looks at what lies on one's desk. */
  home(): Promise<Locator>
}

/** One person at a chat, in a browser of their own. */
export interface Seat extends Chair {
  /** Sits in the reading room, or back in the office. */
  sit(where: 'office' | 'reading-room'): Promise<void>
  /** Presses something that opens a page, signs in there as oneself, and gives the page. */
  signIn(open: () => Promise<void>): Promise<Page>
  shot(name: string, page?: Page): Promise<void>
}
