import * as z from 'zod'
import { jsonIn } from '../../workspace/json-in.ts'
import { Choice, ChoiceGroup } from '../block-kit/choices.ts'
import { complaintsOf, worded } from '../block-kit/complaint.ts'
import { elementIn } from '../block-kit/elements.ts'
import type { ActResult } from '../contract.ts'
import { failureOf, taken } from '../deliver/post.ts'
import { send } from '../deliver/send.ts'
import { commonOf } from '../shapes/refs.ts'
import type { Site } from '../site.ts'
import type { ActOf } from './act.ts'
import { containerOf } from './container.ts'
import { no } from './outcome.ts'

/** What the bot may offer while a person types. */
const Suggestions = z.union([
  z.strictObject({ options: z.array(Choice).max(100) }),
  z.strictObject({ option_groups: z.array(ChoiceGroup).max(100) }),
])

const offered = (body: string): ActResult => {
  const parsed = Suggestions.safeParse(jsonIn(body))
  if (parsed.success) return { ok: true, options: parsed.data }
  return no(`invalid_options: ${complaintsOf(parsed.error).map(worded).join(' ')}`)
}

/** A person types in a menu whose lines the bot looks up. */
export const suggesting = async (site: Site, act: ActOf<'suggest'>): Promise<ActResult> => {
  const container = containerOf(site, act.as, act, act.values ?? {})
  const found = container && elementIn(container.blocks, act.block_id, act.action_id)
  if (!container || !found) return no('element_not_found')
  const { element } = found
  if (element.type !== 'external_select' && element.type !== 'multi_external_select')
    return no('element_not_found')
  if ([...act.value].length < (element.min_query_length ?? 3))
    return { ok: true, options: { options: [] } }

  const outcome = await send(site, {
    type: 'block_suggestion',
    ...commonOf(site, act.as),
    ...container.payload,
    action_id: act.action_id,
    block_id: act.block_id,
    value: act.value,
  })
  if (!taken(outcome) || !('body' in outcome)) return no(failureOf(outcome))
  return offered(outcome.body)
}
