import * as z from 'zod'
import { identityId } from '../../shared/records/person.ts'
import { TICK } from './element.ts'

const Option = z.looseObject({ value: z.string() })

const Answer = z.looseObject({
  value: z.string().nullish(),
  selected_option: Option.nullish(),
  selected_options: z.array(Option).optional(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_user: z.string().nullish(),
})

/** What a view holds when it is submitted. */
export const State = z.looseObject({
  values: z.record(z.string(), z.record(z.string(), Answer)).default({}),
})
export type State = z.infer<typeof State>

/** What a field comes back as: absent when left empty. */
export type Value = string | string[] | boolean

/** Reads what was filled in, by field: names of things come back as ids, persons as chat identities. */
export function valuesOf(state: State, team: string): Record<string, Value> {
  const values: Record<string, Value> = {}
  for (const [field, elements] of Object.entries(state.values)) {
    for (const [action, answer] of Object.entries(elements)) {
      const value = answered(action, answer, team)
      if (value !== undefined) values[field] = value
    }
  }
  return values
}

function answered(action: string, answer: z.infer<typeof Answer>, team: string): Value | undefined {
  const { selected_options: several } = answer
  if (several) return action === TICK ? several.length > 0 : several.map(({ value }) => value)
  if (answer.selected_option) return answer.selected_option.value
  if (answer.selected_user)
    return identityId({ chat: 'slack', workspace: team, user: answer.selected_user })
  return answer.selected_date || answer.selected_time || answer.value || undefined
}
