import * as z from 'zod'

/** What every payload says of where it comes from; the rest is read where it is used. */
export const Envelope = z.looseObject({
  type: z.string().optional(),
  command: z.string().optional(),
  api_app_id: z.string().optional(),
  team_id: z.string().optional(),
  team: z.looseObject({ id: z.string() }).nullish(),
  view: z.looseObject({ app_id: z.string().optional() }).optional(),
})
export type Envelope = z.infer<typeof Envelope>

/** Reads the three ways in which Slack posts: JSON, a flat form, and JSON in a form's `payload`. */
export function readBody(bytes: Uint8Array, contentType: string | undefined): Envelope | undefined {
  // The parameters after `;` say nothing new: Slack writes UTF-8.
  const media = contentType?.split(';')[0]?.trim().toLowerCase()
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (media === 'application/json') return Envelope.parse(JSON.parse(text))
    if (media !== 'application/x-www-form-urlencoded') return undefined
    const form = new URLSearchParams(text)
    const payload = form.get('payload')
    return Envelope.parse(payload === null ? Object.fromEntries(form) : JSON.parse(payload))
  } catch {
    return undefined
  }
}
