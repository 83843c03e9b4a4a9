/** A thing found by one of its names. The shelf of names may lag a moment: nothing is authorised by it. */
export interface NameFound {
  id: string
  label: string
  /** Shown small beside it: number, title. */
  detail?: string
  /** Whose customer it was when the row was written: a hint of what else is worth reading. */
  ownerId?: string
  departmentId?: string
  /** The chat accounts of a person. */
  accounts?: readonly string[]
}

/** The shelf on which everybody stands who works here now. */
export const STAFF = 'staff'

/**
 * How names are looked for. `begins`: a name, or a part of it, begins with the text (type-ahead).
 * `exact`: it is the text. `within`: the text mentions it, as a question does.
 */
export type NameMatch = 'begins' | 'exact' | 'within'

/** One look at the names of a shelf. */
export interface NamesAsked {
  shelf: string
  text: string
  match: NameMatch
}
