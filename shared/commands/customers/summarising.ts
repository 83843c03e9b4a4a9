import { mayReadPersonalFacts, summarise } from '../../domain/customers/summarising.ts'
import type { NameFound } from '../../domain/named.ts'
import type { Look, World } from '../../domain/world.ts'
import { hasHan } from '../../terms/search-text.ts'
import type { Entrance, Intent, Step } from '../entrance.ts'
import type { Ref } from '../ports.ts'
import type { Shelves } from '../shelves.ts'
import { customersIn, customersNamed, findMentioned, findNamed, namesRef } from './finding.ts'
import { readVerdict } from './looking.ts'
import { nameIn } from './question.ts'

/** `/summary 凤竹`, 概况, or the button on a card: one card with all that the asker may know. */
export const summaryEntrance: Entrance = {
  name: 'summary',
  command: {
    name: '/summary',
    hint: '客户 customer',
    says: { zh: '一张卡看清一个客户', en: 'A customer on one card' },
  },
  words: ['概况', 'summary'],
  needs: summaryNeeds,
  start: async (intent, world, look, shelves) => {
    const chosen = intent.args['customerId']
    if (chosen) return fromRecords(chosen, intent, world, look)
    const named = await findNamed(nameIn(intent.text), look)
    const found = named.length > 0 ? named : await findMentioned(intent.text, look)
    return summaryOf(found, intent, world, shelves)
  },
}

/**
 * "@bot 凤竹 怎么样": a question in anybody's words. The names in it come first, what is left of it second;
 * letters are more often the pinyin of a name than a name.
 */
export const askEntrance: Entrance = {
  name: 'ask',
  needs: summaryNeeds,
  start: async (intent, world, look, shelves) => {
    const asked = nameIn(intent.text)
    const ways = [() => findMentioned(intent.text, look), () => findNamed(asked, look)]
    const [first, second] = hasHan(asked) ? ways : ways.reverse()
    const found = (await first?.()) ?? []
    return summaryOf(found.length > 0 ? found : ((await second?.()) ?? []), intent, world, shelves)
  },
}

function summaryNeeds({ text, args }: Intent): Ref[] {
  const id = args['customerId']
  if (id) {
    return [
      { kind: 'customer', id },
      { kind: 'dossier', id },
    ]
  }
  return [namesRef(customersNamed(nameIn(text))), namesRef(customersIn(text))]
}

/** The card of the one that was found, from one Query; several: which one is asked for. */
async function summaryOf(
  found: NameFound[],
  intent: Intent,
  world: World,
  shelves: Shelves,
): Promise<Step> {
  const refusal = readVerdict(undefined, world)
  if (refusal) return { step: 'refused', refusal }
  const asked = nameIn(intent.text)
  const [only, second] = found
  if (!only) return { step: 'show', notice: { notice: 'customer.none', asked } }
  if (second) {
    return { step: 'show', notice: { notice: 'customer.several', asked, found, next: 'summary' } }
  }
  // The row of the name hints whose customer it is; the card itself is what decides.
  const [{ customer, dossier }, personal] = await Promise.all([
    shelves.summary(only.id),
    !isAloud(intent) && mayReadPersonalFacts(only, world)
      ? shelves.personalFacts(only.id)
      : undefined,
  ])
  if (!customer || !dossier) return { step: 'show', notice: { notice: 'customer.none', asked } }
  const summary = summarise({ customer, dossier }, personal, isAloud(intent), world)
  return { step: 'show', notice: { notice: 'customer.summary', summary } }
}

async function fromRecords(id: string, intent: Intent, world: World, look: Look): Promise<Step> {
  const customer = await look.get('customer', id)
  const dossier = await look.get('dossier', id)
  if (!customer || !dossier)
    return { step: 'refused', refusal: { code: 'thing.unknown', what: 'customer' } }
  const refusal = readVerdict(customer, world)
  if (refusal) return { step: 'refused', refusal }
  const personal =
    !isAloud(intent) && mayReadPersonalFacts(customer, world)
      ? await look.get('personalFacts', id)
      : undefined
  const summary = summarise({ customer, dossier }, personal, isAloud(intent), world)
  return { step: 'show', notice: { notice: 'customer.summary', summary } }
}

/** What was said in a message is taken to be overheard unless it is known not to be. */
const isAloud = ({ overheard, message }: Intent): boolean => overheard ?? message !== undefined
