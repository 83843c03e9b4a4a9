import { useContext, useId } from 'preact/hooks'
import { written } from '../../card/card.ts'
import { marginOf } from '../../card/measures.ts'
import type { Field, Part } from '../../card/parts.ts'
import { FormContext, LabelContext, useSurface } from '../../surface.ts'
import { useLark } from '../../workspace.ts'
import { Control } from './control.tsx'

/** Something to fill in, with its own words before it and a word under it when it must be filled in. */
export function FieldBox({ part }: { part: Part<Field> }) {
  const { words, locale } = useLark()
  const { missing } = useSurface()
  const before = useContext(LabelContext)
  const form = useContext(FormContext)
  const id = useId()
  const { component, at } = part
  const label = component.tag === 'input' && component.label
  const lacks = missing.has(at)
  const width = 'width' in component ? component.width : undefined
  const required = form && 'required' in component && component.required
  return (
    <div
      class={`fill-in ${component.tag} ${width === 'fill' ? 'fill' : ''} ${lacks ? 'missing' : ''}`}
      style={marginOf(component)}
      data-component={component.name}
    >
      {label && (
        <label for={id}>
          {written(label, locale)}
          {required && <span class="star"> *</span>}
        </label>
      )}
      <Control part={part} id={id} label={label ? undefined : before} invalid={lacks} />
      {lacks && (
        <div class="error" role="alert" id={`${id}-error`}>
          {words.required}
        </div>
      )}
    </div>
  )
}
