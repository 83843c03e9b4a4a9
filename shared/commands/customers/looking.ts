import { may } from '../../domain/authorising.ts'
import { cardNotice } from '../../domain/customers/card-notice.ts'
import { revisionsBetween } from '../../domain/customers/history.ts'
import { mayCreate } from '../../domain/customers/opening.ts'
import { mayReadPersonalFacts } from '../../domain/customers/summarising.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { lacking } from '../../domain/refusing.ts'
import type { World } from '../../domain/world.ts'
import { customerForm } from '../../forms/customers/card.ts'
import type { Customer } from '../../records/customer.ts'
import { beginningOf } from '../../terms/beginning.ts'
import type { Entrance, Step } from '../entrance.ts'
import { customersNamed, findNamed, namesRef } from './finding.ts'

/** How many changes a history shows. */
const REVISIONS = 12

/** `/customer`: a new card; with a name, the card of that name. */
export const customerEntrance: Entrance = {
  name: 'customer',
  command: {
    name: '/customer',
    hint: '[客户 customer]',
    says: { zh: '建立、查看或修改客户档案卡', en: 'Open, see or change a customer card' },
  },
  words: ['客户', 'customer'],
  needs: ({ text, args }) => {
    if (args['customerId']) return [{ kind: 'customer', id: args['customerId'] }]
    return text ? [namesRef(customersNamed(text))] : []
  },
  start: async ({ text, args }, world, look) => {
    const verdict = readVerdict(undefined, world)
    if (verdict) return { step: 'refused', refusal: verdict }
    if (args['customerId']) return showCard(await look.get('customer', args['customerId']), world)
    if (!text) return newCard('', world)
    const found = await findNamed(text, look)
    const [only, second] = found
    if (!only) return newCard(text, world)
    if (!second) return showCard(await look.get('customer', only.id), world)
    return {
      step: 'show',
      notice: { notice: 'customer.several', asked: text, found, next: 'customer' },
    }
  },
}

/** 变更记录: what was changed, by whom, when, from which source, and what stood there before. */
export const historyEntrance: Entrance = {
  name: 'customerHistory',
  needs: ({ args }) => [{ kind: 'customer', id: args['customerId'] ?? '' }],
  start: async ({ args }, world, look, shelves) => {
    const customer = await look.get('customer', args['customerId'] ?? '')
    if (!customer) return unknown
    const refusal = readVerdict(customer, world)
    if (refusal) return { step: 'refused', refusal }
    const [cards, facts] = await Promise.all([
      shelves.revisions(customer.id, 'customer', REVISIONS + 1),
      mayReadPersonalFacts(customer, world)
        ? shelves.revisions(customer.id, 'personalFacts', REVISIONS + 1)
        : [],
    ])
    const revisions = [...revisionsBetween(cards, REVISIONS), ...revisionsBetween(facts, REVISIONS)]
      .sort((a, b) => b.at - a.at)
      .slice(0, REVISIONS)
    return { step: 'show', notice: { notice: 'customer.history', customer, revisions } }
  },
}

const unknown: Step = { step: 'refused', refusal: { code: 'thing.unknown', what: 'customer' } }

/** Why somebody may not read a card; none when they may. */
export function readVerdict(customer: Customer | undefined, world: World): Refusal | undefined {
  const verdict = may(world.powers, world.actor, 'customer.read', customer ?? {})
  return verdict.outcome === 'allowed' ? undefined : lacking(verdict)
}

function showCard(customer: Customer | undefined, world: World): Step {
  if (!customer) return unknown
  const refusal = readVerdict(customer, world)
  if (refusal) return { step: 'refused', refusal }
  return { step: 'show', notice: cardNotice(customer, 'asked', world) }
}

function newCard(name: string, world: World): Step {
  const verdict = mayCreate(world)
  if (verdict.outcome !== 'allowed') return { step: 'refused', refusal: lacking(verdict) }
  return {
    step: 'form',
    opening: {
      form: customerForm,
      initial: {
        nature: 'enterprise',
        stage: 'prospective',
        source: 'visit',
        ...(name ? { name: beginningOf(name, 100) } : {}),
      },
    },
  }
}
