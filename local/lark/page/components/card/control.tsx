import { Checker } from './checker.tsx'
import { Choice } from './choice.tsx'
import { Input } from './input.tsx'
import { Picker } from './picker.tsx'
import type { ControlProps } from './use-answer.ts'

/** What is written, chosen, picked or ticked in a card. */
export function Control(props: ControlProps) {
  const { part, id, label, invalid } = props
  const { component } = part
  switch (component.tag) {
    case 'input':
      return <Input {...props} part={{ ...part, component }} />
    case 'checker':
      return <Checker {...props} part={{ ...part, component }} />
    case 'date_picker':
    case 'picker_time':
    case 'picker_datetime':
      return <Picker part={{ ...part, component }} id={id} label={label} invalid={invalid} />
    default:
      return <Choice {...props} part={{ ...part, component }} />
  }
}
