import * as z from 'zod'
import type { Bilingual } from './locale.ts'

/** Secrecy level (密级), from the most open to the most closed. 篇2 rules §7.3; 非密级 is the absence of a mark. */
export const SecrecyLevel = z.enum(['unclassified', 'secret', 'highlySecret', 'topSecret'])
export type SecrecyLevel = z.infer<typeof SecrecyLevel>

/** Whether `level` is no more closed than `ceiling`. */
export function isWithin(ceiling: SecrecyLevel, level: SecrecyLevel): boolean {
  return SecrecyLevel.options.indexOf(level) <= SecrecyLevel.options.indexOf(ceiling)
}

/** What the secrecy levels are called (密级). */
export const secrecyNames: Readonly<Record<SecrecyLevel, Bilingual>> = {
  unclassified: { zh: '非密级', en: 'unclassified' },
  secret: { zh: '秘密', en: 'secret' },
  highlySecret: { zh: '机密', en: 'highly secret' },
  topSecret: { zh: '绝密', en: 'top secret' },
}
