import type { Customer } from '../../records/customer.ts'
import type { NameFound } from '../named.ts'
import type { Revision } from './history.ts'
import type { Alike } from './likeness.ts'
import type { Summary } from './summarising.ts'

export type CustomerNotice =
  /** The card in full, as opened, changed, or asked for. */
  | {
      notice: 'customer.card'
      customer: Customer
      as: 'opened' | 'changed' | 'asked'
      mayEdit: boolean
      mayReadPersonal: boolean
    }
  /** Several bear the name that was asked for: one button each. */
  | { notice: 'customer.several'; asked: string; found: NameFound[]; next: 'summary' | 'customer' }
  | { notice: 'customer.none'; asked: string }
  | { notice: 'customer.history'; customer: Customer; revisions: Revision[] }
  | { notice: 'customer.personalSaved'; customerId: string; customerName: string }
  | { notice: 'customer.summary'; summary: Summary }

export type CustomerRefusal =
  /** A card may be there already: shown before a second one is made. 篇2 §3.1 */
  | { code: 'customer.likelyDuplicate'; alike: Alike[] }
  | { code: 'customer.codeTaken'; number: string; name: string }
  | { code: 'customer.residentIdTaken' }
  /** Somebody else changed it while the form was open. */
  | { code: 'customer.movedOn'; byName: string }
