import { Combobox } from '../../../../workspace/page/components/combobox.tsx'
import type { Item } from '../../../../workspace/page/components/listbox.tsx'
import { written } from '../../card/card.ts'
import type { Field } from '../../card/parts.ts'
import { useLark } from '../../workspace.ts'
import { type ControlProps, useAnswer } from './use-answer.ts'

type Choices = Extract<
  Field,
  { tag: 'select_static' | 'multi_select_static' | 'select_person' | 'multi_select_person' }
>

/** What may be chosen; persons are those of the chat where the card names none. */
function useItems(component: Choices): Item[] {
  const { state, faces, route, locale } = useLark()
  if (component.tag === 'select_static' || component.tag === 'multi_select_static')
    return component.options.map(({ value, text }) => ({ key: value, text: written(text, locale) }))
  const here = state.chats.find(({ id }) => id === route.chat)?.members ?? []
  const named = (component.options ?? []).map(({ value }) => value)
  const ids = named.length > 0 ? named : here
  return ids.flatMap((id) => {
    const face = faces.find((each) => each.id === id)
    return face && !face.bot ? { key: id, text: face.name, description: face.title } : []
  })
}

/** One or several of what is offered. */
export function Choice({ part, id, label, invalid }: ControlProps<Choices>) {
  const { locale } = useLark()
  const { answer, disabled, put } = useAnswer(part)
  const items = useItems(part.component)
  const { tag, placeholder } = part.component
  const multi = tag.startsWith('multi_')
  const words = placeholder && written(placeholder, locale)
  const keys = Array.isArray(answer) ? answer : [answer]
  return (
    <Combobox
      id={id}
      label={label ?? words}
      placeholder={words}
      groups={[{ items }]}
      chosen={keys.flatMap((key) => items.find((item) => item.key === key) ?? [])}
      multi={multi}
      invalid={invalid}
      disabled={disabled}
      choose={(picked) => {
        const chosen = picked.map(({ key }) => key)
        if (multi) put(chosen, { options: chosen })
        else put(chosen[0] ?? '', { option: chosen[0] ?? '' })
      }}
    />
  )
}
