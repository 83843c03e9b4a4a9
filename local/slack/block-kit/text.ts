import * as z from 'zod'

/** Text shown as it is, never empty. */
export const plainText = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  })

/** Text in Slack's own markup, never empty. */
export const markedText = (most: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(most),
    verbatim: z.boolean().optional(),
  })

/** Either kind of text. */
export const anyText = (most: number) =>
  z.discriminatedUnion('type', [plainText(most), markedText(most)])

/** A link within Slack's 3000 characters. */
export const Link = z.url().max(3000)

/** The grey words in an empty field. */
export const Placeholder = plainText(150)
