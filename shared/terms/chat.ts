import * as z from 'zod'
import type { Bilingual } from './locale.ts'

/** The chats in which the archive lives. */
export const Chat = z.enum(['slack', 'lark'])
export type Chat = z.infer<typeof Chat>

/** What the chats are called. */
export const chatNames: Readonly<Record<Chat, Bilingual>> = {
  slack: { zh: 'Slack', en: 'Slack' },
  lark: { zh: '飞书', en: 'Lark' },
}
