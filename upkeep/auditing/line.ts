import type { Key } from '../../lambdas/aws/keys.ts'

/** A line that sorts by the place it is about: the place, then what is said of it. None of it has a tab or a line feed. */
export const lineOf = ({ pk, sk }: Key, ...parts: (string | number)[]): string =>
  [JSON.stringify([pk, sk]), ...parts].join('\t')

/** The place, as text, and what is said of it. */
export const partsOf = (line: string): string[] => line.split('\t')
