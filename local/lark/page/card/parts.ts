import * as z from 'zod'
import { Component, type Field, heldBy, isField } from '../../cards/component.ts'

export type { Field }

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
    const held = heldBy(component)
    return { at, component, parts: held ? partsFrom(held.items, `${at}/${held.key}`) : [] }
  })

/** A component and all that stand inside it, from first to last. */
export const allIn = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [part, ...allIn(part.parts)])

/** Whether a part is of this kind. */
export const isA = <T extends Component['tag']>(part: Part, tag: T): part is Part<ComponentOf<T>> =>
  part.component.tag === tag

/** Whether it is something that a person fills in. */
export const isFillable = (part: Part): part is Part<Field> =>
  part.component.tag !== 'unknown' && isField(part.component)
