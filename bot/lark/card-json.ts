/** One component of a card, as card JSON 2.0 names it. */
export type Element = { tag: string } & Record<string, unknown>

/** A text that nothing is read into. */
export type PlainText = { tag: 'plain_text'; content: string }

/** A card in Lark's card JSON 2.0. */
export interface CardJson {
  schema: '2.0'
  config: {
    update_multi: true
    width_mode?: 'fill' | 'compact'
    enable_forward: false
    summary?: { content: string }
  }
  header: {
    title: PlainText
    template: 'default' | 'blue' | 'green' | 'orange' | 'red' | 'grey'
  }
  body: { elements: Element[] }
}

/** What a press on a card is answered with: a word for the person, the card drawn anew, both, or nothing. */
export interface CallbackAnswer {
  toast?: { type: 'info' | 'success' | 'warning' | 'error'; content: string }
  card?: { type: 'raw'; data: CardJson }
}
