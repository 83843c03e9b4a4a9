import * as z from 'zod'
import { Confirm } from './choices.ts'
import { ActionId } from './names.ts'
import { Placeholder } from './text.ts'

const common = {
  action_id: ActionId,
  confirm: Confirm.optional(),
  focus_on_load: z.boolean().optional(),
}

const isZone = (name: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** A day, `2026-11-23`. */
export const DatePicker = z.strictObject({
  type: z.literal('datepicker'),
  ...common,
  initial_date: z.iso.date().optional(),
  placeholder: Placeholder.optional(),
})

/** A time of day, `09:30`. */
export const TimePicker = z.strictObject({
  type: z.literal('timepicker'),
  ...common,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().refine(isZone, { error: 'not an IANA time zone' }).optional(),
  placeholder: Placeholder.optional(),
})

/** A moment, in seconds of the epoch. */
export const DateTimePicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...common,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
})
