import * as z from 'zod'
import { type Complaint, complaintsOf, worded } from '../block-kit/complaint.ts'
import { Refusal } from '../refusal.ts'
import type { Site } from '../site.ts'

/** What a method answers besides `ok: true`. */
export type Answer = Record<string, unknown>

/** Who calls, beyond the arguments. */
export interface Caller {
  token: string | undefined
}

/** A method of the Web API: raw arguments in, an answer out, a {@link Refusal} thrown. */
export interface Method {
  /** Whether the bot's token is asked for. */
  open: boolean
  call(site: Site, raw: Record<string, unknown>, caller: Caller): Answer | Promise<Answer>
}

/** Complaints as the refusal that Slack makes of them. */
export const refusalOf = (complaints: Complaint[], within: string[] = []) => {
  const all = complaints.map((each) => ({ ...each, path: [...within, ...each.path] }))
  const first = all[0]?.path[0]
  const code =
    first === 'blocks'
      ? 'invalid_blocks'
      : first === 'metadata'
        ? 'invalid_metadata_format'
        : 'invalid_arguments'
  return new Refusal(code, all.map(worded))
}

/** A method with its arguments read strictly: an argument not named is refused. */
export const method = <Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (
    site: Site,
    args: z.output<z.ZodObject<Shape, z.core.$strict>>,
    caller: Caller,
  ) => Answer | Promise<Answer>,
  open = false,
): Method => {
  const Arguments = z.strictObject(shape)
  return {
    open,
    call: (site, raw, caller) => {
      const parsed = Arguments.safeParse(raw)
      if (!parsed.success) throw refusalOf(complaintsOf(parsed.error))
      return run(site, parsed.data, caller)
    },
  }
}
