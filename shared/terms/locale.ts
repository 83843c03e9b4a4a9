import * as z from 'zod'

/** The two languages of the house. Everyone is answered in their own chat's language. */
export const Locale = z.enum(['zh', 'en'])
export type Locale = z.infer<typeof Locale>

/** A sentence or label in both. */
export type Bilingual = Readonly<Record<Locale, string>>
