import { useState } from 'preact/hooks'
import { Plain } from '../../../../workspace/page/components/plain.tsx'
import { isSafeUrl } from '../../../../workspace/page/links.ts'
import type { ElementOf } from '../../kit/element.ts'
import { unescaped } from '../../text/mrkdwn.ts'
import { Confirm } from '../confirm.tsx'
import { type ElementProps, useField } from './field.ts'

/** A button: an act, a way out to a web page, or both, as in Slack. */
export function Button(props: ElementProps<ElementOf<'button'>>) {
  const { element, block_id } = props
  const { surface, busy, pending } = useField(props)
  const [asking, setAsking] = useState(false)
  const text = <Plain text={unescaped(element.text.text)} />
  const look = `button ${element.style ?? ''} ${pending ? 'pending' : ''}`
  const { value } = element
  const press = () =>
    void surface.press(block_id, element, {
      text: element.text,
      ...(value === undefined ? {} : { value }),
    })

  if (element.url && isSafeUrl(element.url))
    return (
      <a
        class={look}
        href={element.url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={element.accessibility_label}
        onClick={press}
      >
        {text}
      </a>
    )
  return (
    <>
      <button
        type="button"
        class={look}
        disabled={busy}
        aria-busy={pending}
        aria-label={element.accessibility_label}
        onClick={() => (element.confirm ? setAsking(true) : press())}
      >
        {text}
      </button>
      {asking && element.confirm && (
        <Confirm
          confirm={element.confirm}
          answer={(yes) => {
            setAsking(false)
            if (yes) press()
          }}
        />
      )}
    </>
  )
}
