import type { Customer, PersonalFacts } from '../../records/customer.ts'
import { type Dossier, VISIT_MONTHS } from '../../records/dossier.ts'
import type { Day } from '../../terms/day.ts'
import { addDays, dayAt } from '../../terms/day.ts'
import { days } from '../../terms/moment.ts'
import { monthsTo } from '../../terms/month.ts'
import { isWithin, SecrecyLevel } from '../../terms/secrecy-level.ts'
import { may } from '../authorising.ts'
import type { World } from '../world.ts'

/** A card not touched for so long is going stale. 篇3 §4.1: 动态管理 */
const STALE_DAYS = 180

/** A customer not visited for so long is due for a call. */
const CALL_DAYS = 60

/** What to do next about a customer. */
export type NextThing =
  | { do: 'overdue' | 'due'; title: string; dueOn: Day }
  | { do: 'firstVisit' }
  | { do: 'callAgain'; since: Day }
  | { do: 'reviewCard' }
  | { do: 'completeCode' }

/** Everything on the summary card, as far as the asker may know. 篇2 §4.3: 用重于管 */
export interface Summary {
  customer: Customer
  visits: number
  /** How often they were visited in each month of the last year, the earliest first. */
  visitMonths?: { month: string; visits: number }[]
  lastVisits: Dossier['lastVisits']
  commitments: Dossier['commitments']
  documents: {
    secrecy: SecrecyLevel
    count: number
    last: { title: string; archiveNumber: string }[]
  }[]
  next: NextThing[]
  /** How many days nobody has touched the card, once that is too long. */
  staleDays?: number
  personal?: PersonalFacts
  today: Day
  /** Read by others as well as by the asker, so it holds only what all in the business may know. */
  aloud: boolean
  mayEdit: boolean
  mayReadPersonal: boolean
}

/** Draws a summary together from card and digest: nothing else is read, however long the history. */
export function summarise(
  { customer, dossier }: { customer: Customer; dossier: Dossier },
  personal: PersonalFacts | undefined,
  aloud: boolean,
  world: World,
): Summary {
  const idle = Math.floor((world.at - customer.updatedAt) / days(1))
  const mayReadPersonal = mayReadPersonalFacts(customer, world)
  return {
    customer,
    visits: dossier.visits,
    ...visitMonthsOf(dossier, world.today),
    lastVisits: dossier.lastVisits,
    commitments: dossier.commitments,
    documents: documentsKnown(customer, dossier, aloud, world),
    next: nextThings(customer, dossier, idle > STALE_DAYS, world),
    ...(idle > STALE_DAYS ? { staleDays: idle } : {}),
    ...(personal && mayReadPersonal && !aloud ? { personal } : {}),
    today: world.today,
    aloud,
    mayEdit: may(world.powers, world.actor, 'customer.edit', customer).outcome === 'allowed',
    mayReadPersonal,
  }
}

/** Whether personal facts are worth reading: by the card, or by what a row of names hints. */
export const mayReadPersonalFacts = (
  near: { ownerId?: string | undefined; departmentId?: string | undefined },
  { powers, actor }: World,
): boolean => may(powers, actor, 'customer.readPersonal', near).outcome === 'allowed'

/** Counts as well as titles: a number is knowledge too. 篇2 rules §4 */
function documentsKnown(
  { ownerId, departmentId }: Customer,
  dossier: Dossier,
  aloud: boolean,
  { powers, actor }: World,
): Summary['documents'] {
  return SecrecyLevel.options.flatMap((secrecy) => {
    const shelf = dossier.documents[secrecy]
    if (!shelf || (aloud && !isWithin('secret', secrecy))) return []
    const verdict = may(powers, actor, 'document.know', { secrecy, ownerId, departmentId })
    if (verdict.outcome !== 'allowed') return []
    const last = shelf.last.map(({ title, archiveNumber }) => ({ title, archiveNumber }))
    return [{ secrecy, count: shelf.count, last }]
  })
}

function visitMonthsOf({ visitMonths }: Dossier, today: Day): Pick<Summary, 'visitMonths'> {
  if (!visitMonths) return {}
  return {
    visitMonths: monthsTo(today, VISIT_MONTHS).map((month) => ({
      month,
      visits: visitMonths[month] ?? 0,
    })),
  }
}

function nextThings(
  customer: Customer,
  dossier: Dossier,
  stale: boolean,
  world: World,
): NextThing[] {
  const dated = dossier.commitments
    .flatMap(({ title, dueOn }) => (dueOn ? [{ title, dueOn }] : []))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const lastOn = dossier.lastVisits[0]?.on
  const callBefore = addDays(dayAt(world.at), -CALL_DAYS)
  return [
    ...dated.map(
      ({ title, dueOn }): NextThing => ({
        do: dueOn < world.today ? 'overdue' : 'due',
        title,
        dueOn,
      }),
    ),
    ...(lastOn === undefined ? [{ do: 'firstVisit' } as const] : []),
    ...(lastOn !== undefined && lastOn < callBefore
      ? [{ do: 'callAgain', since: lastOn } as const]
      : []),
    ...(stale ? [{ do: 'reviewCard' } as const] : []),
    ...(customer.nature === 'enterprise' && !customer.creditCode
      ? [{ do: 'completeCode' } as const]
      : []),
  ]
}
