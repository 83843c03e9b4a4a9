import { Combobox } from '../../../../workspace/page/components/combobox.tsx'
import type { Item } from '../../../../workspace/page/components/listbox.tsx'
import { nameOf, slackbot } from '../../faces.ts'
import type { Answer } from '../../kit/answer.ts'
import type { ElementOf } from '../../kit/element.ts'
import type { Option } from '../../kit/text.ts'
import { unescaped } from '../../text/mrkdwn.ts'
import { useWorkspace } from '../../workspace.ts'
import { type ElementProps, tied, useField } from './field.ts'

/** How a menu's element dresses its combobox. */
export function dressed(props: Parameters<typeof tied>[0]) {
  const { id, autofocus } = tied(props)
  const { element, input } = props
  return {
    id,
    label: input ? undefined : element.placeholder?.text,
    describedBy: input?.describedBy,
    invalid: input?.invalid,
    focused: autofocus,
    placeholder: element.placeholder && unescaped(element.placeholder.text),
  }
}

/** An option as a line of a list. */
export const itemOf = (option: Option): Item & { option: Option } => ({
  key: option.value ?? option.text.text,
  text: unescaped(option.text.text),
  description: option.description && unescaped(option.description.text),
  option,
})

/** The options that an answer chose, one or many. */
export const optionsIn = (answer: Answer | undefined): Option[] => {
  if (answer && 'selected_options' in answer) return answer.selected_options
  return answer && 'selected_option' in answer && answer.selected_option
    ? [answer.selected_option]
    : []
}

/** A menu whose choices came with it. */
export function StaticSelect(
  props: ElementProps<ElementOf<'static_select' | 'multi_static_select'>>,
) {
  const { element } = props
  const { answer, put, pending } = useField(props)
  const { type } = element
  const groups = (element.option_groups ?? [{ options: element.options ?? [] }]).map((group) => ({
    label: 'label' in group ? unescaped(group.label.text) : undefined,
    items: group.options.map(itemOf),
  }))
  const options = new Map(
    groups.flatMap(({ items }) => items.map((item) => [item.key, item.option])),
  )
  const back = (items: Item[]) => items.flatMap(({ key }) => options.get(key) ?? [])
  const multi = type === 'multi_static_select'
  const chosen = optionsIn(answer)
  return (
    <Combobox
      {...dressed(props)}
      groups={groups}
      chosen={chosen.map(itemOf)}
      multi={multi}
      most={element.max_selected_items}
      disabled={pending}
      choose={(items) =>
        put(
          multi
            ? { type, selected_options: back(items) }
            : { type, selected_option: back(items)[0] ?? null },
        )
      }
    />
  )
}

/** A menu of the company's people. */
export function UsersSelect(props: ElementProps<ElementOf<'users_select' | 'multi_users_select'>>) {
  const { element } = props
  const { type } = element
  const { answer, put, pending } = useField(props)
  const { state } = useWorkspace()
  const others = state.people.filter(({ id }) => id !== slackbot)
  const items = others.map(({ id, name, title }) => ({
    key: id,
    text: name,
    description: title,
  }))
  const multi = type === 'multi_users_select'
  const ids =
    answer && 'selected_users' in answer
      ? answer.selected_users
      : answer && 'selected_user' in answer && answer.selected_user
        ? [answer.selected_user]
        : []
  const known = (id: string) => items.find(({ key }) => key === id) ?? { key: id, text: id }
  return (
    <Combobox
      {...dressed(props)}
      groups={[{ items }]}
      chosen={ids.map(known)}
      multi={multi}
      most={'max_selected_items' in element ? element.max_selected_items : undefined}
      disabled={pending}
      choose={(picked) => {
        const keys = picked.map(({ key }) => key)
        put(multi ? { type, selected_users: keys } : { type, selected_user: keys[0] ?? null })
      }}
    />
  )
}

const kinds = { channel: 'public', private: 'private', im: 'im' }

/** A menu of the conversations that the person is in. */
export function ConversationsSelect(props: ElementProps<ElementOf<'conversations_select'>>) {
  const { element } = props
  const { type, filter } = element
  const { answer, put, pending } = useField(props)
  const { state, me } = useWorkspace()
  const items = state.channels
    .filter(({ kind }) => filter?.include?.includes(kinds[kind]) ?? true)
    .map((channel) => ({ key: channel.id, text: nameOf(channel, me.id, state.people) }))
  const id = answer && 'selected_conversation' in answer ? answer.selected_conversation : null
  return (
    <Combobox
      {...dressed(props)}
      groups={[{ items }]}
      chosen={items.filter(({ key }) => key === id)}
      disabled={pending}
      choose={([picked]) => put({ type, selected_conversation: picked?.key ?? null })}
    />
  )
}
