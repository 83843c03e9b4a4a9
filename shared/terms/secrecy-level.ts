import * as z from 'zod'

/** Secrecy level (密级), from the most open to the most closed. 篇2 rules §7.3; 非密级 is the absence of a mark. */
export const SecrecyLevel = z.enum(['unclassified', 'secret', 'highlySecret', 'topSecret'])
export type SecrecyLevel = z.infer<typeof SecrecyLevel>

/** Whether `level` is no more closed than `ceiling`. */
export function isWithin(ceiling: SecrecyLevel, level: SecrecyLevel): boolean {
  return SecrecyLevel.options.indexOf(level) <= SecrecyLevel.options.indexOf(ceiling)
}
