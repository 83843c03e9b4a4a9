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
  chart?: Chart
  buttons?: readonly Button[]
  /** Small print: who, when, by which power. */
  notes?: readonly string[]
  /** Whoever it is sent to should look at once: a chat that can call somebody urgently does. */
  urgent?: boolean
}

/** Numbers as a picture. Limits hold in every chat: at most 6 series of 20 points, labels of 20 characters. */
export interface Chart {
  kind: 'bar' | 'line' | 'pie'
  title: string
  /** What stands under each point. */
  categories: readonly string[]
  /** One number for each category. A pie has one series. */
  series: readonly { name: string; values: readonly number[] }[]
}
