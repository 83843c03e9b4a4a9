import * as z from 'zod'
import { ChatIdentity } from '../records/person.ts'
import { Place } from '../records/place.ts'
import { Moment } from '../terms/moment.ts'

/** Who asks: a person by their chat identity, or the house itself (clock and reactors). */
export const Asker = z.union([ChatIdentity, z.object({ house: z.literal('house') })])
export type Asker = z.infer<typeof Asker>

/** A command: who asks for what, when, from where. Its id is its receipt: the same id does its work once. */
export const Command = z.object({
  id: z.string().min(1),
  name: z.string(),
  by: Asker,
  at: Moment,
  place: Place.optional(),
  inReadingRoom: z.boolean().default(false),
  /** As filled in, before validation. */
  args: z.unknown(),
})
export type Command = z.infer<typeof Command>
