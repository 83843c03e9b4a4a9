import type { NameFound, NamesAsked } from '../../domain/named.ts'
import type { Look } from '../../domain/world.ts'
import { companyName } from '../../terms/company-name.ts'
import { searchText } from '../../terms/search-text.ts'
import type { Ref } from '../ports.ts'

/** Customers of this name: looked up in the same wave as everything else that a request needs. */
export const customersNamed = (text: string): NamesAsked => ({
  shelf: 'customer',
  text,
  match: 'begins',
})

/** Customers that a sentence speaks of. */
export const customersIn = (text: string): NamesAsked => ({
  shelf: 'customer',
  text,
  match: 'within',
})

/** A look at names as one of the things that a first read fetches. */
export const namesRef = (asked: NamesAsked): Ref => ({ kind: 'names', ...asked })

/** Those of this name; one alone if it is called just so. */
export async function findNamed(text: string, look: Look): Promise<NameFound[]> {
  const found = await look.named(customersNamed(text))
  const asked = searchText(text)
  const exact = found.filter(({ label, detail = '' }) => {
    const { plain, core } = companyName(label)
    return [plain, core, searchText(label), searchText(detail)].includes(asked)
  })
  const [only, second] = exact
  return only && !second ? [only] : found
}

/** Those that a sentence speaks of: the ones whose name it gives the most of. */
export async function findMentioned(sentence: string, look: Look): Promise<NameFound[]> {
  const found = await look.named(customersIn(sentence))
  const said = searchText(sentence)
  const shares = found.map(({ label }) => sharedLength(said, companyName(label).plain))
  const most = Math.max(0, ...shares)
  return found.filter((_, i) => shares[i] === most)
}

/** The length of the longest stretch that two texts have in common. */
function sharedLength(one: string, other: string): number {
  let longest = 0
  for (let start = 0; start < other.length; start++) {
    while (one.includes(other.slice(start, start + longest + 1))) {
      if (start + longest + 1 > other.length) break
      longest++
    }
  }
  return longest
}
