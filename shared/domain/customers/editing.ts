import type { CardFilled } from '../../forms/customers/card.ts'
import type { Customer } from '../../records/customer.ts'
import { may } from '../authorising.ts'
import { type Claim, type Decision, invalid, refuse } from '../decision.ts'
import { lacking } from '../refusing.ts'
import type { World } from '../world.ts'
import { cardNotice } from './card-notice.ts'
import { factsOf } from './facts.ts'
import { taken } from './opening.ts'

/** Changes a card: who, when and from which source stay with it, the value before stays in the journal. 篇2 §4.1 */
export function editCustomer(
  filled: CardFilled,
  known: { customer: Customer | undefined; codeHolder: Customer | undefined },
  seen: number,
  world: World,
): Decision {
  const { customer, codeHolder } = known
  if (!customer) return refuse({ code: 'thing.unknown', what: 'customer' })
  const verdict = may(world.powers, world.actor, 'customer.edit', customer)
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  if (customer.version !== seen) {
    return invalid('name', { code: 'customer.movedOn', byName: customer.updatedByName })
  }
  if (codeHolder && codeHolder.id !== customer.id) return invalid('creditCode', taken(codeHolder))
  const after: Customer = {
    ...customer,
    ...factsOf(filled),
    version: customer.version + 1,
    updatedAt: world.at,
    updatedBy: world.actor.id,
    updatedByName: world.actor.name,
  }
  const changesCode = customer.creditCode !== after.creditCode
  return {
    outcome: 'accepted',
    root: customer.id,
    changes: [{ before: customer, after }],
    claims: changesCode ? codeClaim(after) : [],
    releases: changesCode ? codeClaim(customer) : [],
    by: { authorityId: verdict.authority.id },
    answer: cardNotice(after, 'changed', world),
  }
}

const codeClaim = ({ creditCode, id }: Customer): Claim[] =>
  creditCode ? [{ what: 'creditCode', value: creditCode, holder: id }] : []
