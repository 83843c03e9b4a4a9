/** What pressing a button asks for: an entrance with its arguments, or a page to open. */
export type Press = { intent: string; args: Readonly<Record<string, string>> } | { url: string }

export type Button = Press & {
  text: string
  style?: 'primary' | 'danger'
  /** Asked before it is sent. */
  confirm?: string
}

/**
 * What is said back, vendor-free: plain text only, escaped by each chat's adapter.
 * Limits hold in every chat: title 150, at most 20 facts, 5 buttons, 30 rows of 6 columns.
 */
export interface Card {
  title: string
  tone?: 'plain' | 'good' | 'warning' | 'bad'
  /** Paragraphs under the title. */
  body?: readonly string[]
  facts?: readonly (readonly [label: string, value: string])[]
  table?: { columns: readonly string[]; rows: readonly (readonly string[])[] }
  buttons?: readonly Button[]
  /** Small print: who, when, by which power. */
  notes?: readonly string[]
}
