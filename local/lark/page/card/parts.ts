import * as z from 'zod'
import {
  MultiSelectPerson,
  MultiSelectStatic,
  Overflow,
  SelectPerson,
  SelectStatic,
} from '../../cards/choosing.ts'
import { CollapsiblePanel, Column, ColumnSet, Form } from '../../cards/containers.ts'
import {
  Button,
  Checker,
  DatePicker,
  Input,
  PickerDatetime,
  PickerTime,
} from '../../cards/filling.ts'
import { Chart, Div, Hr, Img, Markdown, PersonList } from '../../cards/showing.ts'
import { Table } from '../../cards/table.ts'

/** A component that the page can draw. */
const Component = z.discriminatedUnion('tag', [
  Button,
  Chart,
  Checker,
  CollapsiblePanel,
  Column,
  ColumnSet,
  DatePicker,
  Div,
  Form,
  Hr,
  Img,
  Input,
  Markdown,
  MultiSelectPerson,
  MultiSelectStatic,
  Overflow,
  PersonList,
  PickerDatetime,
  PickerTime,
  SelectPerson,
  SelectStatic,
  Table,
])
export type Component = z.infer<typeof Component>

/** The component of one kind. */
export type ComponentOf<T extends Component['tag']> = Extract<Component, { tag: T }>

/** A component in its place. */
export interface Part<C = Component | { tag: 'unknown'; name: string }> {
  /** The JSON pointer of the component in its card. */
  at: string
  component: C
  /** What stands inside it. */
  parts: readonly Part[]
}

const Loose = z.looseObject({ tag: z.string().default('?') })

/** Reads the components at a place of a card; one that the page does not know becomes a word about it. */
export const partsFrom = (raw: readonly unknown[], under: string): Part[] =>
  raw.map((each, index): Part => {
    const at = `${under}/${index}`
    const { data: component } = Component.safeParse(each)
    if (!component) {
      const name = Loose.safeParse(each).data?.tag ?? '?'
      return { at, component: { tag: 'unknown', name }, parts: [] }
    }
    return { at, component, parts: insideOf(component, at) }
  })

function insideOf(component: Component, at: string): Part[] {
  if (component.tag === 'column_set') return partsFrom(component.columns, `${at}/columns`)
  if ('elements' in component) return partsFrom(component.elements ?? [], `${at}/elements`)
  return []
}

/** A component and all that stand inside it, from first to last. */
export const allIn = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [part, ...allIn(part.parts)])
