import { beginningOf } from '../../terms/beginning.ts'

/** How a type-ahead says that a customer of this name is still to be opened. An id never begins so. */
const NEW = 'new:'

/** Longer names are opened by a card of their own: a choice in a chat holds 75 characters. */
const LONGEST = 70

/** The choice to open a card under the name that was typed; none for what is too short or too long for one. */
export function newChoice(typed: string): string | undefined {
  const name = typed.trim()
  return name.length >= 2 && name.length <= LONGEST ? NEW + name : undefined
}

/** The name in such a choice. */
export function newNameIn(choice: string): string | undefined {
  const name = choice.startsWith(NEW) ? choice.slice(NEW.length).trim() : ''
  return name === '' ? undefined : beginningOf(name, LONGEST)
}
