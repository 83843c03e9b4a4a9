import type { Powers } from '../domain/authorising.ts'
import { may } from '../domain/authorising.ts'
import { shelvesKnownTo } from '../domain/knowing.ts'
import { type NameFound, STAFF } from '../domain/named.ts'
import { account } from '../forms/account.ts'
import { type ChatIdentity, identityId, type Person } from '../records/person.ts'
import { accountFor } from './account-for.ts'
import { newChoice } from './customers/new-name.ts'
import type { Kernel } from './execute.ts'
import type { Found, Ref } from './ports.ts'

/** Names for a type-ahead field, as far as the asker may know of them. */
export type Suggest = (
  lookup: string,
  typed: string,
  by: ChatIdentity,
) => Promise<readonly NameFound[]>

/** How many names one type-ahead shows. */
const MOST = 20

/** How many askers one warm process remembers. */
const REMEMBERED = 1000

/**
 * Suggests names in one wave: the asker is read side by side with the shelves that they could read last time,
 * and what they may no longer know is dropped unseen. A shelf is never read for one who was never entitled to it.
 */
export function suggester(kernel: Kernel): Suggest {
  const remembered = new Map<string, readonly string[]>()

  return async (lookup, typed, by) => {
    const id = identityId(by)
    const memory = `${lookup} ${id}`
    const guess = remembered.get(memory) ?? guessOf(lookup)
    const found = await kernel.store.open([
      { kind: 'identity', id },
      { kind: 'company', id: 'company' },
      ...guess.map((shelf) => namesOn(shelf, typed)),
    ])
    const asker = await askerIn(found, id, kernel)
    const shelves = asker ? shelvesFor(lookup, asker) : []
    remember(memory, shelves)
    const names = await Promise.all(
      shelves.map((shelf) => found.named({ shelf, text: typed, match: 'begins' })),
    )
    const once = [...new Map(names.flat().map((name) => [name.id, name])).values()]
    const suggested = once.slice(0, MOST).map((name) => chosenBy(lookup, name, by))
    if (!asker || once.length > 0) return suggested
    if (lookup === 'customerOrNew') return offerNew(typed, asker)
    return isPerson(lookup) ? offerAccount(typed) : suggested
  }

  function remember(memory: string, shelves: readonly string[]): void {
    remembered.delete(memory)
    remembered.set(memory, shelves)
    const [oldest] = remembered.keys()
    if (remembered.size > REMEMBERED && oldest) remembered.delete(oldest)
  }
}

interface Asker {
  person: Person
  powers: Powers
}

async function askerIn(found: Found, id: string, kernel: Kernel): Promise<Asker | undefined> {
  const person = found.person(id)
  const company = await found.get('company', 'company')
  if (!person?.active || !company) return undefined
  return { person, powers: await kernel.powersOf(company, found) }
}

/** Read for one not seen before: people and customers are known to the whole business, documents by level and nearness. */
function guessOf(lookup: string): readonly string[] {
  if (isPerson(lookup)) return [STAFF]
  return isCustomer(lookup) ? ['customer'] : []
}

function shelvesFor(lookup: string, { person, powers }: Asker): readonly string[] {
  if (isPerson(lookup)) return [STAFF]
  if (!isCustomer(lookup)) return shelvesKnownTo(person, powers)
  return may(powers, person, 'customer.read', {}).outcome === 'allowed' ? ['customer'] : []
}

const isPerson = (lookup: string) => lookup === 'person'

const isCustomer = (lookup: string) => lookup === 'customer' || lookup === 'customerOrNew'

const namesOn = (shelf: string, text: string): Ref => ({
  kind: 'names',
  shelf,
  text,
  match: 'begins',
})

/** What a choice comes back as. */
function chosenBy(
  lookup: string,
  { id, label, detail, accounts = [] }: NameFound,
  by: ChatIdentity,
): NameFound {
  const value = lookup === 'archiveNumber' && detail ? detail : accountFor(by, accounts)
  return { id: value ?? id, label, ...(detail ? { detail } : {}) }
}

/** Nobody has the name, but it is an account as whoever is not a member yet is shown theirs: it can be taken in. */
function offerAccount(typed: string): NameFound[] {
  const named = account.safeParse(typed.trim()).data
  return named ? [{ id: named, label: named }] : []
}

/** Nothing bears the name: a card can be opened by choosing it. */
function offerNew(typed: string, { person, powers }: Asker): NameFound[] {
  const choice = newChoice(typed)
  const near = { ownerId: person.id, departmentId: person.departmentId }
  if (!choice || may(powers, person, 'customer.create', near).outcome !== 'allowed') return []
  const name = typed.trim()
  const label = person.locale === 'zh' ? `＋ 新建客户「${name}」` : `＋ New customer “${name}”`
  return [{ id: choice, label }]
}
