import * as z from 'zod'

/** Text without formatting. */
export const PlainText = z.object({ type: z.literal('plain_text'), text: z.string() })

/** Any text object of Block Kit. */
export const Text = z.discriminatedUnion('type', [
  PlainText,
  z.object({ type: z.literal('mrkdwn'), text: z.string() }),
])
export type Text = z.infer<typeof Text>

/** The question that stands before a destructive click. */
export const Confirm = z.object({
  title: PlainText,
  text: Text,
  confirm: PlainText,
  deny: PlainText,
  style: z.enum(['primary', 'danger']).optional(),
})
export type Confirm = z.infer<typeof Confirm>

/** One choice of a menu, kept whole because it goes back to the bot as it came. */
export const Option = z.object({
  text: Text,
  value: z.string().exactOptional(),
  description: Text.exactOptional(),
  url: z.string().exactOptional(),
})
export type Option = z.infer<typeof Option>

/** Choices under a heading. */
export const OptionGroup = z.object({ label: PlainText, options: z.array(Option) })
export type OptionGroup = z.infer<typeof OptionGroup>

/** What a bot answers to a type-ahead, wrapped or not. */
export const Suggestions = z.union([
  z.array(Option).transform((options) => [{ options }]),
  z.object({ options: z.array(Option) }).transform(({ options }) => [{ options }]),
  z.object({ option_groups: z.array(OptionGroup) }).transform(({ option_groups }) => option_groups),
])
