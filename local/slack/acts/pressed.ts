import { present } from '../../workspace/present.ts'
import { faultOf } from '../answers/faults.ts'
import { givenAnswer, isEmpty, kindOfAnswer } from '../answers/kinds.ts'
import type { Element } from '../block-kit/elements.ts'
import type { ActOf } from './act.ts'

type Action = ActOf<'press'>['action']

/** An element's entry in `actions[]`: what the bot wrote on it, and what the person chose. */
export const pressedAction = (element: Element, action: Action) => {
  const common = { action_id: element.action_id, type: element.type }
  if (element.type === 'button')
    return present({ ...common, text: element.text, value: element.value, style: element.style })
  if (element.type === 'overflow') {
    const chosen = element.options.find(
      ({ value }) => value === chosenValue(action.selected_option),
    )
    return chosen && { ...common, selected_option: chosen }
  }
  const kind = kindOfAnswer(element)
  if (!kind) return undefined
  const value = givenAnswer(kind, action) ?? null
  if (!isEmpty(value) && faultOf(element, value)) return undefined
  return { ...common, [kind.field]: value }
}

const chosenValue = (option: unknown): unknown =>
  typeof option === 'object' && option !== null && 'value' in option ? option.value : undefined
