import type { Element } from './card-json.ts'
import { plain } from './text.ts'
import type { Value } from './value.ts'

/** A button in the form: whichever is pressed, everything typed comes along. */
export const formButton = (
  name: string,
  text: string,
  value: Extract<Value, { k: 'form' }>,
  type: 'default' | 'primary_filled' = 'default',
): Element => ({
  tag: 'button',
  name,
  type,
  text: plain(text, 50),
  form_action_type: 'submit',
  behaviors: [{ type: 'callback', value }],
})
