import { alikeOf, likenessAsked } from '../../domain/customers/likeness.ts'
import { createCustomer } from '../../domain/customers/opening.ts'
import type { Look } from '../../domain/world.ts'
import { customerForm } from '../../forms/customers/card.ts'
import type { Customer } from '../../records/customer.ts'
import { activity } from '../activity.ts'
import type { Ref } from '../ports.ts'
import { namesRef } from './finding.ts'

/** Opening a card: the code's holder and likely duplicates are looked up in the first wave. */
export const customerCreate = activity({
  name: customerForm.id,
  args: customerForm.schema,
  needs: ({ name, phone, creditCode }) => [
    ...codeRefs(creditCode),
    ...likenessAsked(name, phone).map(namesRef),
  ],
  decide: async (filled, world, look) =>
    createCustomer(
      filled,
      {
        codeHolder: await codeHolder(filled.creditCode, look),
        alike: await alikeOf(filled.name, filled.phone, look.named),
      },
      world,
    ),
})

/** Where it stands who bears a credit code. */
export const codeRefs = (creditCode: string | undefined): Ref[] =>
  creditCode ? [{ kind: 'claim', id: `creditCode#${creditCode}` }] : []

/** Who bears a credit code. */
export async function codeHolder(
  creditCode: string | undefined,
  look: Look,
): Promise<Customer | undefined> {
  const holder = creditCode ? await look.holderOf('creditCode', creditCode) : undefined
  return holder ? look.get('customer', holder) : undefined
}
