import type { PersonalFilled } from '../../forms/customers/personal.ts'
import type { Customer, PersonalFacts } from '../../records/customer.ts'
import { may } from '../authorising.ts'
import { type Claim, type Decision, invalid, refuse } from '../decision.ts'
import type { Refusal } from '../refusals.ts'
import { lacking } from '../refusing.ts'
import type { World } from '../world.ts'

/** What is known when personal facts are written: the facts before, and whose the resident ids are. */
export interface PersonalKnown {
  customer: Customer | undefined
  facts: PersonalFacts | undefined
  /** Who holds the id now given, and who the one before. */
  holder: string | undefined
  holderBefore: string | undefined
}

/** Writes personal facts down, apart from the card, by those who may both see them and change the card. 篇3 §4.4 */
export function editPersonalFacts(
  filled: PersonalFilled,
  known: PersonalKnown,
  seen: number,
  world: World,
): Decision {
  const { customer, facts, holder } = known
  if (!customer) return refuse({ code: 'thing.unknown', what: 'customer' })
  const reads = may(world.powers, world.actor, 'customer.readPersonal', customer)
  if (reads.outcome !== 'allowed') return refuse(lacking(reads))
  const verdict = may(world.powers, world.actor, 'customer.edit', customer)
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  if ((facts?.version ?? 0) !== seen) {
    return invalid('source', {
      code: 'customer.movedOn',
      byName: facts?.updatedByName ?? customer.updatedByName,
    })
  }
  if (customer.nature === 'individual' && holder && holder !== customer.id) {
    return invalid('residentId', { code: 'customer.residentIdTaken' })
  }
  const after: PersonalFacts = {
    ...filled,
    kind: 'personalFacts',
    id: customer.id,
    version: seen + 1,
    updatedAt: world.at,
    updatedBy: world.actor.id,
    updatedByName: world.actor.name,
  }
  return {
    outcome: 'accepted',
    root: customer.id,
    changes: [{ ...(facts ? { before: facts } : {}), after }],
    relyOn: [customer],
    ...claimsOf(after.residentId, known),
    by: { authorityId: verdict.authority.id },
    answer: {
      notice: 'customer.personalSaved',
      customerId: customer.id,
      customerName: customer.name,
    },
  }
}

/** A person's own id is theirs alone; one who represents two companies is named on both. */
function claimsOf(
  residentId: string | undefined,
  { customer, facts, holder, holderBefore }: PersonalKnown,
): { claims: Claim[]; releases: Claim[] } {
  const claim = (value: string): Claim => ({
    what: 'residentId',
    value,
    holder: customer?.id ?? '',
  })
  const before = facts?.residentId
  const own = customer?.nature === 'individual'
  return {
    claims: own && residentId && holder === undefined ? [claim(residentId)] : [],
    releases:
      before && before !== residentId && holderBefore === customer?.id ? [claim(before)] : [],
  }
}

/** Why somebody may not see personal facts; none when they may. */
export function personalRefusal(customer: Customer, world: World): Refusal | undefined {
  const verdict = may(world.powers, world.actor, 'customer.readPersonal', customer)
  return verdict.outcome === 'allowed' ? undefined : lacking(verdict)
}
