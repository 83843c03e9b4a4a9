import { useContext, useState } from 'preact/hooks'
import { isSafeUrl } from '../../../../workspace/page/links.ts'
import { written } from '../../card/card.ts'
import { marginOf } from '../../card/measures.ts'
import type { ComponentOf, Part } from '../../card/parts.ts'
import { FormContext, useSurface } from '../../surface.ts'
import { useLark } from '../../workspace.ts'
import { Inline } from './inline.tsx'
import { Question } from './question.tsx'

type ButtonPart = Part<ComponentOf<'button'>>

/** What a button of a form does to it; one that neither searches nor closes sends it off. */
function hookOf({ component }: ButtonPart, inForm: boolean): string | undefined {
  if (!inForm || component.form_action_type !== 'submit') return undefined
  const callback = component.behaviors?.find((each) => each.type === 'callback')
  const does = callback?.value['do']
  return does === 'search' || does === 'close' ? `form-${does}` : 'form-submit'
}

/** A button: a word to the bot, a way out to a web page, or both; in a form it may send or reset it. */
export function Button({ part }: { part: ButtonPart }) {
  const { locale } = useLark()
  const surface = useSurface()
  const form = useContext(FormContext)
  const [asking, setAsking] = useState(false)
  const { component, at } = part
  const { behaviors = [], form_action_type: does, confirm, type = 'default' } = component
  const pending = surface.pending === at
  const busy = surface.pending !== undefined
  const url = behaviors.find((each) => each.type === 'open_url')
  const leadsTo = url && (url.pc_url || url.default_url)
  const calls = behaviors.some((each) => each.type === 'callback')

  const press = () => {
    if (form && does === 'reset') surface.reset(form)
    else if (form && does === 'submit') void surface.submit(at, form)
    else if (calls) void surface.press(at)
  }
  const look = {
    class: `button ${type} ${component.size ?? ''} ${component.width === 'fill' ? 'fill' : ''} ${pending ? 'pending' : ''}`,
    style: marginOf(component),
    title: component.hover_tips && written(component.hover_tips, locale),
    'data-component': component.name,
    'data-testid': hookOf(part, form !== undefined),
  }
  const text = <Inline text={component.text ? written(component.text, locale) : ''} plain />

  if (leadsTo && isSafeUrl(leadsTo) && !component.disabled)
    return (
      <a {...look} href={leadsTo} target="_blank" rel="noopener noreferrer" onClick={press}>
        {text}
      </a>
    )
  return (
    <>
      <button
        {...look}
        type="button"
        disabled={busy || component.disabled}
        aria-busy={pending}
        onClick={() => (confirm ? setAsking(true) : press())}
      >
        {text}
      </button>
      {asking && confirm && (
        <Question
          confirm={confirm}
          answer={(yes) => {
            setAsking(false)
            if (yes) press()
          }}
        />
      )}
    </>
  )
}
