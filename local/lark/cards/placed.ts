import { type Complaint, complaintsOf, pointerOf } from '../../workspace/complaint.ts'
import { Component, heldBy } from './component.ts'

/** A component where it stands in its card. */
export interface Placed {
  path: PropertyKey[]
  /** The JSON pointer of its place: `/body/elements/0`. */
  pointer: string
  component: Component
  /** The containers around it, outermost first. */
  within: Component[]
}

const place = (
  items: unknown[],
  path: PropertyKey[],
  within: Component[],
  found: { placed: Placed[]; complaints: Complaint[] },
) => {
  for (const [at, item] of items.entries()) {
    const here = [...path, at]
    const read = Component.safeParse(item)
    if (!read.success) {
      for (const complaint of complaintsOf(read.error))
        found.complaints.push({ ...complaint, path: [...here, ...complaint.path] })
      continue
    }
    const component = read.data
    found.placed.push({ path: here, pointer: pointerOf(here), component, within })
    const held = heldBy(component)
    if (held) place(held.items, [...here, held.key], [...within, component], found)
  }
}

/** Every component of a body, outer before inner, and what is wrong with each for itself. */
export const placedIn = (elements: unknown[]) => {
  const found: { placed: Placed[]; complaints: Complaint[] } = { placed: [], complaints: [] }
  place(elements, ['body', 'elements'], [], found)
  return found
}

/** The form around a component, if it stands in one. */
export const formAround = ({ within }: Placed) => {
  const [outermost] = within
  return outermost?.tag === 'form' ? outermost : undefined
}
