import * as z from 'zod'
import { may } from '../../domain/authorising.ts'
import { editCustomer } from '../../domain/customers/editing.ts'
import { lacking } from '../../domain/refusing.ts'
import { customerEditForm } from '../../forms/customers/card.ts'
import type { Opening } from '../../forms/opening.ts'
import type { Customer } from '../../records/customer.ts'
import { activity } from '../activity.ts'
import type { Entrance } from '../entrance.ts'
import { codeHolder, codeRefs } from './opening.ts'

/** Changing a card. */
export const customerEdit = activity({
  name: customerEditForm.id,
  args: customerEditForm.schema.extend({ customerId: z.string(), seen: z.coerce.number() }),
  needs: ({ customerId, creditCode }) => [
    { kind: 'customer', id: customerId },
    { kind: 'head', id: customerId },
    ...codeRefs(creditCode),
  ],
  decide: async ({ customerId, seen, ...filled }, world, look) => {
    const customer = await look.get('customer', customerId)
    const moved = filled.creditCode !== customer?.creditCode
    return editCustomer(
      filled,
      { customer, codeHolder: moved ? await codeHolder(filled.creditCode, look) : undefined },
      seen,
      world,
    )
  },
})

/** 编辑 on a card: the form with what the card says now. */
export const customerEditEntrance: Entrance = {
  name: 'customerEdit',
  needs: ({ args }) => [{ kind: 'customer', id: args['customerId'] ?? '' }],
  start: async ({ args }, world, look) => {
    const customer = await look.get('customer', args['customerId'] ?? '')
    if (!customer) return { step: 'refused', refusal: { code: 'thing.unknown', what: 'customer' } }
    const verdict = may(world.powers, world.actor, 'customer.edit', customer)
    if (verdict.outcome !== 'allowed') return { step: 'refused', refusal: lacking(verdict) }
    return { step: 'form', opening: openingOf(customer) }
  },
}

function openingOf(customer: Customer): Opening {
  const initial = Object.keys(customerEditForm.schema.shape).flatMap((field) => {
    const value: unknown = Reflect.get(customer, field)
    const text = Array.isArray(value) ? value.join('、') : value
    return typeof text === 'string' && text !== '' ? [[field, text] as const] : []
  })
  return {
    form: customerEditForm,
    initial: Object.fromEntries(initial),
    hidden: { customerId: customer.id, seen: String(customer.version) },
  }
}
