import type { Form } from './form.ts'

/** A form about to be shown: what it starts with, and what travels with it unseen. */
export interface Opening {
  form: Form
  /** What the fields start with; for lookups and persons also how the value reads. */
  initial?: Readonly<Record<string, string | string[] | { value: string; text: string }>>
  /** Travels with the form and comes back with it: ids only, never content. */
  hidden?: Readonly<Record<string, string>>
  /** What to read before filling in, as the borrower's duties or likely duplicates. */
  preface?: readonly string[]
  /** Leaves only these values of a field. */
  narrow?: Readonly<Record<string, readonly string[]>>
  /** A field not asked this time. */
  without?: readonly string[]
}
