import { kernelOn } from '../../lambdas/aws/house.ts'
import { visitReport } from '../../shared/commands/visiting.ts'
import { foundCompanyIn, MONDAY, must, runAs, staff } from './company.ts'
import { startStore, type TestStore } from './store.ts'

/** The company's chain and those of two customers, each with several entries. */
export interface ArchiveOfThree {
  store: TestStore
  /** Reports a visit with the salesperson; the customer's chain has one entry more. */
  visit(customerId: string, learned: string): Promise<void>
}

/** Pasted from a web page, the first note has a line separator of Unicode in it, which is no end of a line. */
export const PASTED = '询价：坯布\u2028要月底报价，\u2029另看色样'

export async function archiveOfThree(): Promise<ArchiveOfThree> {
  const store = await startStore({ inMemory: true })
  const kernel = kernelOn(store.client, store.table, 'http://localhost:1/')
  await foundCompanyIn(kernel)
  let visits = 0
  const visit = async (customerId: string, learned: string) => {
    const args = { visitedOn: '2026-11-23', urgency: 'daily', learned, customerId }
    const at = MONDAY + 60_000 * visits++
    const user = staff.salesperson.user
    await must(runAs(kernel, user, visitReport, { ...args, notDuplicate: true }, { at }))
  }
  for (const name of ['福建凤竹集团', '石狮祥兴布业']) {
    await visit(`new:${name}`, PASTED)
  }
  return { store, visit }
}
