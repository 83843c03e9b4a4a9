/** Where what a chat told us is kept until a reactor works on it. */
export interface Inbox {
  /** Keeps it once: a redelivery, or the twin of a mention, is `known`. */
  put(item: { id: string; event: object }): Promise<'taken' | 'known'>
}

/** Works on one item of the inbox, in the chat that told it. `again`: it may have been worked on before. */
export type InboxWork = (item: { id: string; event: unknown; again: boolean }) => Promise<void>
