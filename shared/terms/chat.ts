import * as z from 'zod'

/** The chats in which the archive lives. */
export const Chat = z.enum(['slack', 'lark'])
export type Chat = z.infer<typeof Chat>
