import { companyName } from '../../terms/company-name.ts'
import { phoneDigits } from '../../terms/search-text.ts'
import type { NameFound, NamesAsked } from '../named.ts'

/** An existing customer that a new one may be, and by what. */
export interface Alike {
  id: string
  name: string
  number: string
  by: 'name' | 'phone'
}

/** Where customers like a new one may stand. */
export function likenessAsked(name: string, phone: string | undefined): NamesAsked[] {
  const { plain, core, brand } = companyName(name)
  const begins = [...new Set([core, brand])].map(
    (text): NamesAsked => ({ shelf: 'customer', text, match: 'begins' }),
  )
  const within: NamesAsked = { shelf: 'customer', text: plain, match: 'within' }
  return [...begins, within, ...(isPhone(phone) ? [byPhone(phone)] : [])]
}

/** Customers that the new one may be: near in name, or with the same telephone. The shelves only suggest. */
export async function alikeOf(
  name: string,
  phone: string | undefined,
  named: (asked: NamesAsked) => Promise<NameFound[]>,
): Promise<Alike[]> {
  const asked = likenessAsked(name, phone)
  const found = await Promise.all(asked.map(named))
  const alike = asked.flatMap(({ shelf }, i) =>
    (found[i] ?? [])
      .filter(({ label }) => shelf !== 'customer' || isNear(name, label))
      .map(({ id, label, detail = '' }): Alike => {
        return { id, name: label, number: detail, by: shelf === 'customer' ? 'name' : 'phone' }
      }),
  )
  return [...new Map(alike.map((each) => [each.id, each])).values()].slice(0, MOST)
}

/** Near: the same without legal form and region, or one holds what the other is known by. */
export function isNear(one: string, other: string): boolean {
  const [a, b] = [companyName(one), companyName(other)]
  if (a.core === b.core) return true
  return holds(a.plain, b.brand) || holds(b.plain, a.brand)
}

const MOST = 5

/** A brand of one character says too little. */
const holds = (name: string, brand: string) => brand.length >= 2 && name.includes(brand)

const isPhone = (phone: string | undefined): phone is string =>
  phone !== undefined && phoneDigits(phone).length >= 7

const byPhone = (phone: string): NamesAsked => ({
  shelf: 'customer.phone',
  text: phone,
  match: 'exact',
})
