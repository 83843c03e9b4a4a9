import type { CompanyPerson } from '../../local/company/people.ts'
import { must, type Trial } from '../security/trial.ts'

/** A customer, and whose it is. */
export interface Owned {
  id: string
  name: string
  owner: string
}

const FIRST = '恒永华兴福金新盛'
const SECOND = '丰泰源达隆昌'
const THIRD = '安和顺康裕'

/** Opens so many cards, by the sellers in turn; no two have the same name. */
export async function openCards(
  trial: Trial,
  sellers: readonly CompanyPerson[],
  count: number,
): Promise<Owned[]> {
  const customers: Owned[] = []
  for (let number = 0; number < count; number++) {
    const seller = sellers[number % sellers.length]
    if (seller) customers.push(await opened(trial, seller.user, number))
  }
  await trial.house.settled()
  return customers
}

async function opened({ run }: Trial, owner: string, number: number): Promise<Owned> {
  const name = `${nameAt(number)}织造有限公司`
  const { notice } = await must(
    run(owner, 'customer.create', {
      name,
      nature: 'enterprise',
      stage: 'current',
      source: 'visit',
      phone: `0595-8600${String(number).padStart(4, '0')}`,
      notDuplicate: true,
    }),
  )
  if (notice.notice !== 'customer.card') throw new Error(`opening a card said ${notice.notice}`)
  return { id: notice.customer.id, name, owner }
}

const nameAt = (number: number) =>
  [FIRST[number % 8], SECOND[Math.floor(number / 8) % 6], THIRD[Math.floor(number / 48)]].join('')
