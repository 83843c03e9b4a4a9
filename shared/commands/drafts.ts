import * as z from 'zod'
import { ChatIdentity } from '../records/person.ts'
import { Place } from '../records/place.ts'
import { Locale } from '../terms/locale.ts'

/** Something that can be chosen: its id, and how it reads. */
export const Named = z.object({ value: z.string(), text: z.string() })
export type Named = z.infer<typeof Named>

/**
 * A form that somebody has open in a chat whose forms come back with nothing but what was typed:
 * what it was opened with, and what was found for its type-ahead fields so far.
 */
export const Draft = z.object({
  id: z.string(),
  /** Whose form it is: nobody else can search in it or submit it. */
  by: ChatIdentity,
  /** The id of the form, which `forms/catalogue.ts` knows. */
  form: z.string(),
  locale: Locale,
  /** Where it was asked for, so that what is said of it goes there. */
  place: Place.optional(),
  initial: z.record(z.string(), z.union([z.string(), z.array(z.string()), Named])).default({}),
  hidden: z.record(z.string(), z.string()).default({}),
  preface: z.array(z.string()).default([]),
  narrow: z.record(z.string(), z.array(z.string())).default({}),
  without: z.array(z.string()).default([]),
  /** What may be chosen in a form that was made for the occasion, by field. */
  choices: z.record(z.string(), z.array(Named)).default({}),
  /** What the last search in a type-ahead field found, by field. */
  found: z.record(z.string(), z.array(Named)).default({}),
  /** What that search was for. */
  queried: z.record(z.string(), z.string()).default({}),
})
export type Draft = z.infer<typeof Draft>

/** Where open forms are kept until they lapse. */
export interface Drafts {
  /** Keeps it, in place of what was kept under its id. */
  keep(draft: Draft): Promise<void>
  find(id: string): Promise<Draft | undefined>
}
