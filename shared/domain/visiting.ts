import type { VisitFilled } from '../forms/visit.ts'
import type { Customer } from '../records/customer.ts'
import { type Dossier, VISIT_MONTHS } from '../records/dossier.ts'
import type { VisitReport } from '../records/visit-report.ts'
import { beginningOf } from '../terms/beginning.ts'
import { monthOf } from '../terms/month.ts'
import { may } from './authorising.ts'
import type { Alike } from './customers/likeness.ts'
import { mayCreate, newCustomer } from './customers/opening.ts'
import { type Decision, invalid, refuse, type Tell } from './decision.ts'
import { lacking } from './refusing.ts'
import type { World } from './world.ts'

/** Files a visit report: an urgent one reaches the manager at once, a dated next step is remembered. 篇2 §3.1 */
export function reportVisit(
  report: VisitFilled,
  { customer, dossier }: { customer: Customer | undefined; dossier: Dossier | undefined },
  world: World,
): Decision {
  if (!customer || !dossier)
    return invalid('customerId', { code: 'thing.unknown', what: 'customer' })
  const entitled = mayReport(report, customer, world)
  if ('outcome' in entitled) return entitled
  const visit = visitOf(report, customer, world)
  return {
    outcome: 'accepted',
    root: customer.id,
    changes: [{ after: visit }, { before: dossier, after: withVisit(dossier, visit) }],
    by: entitled,
    tell: tellOf(visit, world),
    answer: { notice: 'done' },
  }
}

/** Files the first visit to a customer who has no card yet: card, dossier and visit are one. */
export function reportFirstVisit(
  report: VisitFilled,
  name: string,
  alike: Alike[],
  world: World,
): Decision {
  const creates = mayCreate(world)
  if (creates.outcome !== 'allowed') return refuse(lacking(creates))
  if (alike.length > 0 && !report.notDuplicate) {
    return invalid('customerId', { code: 'customer.likelyDuplicate', alike })
  }
  const { customer, dossier, counted } = newCustomer(
    { name, aliases: [], nature: 'enterprise', stage: 'prospective', source: 'visit' },
    world,
  )
  const entitled = mayReport(report, customer, world)
  if ('outcome' in entitled) return entitled
  const visit = visitOf(report, customer, world)
  return {
    outcome: 'accepted',
    root: customer.id,
    opensRoot: true,
    changes: [
      counted,
      { after: customer },
      { after: { ...withVisit(dossier, visit), version: dossier.version } },
      { after: visit },
    ],
    by: entitled,
    tell: tellOf(visit, world),
    answer: { notice: 'done' },
  }
}

/** The power that a report rests on, or what is wrong with it. */
function mayReport(
  report: VisitFilled,
  customer: Customer,
  world: World,
): Decision | { authorityId: string } {
  const verdict = may(world.powers, world.actor, 'visit.report', customer)
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  if (report.visitedOn > world.today) return invalid('visitedOn', { code: 'visit.futureDay' })
  if (report.nextStepOn && report.nextStepOn < report.visitedOn) {
    return invalid('nextStepOn', { code: 'visit.nextStepPast' })
  }
  return { authorityId: verdict.authority.id }
}

function visitOf(report: VisitFilled, customer: Customer, world: World): VisitReport {
  const { customerId: _, notDuplicate: __, ...told } = report
  return {
    kind: 'visit',
    id: `${customer.id}.${world.newId()}`,
    version: 1,
    customerId: customer.id,
    customerName: customer.name,
    reporterId: world.actor.id,
    reporterName: world.actor.name,
    ...told,
    reportedAt: world.at,
    ...(world.place ? { place: world.place } : {}),
  }
}

function tellOf(visit: VisitReport, world: World): Tell[] {
  const here = world.place ? { place: world.place } : { person: world.actor.id }
  const noted: Tell = { to: [here], notice: { notice: 'visit.noted', visit } }
  const managerId = world.actor.managerId
  if (visit.urgency === 'daily' || !managerId) return [noted]
  return [noted, { to: [{ person: managerId }], notice: { notice: 'visit.urgent', visit } }]
}

/** The digest keeps the five latest by the day of the visit, so a note handed in late takes its place. */
function withVisit(dossier: Dossier, visit: VisitReport): Dossier {
  const brief = {
    id: visit.id,
    title: beginningOf(visit.learned, 80),
    on: visit.visitedOn,
    by: visit.reporterId,
    byName: visit.reporterName,
    urgency: visit.urgency,
  }
  const open = visit.commitment ?? visit.nextStep
  const commitment = open && {
    id: visit.id,
    title: beginningOf(open, 80),
    on: visit.visitedOn,
    ...(visit.nextStepOn ? { dueOn: visit.nextStepOn } : {}),
  }
  return {
    ...dossier,
    version: dossier.version + 1,
    visits: dossier.visits + 1,
    ...(dossier.visitMonths
      ? { visitMonths: withMonth(dossier.visitMonths, monthOf(visit.visitedOn)) }
      : {}),
    lastVisits: [brief, ...dossier.lastVisits].sort((a, b) => (a.on < b.on ? 1 : -1)).slice(0, 5),
    commitments: commitment
      ? [commitment, ...dossier.commitments].slice(0, 5)
      : dossier.commitments,
  }
}

/** Counts a visit in its month; the digest stays as short however many years it goes on. */
function withMonth(
  months: Readonly<Record<string, number>>,
  month: string,
): Record<string, number> {
  const counted = { ...months, [month]: (months[month] ?? 0) + 1 }
  const latest = Object.keys(counted).sort().slice(-VISIT_MONTHS)
  return Object.fromEntries(latest.map((each) => [each, counted[each] ?? 0]))
}
