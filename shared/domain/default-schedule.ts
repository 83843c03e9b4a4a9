import type { AuthoritySchedule } from '../records/authority.ts'
import { borrowingPowers } from './default-schedule/borrowing.ts'
import { creditPowers } from './default-schedule/credit.ts'
import { customerPowers } from './default-schedule/customers.ts'
import { destructionPowers } from './default-schedule/destruction.ts'
import { filingPowers } from './default-schedule/filing.ts'
import { housePowers } from './default-schedule/house.ts'
import { outsidePowers } from './default-schedule/outside.ts'

/** The authority schedule a company starts with, taken from its own rules: the first version of the list. */
export const defaultSchedule: AuthoritySchedule = {
  kind: 'schedule',
  id: 'schedule-1',
  version: 1,
  number: 1,
  inForceOn: '2026-01-01',
  authorities: [
    ...customerPowers,
    ...filingPowers,
    ...borrowingPowers,
    ...destructionPowers,
    ...creditPowers,
    ...outsidePowers,
    ...housePowers,
  ],
}
