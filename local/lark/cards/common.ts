import * as z from 'zod'
import { Margin } from './measures.ts'
import { ElementId, plainText } from './text.ts'

/** What every component may have. */
export const common = { element_id: ElementId.optional(), margin: Margin.optional() }

/** What a field of a form is known by. */
export const Name = z.string().min(1).max(100)

const Link = z.url({ protocol: /^(https?|lark)$/ }).or(z.literal(''))

/** Where a press leads, by kind of device. */
export const Links = z.strictObject({
  url: Link.optional(),
  pc_url: Link.optional(),
  ios_url: Link.optional(),
  android_url: Link.optional(),
})

const Callback = z.strictObject({
  type: z.literal('callback'),
  // facts-chat C5: the SDK takes objects only.
  value: z.record(z.string(), z.json()),
})

const OpenUrl = z.strictObject({
  type: z.literal('open_url'),
  default_url: Link,
  pc_url: Link.optional(),
  ios_url: Link.optional(),
  android_url: Link.optional(),
})

/** What pressing a button does: at most one call to the bot, and at most one page opened. */
export const Behaviors = z
  .array(z.discriminatedUnion('type', [Callback, OpenUrl]))
  .min(1)
  .max(2)
  .refine((all) => new Set(all.map(({ type }) => type)).size === all.length, {
    error: 'must not do the same twice',
  })

/** What choosing or entering something does: a call to the bot. */
export const Callbacks = z.array(Callback).min(1).max(1)

/** A question before something is done. */
export const Confirm = z.strictObject({ title: plainText(), text: plainText() })
