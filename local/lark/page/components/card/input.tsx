import { useEffect, useRef } from 'preact/hooks'
import { written } from '../../card/card.ts'
import type { ComponentOf } from '../../card/parts.ts'
import { useLark } from '../../workspace.ts'
import { type ControlProps, useAnswer } from './use-answer.ts'

const longest = 1000

/** A line or more of text, or a password. */
export function Input({ part, id, label, invalid }: ControlProps<ComponentOf<'input'>>) {
  const { words, locale } = useLark()
  const { answer, inForm, disabled, keep, tell } = useAnswer(part)
  const area = useRef<HTMLTextAreaElement>(null)
  const { component } = part
  const { input_type = 'text', rows = 5, auto_resize, max_rows, max_length = longest } = component
  const value = typeof answer === 'string' ? answer : ''
  const hint = component.placeholder && written(component.placeholder, locale)

  useEffect(() => {
    const { current } = area
    if (!current || !auto_resize) return
    current.style.height = 'auto'
    const most = (max_rows ?? 12) * 24 + 14
    current.style.height = `${Math.min(current.scrollHeight + 2, most)}px`
  }, [value])

  const left = max_length - value.length
  const control = {
    id,
    class: 'line',
    value,
    disabled,
    maxLength: max_length,
    placeholder: hint,
    'aria-label': label ?? (component.label ? undefined : hint),
    'aria-invalid': invalid || undefined,
    onInput: (event: { currentTarget: { value: string } }) => keep(event.currentTarget.value),
  }
  return (
    <>
      {input_type === 'multiline_text' ? (
        <textarea {...control} ref={area} rows={rows} />
      ) : (
        <input
          {...control}
          {...(input_type === 'password' ? { type: 'password' } : { type: 'text' })}
          autocomplete="off"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return
            event.preventDefault()
            if (!inForm) tell({ input: event.currentTarget.value })
          }}
        />
      )}
      {value !== '' && left <= max_length / 5 && <small class="left">{words.textLeft(left)}</small>}
    </>
  )
}
