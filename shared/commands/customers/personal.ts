import * as z from 'zod'
import { editPersonalFacts, personalRefusal } from '../../domain/customers/personal.ts'
import { personalForm } from '../../forms/customers/personal.ts'
import type { PersonalFacts } from '../../records/customer.ts'
import { activity } from '../activity.ts'
import type { Entrance } from '../entrance.ts'
import type { Ref } from '../ports.ts'

/** Writing personal facts down. */
export const customerPersonal = activity({
  name: personalForm.id,
  args: personalForm.schema.extend({ customerId: z.string(), seen: z.coerce.number() }),
  needs: ({ customerId, residentId }): Ref[] => [
    { kind: 'customer', id: customerId },
    { kind: 'personalFacts', id: customerId },
    { kind: 'head', id: customerId },
    ...(residentId ? [{ kind: 'claim' as const, id: `residentId#${residentId}` }] : []),
  ],
  decide: async ({ customerId, seen, ...filled }, world, look) => {
    const facts = await look.get('personalFacts', customerId)
    const { residentId } = filled
    const before = facts?.residentId
    return editPersonalFacts(
      filled,
      {
        customer: await look.get('customer', customerId),
        facts,
        holder: residentId ? await look.holderOf('residentId', residentId) : undefined,
        holderBefore:
          before && before !== residentId ? await look.holderOf('residentId', before) : undefined,
      },
      seen,
      world,
    )
  },
})

/** 个人信息: for whom the schedule names. For anybody else the facts are not even read. */
export const personalEntrance: Entrance = {
  name: 'customerPersonal',
  needs: ({ args }) => [{ kind: 'customer', id: args['customerId'] ?? '' }],
  start: async ({ args }, world, look) => {
    const customer = await look.get('customer', args['customerId'] ?? '')
    if (!customer) return { step: 'refused', refusal: { code: 'thing.unknown', what: 'customer' } }
    const refusal = personalRefusal(customer, world)
    if (refusal) return { step: 'refused', refusal }
    const facts = await look.get('personalFacts', customer.id)
    return {
      step: 'form',
      opening: {
        form: personalForm,
        initial: { source: 'visit', ...(facts ? textsOf(facts) : {}) },
        hidden: { customerId: customer.id, seen: String(facts?.version ?? 0) },
        preface: [`${customer.number} ${customer.name}`],
      },
    }
  },
}

const textsOf = (facts: PersonalFacts): Record<string, string> =>
  Object.fromEntries(
    Object.keys(personalForm.schema.shape).flatMap((field) => {
      const value: unknown = Reflect.get(facts, field)
      return typeof value === 'string' ? [[field, value]] : []
    }),
  )
