import * as z from 'zod'
import { BoxChoice, Confirm, MenuChoice, startsWithin } from './choices.ts'
import { ActionId } from './names.ts'
import { Link, plainText } from './text.ts'

const initialOutside = { error: 'initial option is not among the options' }

/** A button. */
export const Button = z.strictObject({
  type: z.literal('button'),
  action_id: ActionId,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: Link.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
  confirm: Confirm.optional(),
})

/** The menu behind three dots. */
export const Overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: ActionId,
  options: z.array(MenuChoice).min(1).max(5),
  confirm: Confirm.optional(),
})

/** Boxes to tick, any number of them. */
export const Checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    action_id: ActionId,
    options: z.array(BoxChoice).min(1).max(10),
    initial_options: z.array(BoxChoice).min(1).optional(),
    confirm: Confirm.optional(),
    focus_on_load: z.boolean().optional(),
  })
  .refine(startsWithin, initialOutside)

/** Buttons of which one is on. */
export const RadioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    action_id: ActionId,
    options: z.array(BoxChoice).min(1).max(10),
    initial_option: BoxChoice.optional(),
    confirm: Confirm.optional(),
    focus_on_load: z.boolean().optional(),
  })
  .refine(startsWithin, initialOutside)
