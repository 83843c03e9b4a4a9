import { useId } from 'preact/hooks'
import type { ElementOf } from '../../kit/element.ts'
import type { Option } from '../../kit/text.ts'
import { TextOf } from '../blocks/text.tsx'
import { type ElementProps, useField } from './field.ts'

const same = (a: Option, b: Option) => a.value === b.value

function Choice(props: {
  kind: 'checkbox' | 'radio'
  name: string
  option: Option
  checked: boolean
  disabled: boolean
  choose: (checked: boolean) => void
}) {
  const { kind, name, option, checked, disabled, choose } = props
  return (
    <label class="choice">
      <input
        type={kind}
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <span>
        <TextOf text={option.text} inline />
        {option.description && (
          <small>
            <TextOf text={option.description} inline />
          </small>
        )}
      </span>
    </label>
  )
}

/** Boxes to tick. */
export function Checkboxes(props: ElementProps<ElementOf<'checkboxes'>>) {
  const { element, input } = props
  const { answer, put, pending } = useField(props)
  const name = useId()
  const chosen = answer && 'selected_options' in answer ? answer.selected_options : []
  return (
    <fieldset
      class="choices"
      aria-labelledby={input?.labelId}
      aria-describedby={input?.describedBy}
    >
      {(element.options ?? []).map((option) => (
        <Choice
          key={option.value}
          kind="checkbox"
          name={name}
          option={option}
          disabled={pending}
          checked={chosen.some((each) => same(each, option))}
          choose={(checked) => {
            const others = chosen.filter((each) => !same(each, option))
            put({ type: element.type, selected_options: checked ? [...others, option] : others })
          }}
        />
      ))}
    </fieldset>
  )
}

/** One of a few. */
export function RadioButtons(props: ElementProps<ElementOf<'radio_buttons'>>) {
  const { element, input } = props
  const { answer, put, pending } = useField(props)
  const name = useId()
  const chosen = answer && 'selected_option' in answer ? answer.selected_option : null
  return (
    <fieldset
      class="choices"
      aria-labelledby={input?.labelId}
      aria-describedby={input?.describedBy}
    >
      {(element.options ?? []).map((option) => (
        <Choice
          key={option.value}
          kind="radio"
          name={name}
          option={option}
          disabled={pending}
          checked={chosen !== null && same(chosen, option)}
          choose={() => put({ type: element.type, selected_option: option })}
        />
      ))}
    </fieldset>
  )
}
