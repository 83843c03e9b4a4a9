import type { Face } from '../faces.ts'
import type { CommonWords } from '../words.ts'
import type { Item } from './listbox.tsx'

/** What might be meant by the word that is being typed. */
export interface Completions {
  label: string
  /** Where the word begins. */
  from: number
  /** The word is already complete: Enter sends. */
  whole: boolean
  items: (Item & { insert: string })[]
}

/** People after an `@`. */
export function mentionsFor(
  before: string,
  people: readonly Face[],
  words: CommonWords,
): Completions | undefined {
  const [, word] = /(?:^|\s)@([^\s@]*)$/.exec(before) ?? []
  if (word === undefined) return undefined
  const items = people
    .filter(({ name }) => name.toLowerCase().includes(word.toLowerCase()))
    .map(({ id, name, title }) => ({ key: id, insert: `@${name}`, text: name, description: title }))
  return { label: words.people, from: before.length - word.length - 1, whole: false, items }
}
