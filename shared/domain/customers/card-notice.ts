import type { Customer } from '../../records/customer.ts'
import { may } from '../authorising.ts'
import type { World } from '../world.ts'
import type { CustomerNotice } from './notices.ts'

type CardNotice = Extract<CustomerNotice, { notice: 'customer.card' }>

/** The card for the one who asks, with what they may do about it. */
export function cardNotice(customer: Customer, as: CardNotice['as'], world: World): CardNotice {
  const { powers, actor } = world
  return {
    notice: 'customer.card',
    customer,
    as,
    mayEdit: may(powers, actor, 'customer.edit', customer).outcome === 'allowed',
    mayReadPersonal: may(powers, actor, 'customer.readPersonal', customer).outcome === 'allowed',
  }
}
