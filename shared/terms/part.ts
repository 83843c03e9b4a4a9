import * as z from 'zod'

/** Part (大类) of a dossier, in the order of 篇1 §2.2. */
export const Part = z.enum(['basics', 'contracts', 'debts', 'trade', 'claims'])
export type Part = z.infer<typeof Part>

/** The digit of a part in an archive number, 1 to 5. */
export const digitOf = (part: Part): number => Part.options.indexOf(part) + 1
