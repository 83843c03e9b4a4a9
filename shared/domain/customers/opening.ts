import type { CardFilled } from '../../forms/customers/card.ts'
import type { Customer } from '../../records/customer.ts'
import { type Dossier, newDossier } from '../../records/dossier.ts'
import { dossierNumberOf } from '../../terms/archive-number.ts'
import { may } from '../authorising.ts'
import { type Change, type Claim, type Decision, invalid, refuse } from '../decision.ts'
import { lacking } from '../refusing.ts'
import type { World } from '../world.ts'
import { cardNotice } from './card-notice.ts'
import { type CardFacts, factsOf } from './facts.ts'
import type { Alike } from './likeness.ts'

/** Opens a card and its dossier, once it is clear that the customer has none yet. 篇2 §3.1 */
export function createCustomer(
  filled: CardFilled & { notDuplicate?: boolean | undefined },
  known: { codeHolder: Customer | undefined; alike: Alike[] },
  world: World,
): Decision {
  const verdict = mayCreate(world)
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  const { codeHolder, alike } = known
  // Two customers never bear one code: no tick helps here.
  if (codeHolder) return invalid('creditCode', taken(codeHolder))
  if (alike.length > 0 && !filled.notDuplicate) {
    return invalid('name', { code: 'customer.likelyDuplicate', alike })
  }
  const { customer, dossier, counted, claims } = newCustomer(factsOf(filled), world)
  return {
    outcome: 'accepted',
    root: customer.id,
    opensRoot: true,
    changes: [counted, { after: customer }, { after: dossier }],
    claims,
    by: { authorityId: verdict.authority.id },
    answer: cardNotice(customer, 'opened', world),
  }
}

/** Whether the actor may open a card, which would be their own. */
export const mayCreate = ({ powers, actor }: World) =>
  may(powers, actor, 'customer.create', { ownerId: actor.id, departmentId: actor.departmentId })

/** A new card with its dossier, the next in number. Opening one counts at the company's one counter. */
export function newCustomer(
  facts: CardFacts,
  world: World,
): { customer: Customer; dossier: Dossier; counted: Change; claims: Claim[] } {
  const { company, actor } = world
  const dossiers = company.dossiers + 1
  const counted = { before: company, after: { ...company, version: company.version + 1, dossiers } }
  const customer: Customer = {
    kind: 'customer',
    id: world.newId(),
    version: 1,
    number: dossierNumberOf(dossiers),
    ...facts,
    ownerId: actor.id,
    ownerName: actor.name,
    departmentId: actor.departmentId,
    updatedAt: world.at,
    updatedBy: actor.id,
    updatedByName: actor.name,
  }
  const dossier = newDossier(customer.id)
  const claims: Claim[] = customer.creditCode
    ? [{ what: 'creditCode', value: customer.creditCode, holder: customer.id }]
    : []
  return { customer, dossier, counted, claims }
}

/** Says whose code it is. */
export const taken = ({ number, name }: Customer) =>
  ({ code: 'customer.codeTaken', number, name }) as const
