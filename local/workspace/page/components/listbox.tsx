import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { usePlacement } from './placement.ts'
import { Plain } from './plain.tsx'

/** One line of a list that a person may choose. */
export interface Item {
  key: string
  text: string
  description?: string | undefined
}
/** Lines under a heading, or under none. */
export interface ItemGroup {
  label?: string | undefined
  items: Item[]
}

interface Props {
  id: string
  anchor: RefObject<HTMLElement | null>
  groups: ItemGroup[]
  active: number
  isChosen: (item: Item) => boolean
  pick: (item: Item) => void
  status?: string | undefined
}

/** The floating list of a combobox. */
export function Listbox({ id, anchor, groups, active, isChosen, pick, status }: Props) {
  const style = usePlacement(anchor)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  let index = -1
  return (
    // The list never takes the focus: it stays in the line that is typed in.
    <div class="listbox" id={id} role="listbox" tabIndex={-1} ref={list} style={style}>
      {groups.map((group, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand inside a list of options
        <div key={`${at}`} role="group" aria-label={group.label}>
          {group.label && group.items.length > 0 && <div class="heading">{group.label}</div>}
          {group.items.map((item) => {
            index += 1
            const chosen = isChosen(item)
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works from the combobox, by aria-activedescendant
              <div
                key={item.key}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={chosen}
                class={`option ${index === active ? 'active' : ''}`}
                onMouseDown={(event) => event.preventDefault()}
                onClick={(event) => {
                  event.stopPropagation()
                  pick(item)
                }}
              >
                <span>
                  <Plain text={item.text} />
                </span>
                {item.description && <small>{item.description}</small>}
                {chosen && <span class="tick">✓</span>}
              </div>
            )
          })}
        </div>
      ))}
      {status && (
        <div class="status" role="status">
          {status}
        </div>
      )}
    </div>
  )
}
