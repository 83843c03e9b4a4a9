import type { Chat } from '../terms/chat.ts'

/**
 * Addresses of our own pages, as far as a decision hands them out. At the door the reader signs in with the chat
 * that the command came from; without one, with the chat that the house has.
 */
export interface Links {
  /** Where a person signs in afresh, so that an approval or a signature can follow. */
  signIn(chat: Chat | undefined): string
  /** The one-time address of the reading room. */
  readingRoom(secret: string, chat: Chat | undefined): string
}
