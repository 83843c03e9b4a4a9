import type { DeedName } from './deeds.ts'

/** How a company lives with its archive. Everything here is assumed, and stated on the page. */
export const activity = {
  /** Of each customer, in a year. */
  visitsPerCustomer: 6,
  summariesPerCustomer: 12,
  documentsPerCustomer: 2,
  loansPerCustomer: 0.5,
  pagesPerLoan: 8,
  /** Customers that come new in a year, of those that there are. */
  newCustomers: 0.1,
  /** Pauses in typing that ask for names, beyond the one with each form. */
  typingPerVisit: 2,
  customersPerPerson: 50,
  fewestPeople: 5,
  workdays: 250,
  desksPerPersonAndDay: 3,
  pagesPerDocument: 4,
} as const

export const companies = [100, 10_000, 1_000_000] as const

/** How many of the calls find no process that is up: in a small company nearly every one. */
export const coldShare: Readonly<Record<(typeof companies)[number], number>> = {
  100: 0.9,
  10000: 0.1,
  1000000: 0.01,
}

/** How often in a year each deed is done in a company of so many customers. */
export function deedsInAYear(customers: number): Record<DeedName, number> {
  const { customersPerPerson, fewestPeople, workdays, desksPerPersonAndDay, ...each } = activity
  const people = Math.max(fewestPeople, customers / customersPerPerson)
  const loans = customers * each.loansPerCustomer
  const visits = customers * each.visitsPerCustomer
  return {
    visit: visits / 2,
    visitInLark: visits / 2,
    typing: visits * each.typingPerVisit,
    summary: customers * each.summariesPerCustomer,
    customer: customers * each.newCustomers,
    filing: customers * each.documentsPerCustomer,
    loan: loans,
    page: loans * each.pagesPerLoan,
    desk: people * workdays * desksPerPersonAndDay,
  }
}
