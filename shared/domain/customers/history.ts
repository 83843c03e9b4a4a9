import type { Customer, PersonalFacts, Source } from '../../records/customer.ts'
import type { Moment } from '../../terms/moment.ts'

/** One field as it was and as it became. */
export interface FieldChange {
  field: string
  before: string | undefined
  after: string | undefined
}

/** One change: who, when, from which source, and every value before. 篇2 §4.1 */
export interface Revision {
  at: Moment
  byName: string
  source: Source
  of: 'card' | 'personal'
  /** Opened by this one: there was nothing before. */
  first: boolean
  changes: FieldChange[]
}

/** What each state of a card changed against the one before it; the states come newest first. */
export function revisionsBetween(
  states: readonly (Customer | PersonalFacts)[],
  most: number,
): Revision[] {
  return states.slice(0, most).flatMap((state, i) => {
    const before = states[i + 1]
    const first = state.version === 1
    // The oldest state at hand has no other to be held against, unless it is the first there was.
    if (!before && !first) return []
    return [
      {
        at: state.updatedAt,
        byName: state.updatedByName,
        source: state.source,
        of: state.kind === 'customer' ? 'card' : 'personal',
        first,
        changes: first || !before ? [] : changedFields(before, state),
      } satisfies Revision,
    ]
  })
}

function changedFields(before: object, after: object): FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((field) => {
    const [old, now] = [textOf(before, field), textOf(after, field)]
    return old === now || unspoken.has(field) ? [] : [{ field, before: old, after: now }]
  })
}

/** Said of every change, or of none. */
const unspoken = new Set([
  'version',
  'updatedAt',
  'updatedBy',
  'updatedByName',
  'source',
  'ownerId',
])

function textOf(record: object, field: string): string | undefined {
  const value: unknown = Reflect.get(record, field)
  if (value === undefined) return undefined
  const text = Array.isArray(value) ? value.join('、') : String(value)
  return text === '' ? undefined : text
}
