import type { Element } from './card-json.ts'
import type { Carried } from './carried.ts'
import { plain } from './text.ts'

/** A button in the form: whichever is pressed, everything typed comes along. */
export const formButton = (
  name: string,
  text: string,
  value: Extract<Carried, { k: 'form' }>,
  type: 'default' | 'primary_filled' = 'default',
): Element => ({
  tag: 'button',
  name,
  type,
  text: plain(text, 50),
  form_action_type: 'submit',
  behaviors: [{ type: 'callback', value }],
})
