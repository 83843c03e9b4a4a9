import { present } from '../../workspace/present.ts'
import { type Component, type Field, isField } from '../cards/component.ts'
import { formAround, type Placed } from '../cards/placed.ts'
import type { ActOf } from './act.ts'
import { filled, zone } from './filled.ts'
import { formValue } from './form-value.ts'

type Press = ActOf<'press'>

/** What the bot is told of a press; nothing where a press stays on this side; or why it cannot be done. */
type Pressed = { action: Record<string, unknown> } | { nothing: true } | { fault: string }

const nothing = { nothing: true } as const

/** What the bot gets back of what it wrote on a component. */
const carriedBy = (component: Component) => {
  const all = 'behaviors' in component ? (component.behaviors ?? []) : []
  for (const behavior of all) if (behavior.type === 'callback') return behavior.value
  return undefined
}

const buttonPressed = (all: Placed[], placed: Placed, act: Press, people: string[]): Pressed => {
  const { component } = placed
  if (component.tag !== 'button') return { fault: 'not_interactive' }
  const value = carriedBy(component)
  const common = { value, tag: component.tag, name: component.name }
  if (component.form_action_type === 'reset') return nothing
  if (component.form_action_type !== 'submit')
    return value === undefined ? nothing : { action: present(common) }
  const form = formValue(all, placed, act.form ?? {}, people)
  if ('fault' in form) return form
  return { action: present({ ...common, timezone: zone, form_value: form.values }) }
}

/** What a person gave a field outside of a form, and how the bot is told of it. */
const told = (field: Field, act: Press): { given: unknown; as: string; zoned?: boolean } => {
  switch (field.tag) {
    case 'input':
      return { given: act.input, as: 'input_value' }
    case 'checker':
      return { given: act.checked, as: 'checked' }
    case 'multi_select_static':
    case 'multi_select_person':
      return { given: act.options, as: 'options' }
    case 'select_static':
    case 'select_person':
      return { given: act.option, as: 'option' }
    case 'date_picker':
    case 'picker_time':
    case 'picker_datetime':
      return { given: act.option, as: 'option', zoned: true }
  }
}

const fieldChanged = (field: Field, act: Press, people: string[]): Pressed => {
  const value = carriedBy(field)
  // facts-chat C5: a tick without behaviours stays with whoever ticked.
  if (field.tag === 'checker' && value === undefined) return nothing
  const { given, as, zoned } = told(field, act)
  if (given === undefined) return { fault: 'invalid_answer' }
  const answer = filled(field, given, people)
  if ('fault' in answer) return answer
  const timezone = zoned ? zone : undefined
  return {
    action: present({ value, tag: field.tag, name: field.name, [as]: answer.value, timezone }),
  }
}

/** What comes of pressing, choosing or entering in a component of a card. */
export const pressed = (all: Placed[], placed: Placed, act: Press, people: string[]): Pressed => {
  const { component } = placed
  if ('disabled' in component && component.disabled) return { fault: 'disabled' }
  if (component.tag === 'button') return buttonPressed(all, placed, act, people)
  if (component.tag === 'overflow') {
    const option = component.options.find(({ value }) => value === act.option)
    if (option?.value === undefined) return { fault: 'invalid_answer' }
    const { tag } = component
    return { action: present({ value: carriedBy(component), tag, option: option.value }) }
  }
  if (!isField(component)) return { fault: 'not_interactive' }
  // In a form nothing is sent before all of it is.
  if (formAround(placed)) return { fault: 'in_form' }
  return fieldChanged(component, act, people)
}
