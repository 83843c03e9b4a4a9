import { useId } from 'preact/hooks'
import type { ElementOf } from '../../kit/element.ts'
import type { Option } from '../../kit/text.ts'
import { TextOf } from '../blocks/text.tsx'
import { type ElementProps, useField } from './field.ts'
import { optionsIn } from './selects.tsx'

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

function Choices(props: {
  of: ElementProps<ElementOf<'checkboxes' | 'radio_buttons'>>
  kind: 'checkbox' | 'radio'
  chosen: readonly Option[]
  choose: (option: Option, checked: boolean) => void
}) {
  const { of, kind, chosen, choose } = props
  const { pending } = useField(of)
  const name = useId()
  return (
    <fieldset
      class="choices"
      aria-labelledby={of.input?.labelId}
      aria-describedby={of.input?.describedBy}
    >
      {(of.element.options ?? []).map((option) => (
        <Choice
          key={option.value}
          kind={kind}
          name={name}
          option={option}
          disabled={pending}
          checked={chosen.some((each) => same(each, option))}
          choose={(checked) => choose(option, checked)}
        />
      ))}
    </fieldset>
  )
}

/** Boxes to tick. */
export function Checkboxes(props: ElementProps<ElementOf<'checkboxes'>>) {
  const { type } = props.element
  const { answer, put } = useField(props)
  const chosen = optionsIn(answer)
  const choose = (option: Option, checked: boolean) => {
    const others = chosen.filter((each) => !same(each, option))
    put({ type, selected_options: checked ? [...others, option] : others })
  }
  return <Choices of={props} kind="checkbox" chosen={chosen} choose={choose} />
}

/** One of a few. */
export function RadioButtons(props: ElementProps<ElementOf<'radio_buttons'>>) {
  const { type } = props.element
  const { answer, put } = useField(props)
  const choose = (option: Option) => put({ type, selected_option: option })
  return <Choices of={props} kind="radio" chosen={optionsIn(answer)} choose={choose} />
}
