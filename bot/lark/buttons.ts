import type { Button } from '../../shared/replies/card.ts'
import type { Element } from './card-json.ts'
import type { Carried } from './carried.ts'
import { limited } from './limits.ts'
import { plain } from './text.ts'

/** Where a card stands, which a press on it does not say. */
export interface Standing {
  /** The message at the root of the thread. */
  thread?: string | undefined
  /** In a one-to-one chat with us. */
  direct?: boolean | undefined
}

const MOST_BUTTONS = 25

/** Buttons beside one another, and one under another where the screen is narrow. */
export function buttonRow(buttons: readonly Button[], at: Standing): Element[] {
  if (buttons.length === 0) return []
  limited(buttons.length, MOST_BUTTONS, 'a card has too many buttons')
  return [
    {
      tag: 'column_set',
      flex_mode: 'flow',
      horizontal_spacing: 'small',
      columns: buttons.map((button) => ({
        tag: 'column',
        width: 'auto',
        elements: [buttonOf(button, at)],
      })),
    },
  ]
}

const TYPES = { plain: 'default', primary: 'primary_filled', danger: 'danger' }

const buttonOf = (button: Button, at: Standing): Element => ({
  tag: 'button',
  text: plain(button.text, 75),
  type: TYPES[button.style ?? 'plain'],
  behaviors: [behaviorOf(button, at)],
  ...(button.confirm
    ? { confirm: { title: plain(button.text, 30), text: plain(button.confirm, 200) } }
    : {}),
})

function behaviorOf(button: Button, { thread, direct }: Standing) {
  if ('url' in button) {
    limited(button.url.length, 3000, 'the address of a button is too long')
    return { type: 'open_url', default_url: button.url }
  }
  const value: Carried = {
    k: 'intent',
    intent: button.intent,
    args: { ...button.args },
    ...(thread ? { thread } : {}),
    ...(direct ? { direct } : {}),
  }
  const size = JSON.stringify(value).length
  limited(size, 2000, `the button ${button.intent.slice(0, 40)} carries too much: carry ids only`)
  return { type: 'callback', value }
}
