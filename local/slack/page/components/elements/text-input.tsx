import { useEffect, useRef } from 'preact/hooks'
import type { ElementOf } from '../../kit/element.ts'
import { unescaped } from '../../text/mrkdwn.ts'
import { type ElementProps, tied, useField } from './field.ts'

type Typed = ElementOf<'plain_text_input' | 'email_text_input' | 'url_text_input' | 'number_input'>

// Native checks of `email`, `url` and `number` would speak over ours and Slack's: the keyboard hint is enough.
const keyboards = {
  plain_text_input: undefined,
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
} as const
const typingPause = 400

/** A line or more of text, an address, a number. */
export function TextInput(props: ElementProps<Typed>) {
  const { element, input } = props
  const { answer, put, surface } = useField(props)
  const { type } = element
  const value = (answer && 'value' in answer && answer.value) || ''
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']
  const fires = (trigger: string) => (input?.fires ?? true) && triggers.includes(trigger)
  const tell = (text: string) =>
    void surface.press(props.block_id, element, { value: text || null })
  const typed = (text: string) => {
    put({ type, value: text === '' ? null : text }, false)
    if (!fires('on_character_entered')) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => tell(text), typingPause)
  }
  const multiline = type === 'plain_text_input' && element.multiline
  const control = {
    ...tied(props),
    class: 'line',
    value,
    maxLength: element.max_length ?? 3000,
    placeholder: element.placeholder && unescaped(element.placeholder.text),
    onInput: (event: { currentTarget: { value: string } }) => typed(event.currentTarget.value),
  }
  const left = (element.max_length ?? 0) - value.length
  return (
    <>
      {multiline ? (
        <textarea {...control} rows={4} />
      ) : (
        <input
          {...control}
          type="text"
          inputMode={keyboards[type]}
          autocomplete="off"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing || !fires('on_enter_pressed')) return
            event.preventDefault()
            tell(event.currentTarget.value)
          }}
        />
      )}
      {element.max_length !== undefined && left <= element.max_length / 5 && value !== '' && (
        <small class="left">{left}</small>
      )}
    </>
  )
}
