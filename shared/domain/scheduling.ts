import type { ScheduleFilled } from '../forms/schedule.ts'
import type { Authority, AuthoritySchedule, Holder } from '../records/authority.ts'
import type { Role } from '../terms/role.ts'
import { checkSchedule, may } from './authorising.ts'
import { type Decision, invalid, refuse } from './decision.ts'
import { lacking } from './refusing.ts'
import type { ProblemCode } from './schedule-floor.ts'
import type { World } from './world.ts'

/** A deputy decides for the fields in their charge; everybody else's approving knows no bounds of department. */
const holderOf = (role: Role, before: readonly Holder[] | undefined): Holder =>
  before?.find((holder) => holder.role === role) ?? {
    role,
    scope: role === 'deputyGeneralManager' ? 'inCharge' : 'any',
  }

/**
 * Publishes a new version of the schedule with one line changed. It needs its own power, may not go
 * below what the company's rules set, and leaves past decisions tied to their own version. It builds
 * on the latest published, in force or not: of two changes neither undoes the other.
 */
export function changeSchedule(
  filled: ScheduleFilled & { authorityId: string },
  latest: AuthoritySchedule,
  world: World,
): Decision {
  const verdict = may(world.powers, world.actor, 'schedule.change', {})
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  const line = latest.authorities.find(({ id }) => id === filled.authorityId)
  if (!line) return refuse({ code: 'schedule.noSuchAuthority' })
  if (filled.inForceOn < world.today) return invalid('inForceOn', { code: 'schedule.past' })
  if (filled.inForceOn < latest.inForceOn) {
    const { number, inForceOn } = latest
    return invalid('inForceOn', { code: 'schedule.overtakes', number, inForceOn })
  }

  const number = world.company.schedules + 1
  const changed = changedLine(line, filled)
  const next: AuthoritySchedule = {
    ...latest,
    id: String(number),
    version: 1,
    number,
    inForceOn: filled.inForceOn,
    authorities: latest.authorities.map((each) => (each.id === line.id ? changed : each)),
  }
  const [problem] = checkSchedule(next)
  if (problem) {
    const { basis, code } = problem
    return invalid(fieldOf(code), { code: 'schedule.belowFloor', basis, problem: code })
  }
  const now = filled.inForceOn === world.today
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [
      { after: next },
      {
        before: world.company,
        after: {
          ...world.company,
          version: world.company.version + 1,
          schedules: number,
          schedule: now ? number : world.company.schedule,
        },
      },
    ],
    by: { authorityId: verdict.authority.id },
    tell: [
      {
        to: [{ role: 'generalManager' }, { role: 'officeDirector' }, { role: 'archivist' }],
        notice: published(next, changed, world),
      },
    ],
    answer: published(next, changed, world),
  }
}

/** Beside which answer a broken rule is said. */
const fieldOf = (problem: ProblemCode): keyof ScheduleFilled =>
  problem === 'delegate'
    ? 'delegableTo'
    : problem === 'time-limit'
      ? 'timeLimitHours'
      : problem === 'blank'
        ? 'basis'
        : 'approvedBy'

const published = (next: AuthoritySchedule, authority: Authority, world: World) => ({
  notice: 'schedule.published' as const,
  number: next.number,
  authority,
  inForceOn: next.inForceOn,
  byName: world.actor.name,
})

function changedLine(line: Authority, filled: ScheduleFilled): Authority {
  const { approvedBy: _, delegableTo: __, timeLimitHours: ___, ...rest } = line
  return {
    ...rest,
    basis: filled.basis,
    ...(filled.approvedBy.length > 0
      ? { approvedBy: filled.approvedBy.map((role) => holderOf(role, line.approvedBy)) }
      : {}),
    ...(filled.delegableTo.length > 0 ? { delegableTo: filled.delegableTo } : {}),
    ...(filled.timeLimitHours ? { timeLimitHours: Number(filled.timeLimitHours) } : {}),
  }
}

/** On its day a version comes into force, unless a later one already has. */
export function enterIntoForce(schedule: AuthoritySchedule | undefined, world: World): Decision {
  if (world.actor.id !== 'house') return refuse({ code: 'thing.unknown', what: 'activity' })
  if (!schedule || schedule.inForceOn > world.today || schedule.number <= world.company.schedule) {
    return refuse({ code: 'schedule.noSuchAuthority' })
  }
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [
      {
        before: world.company,
        after: { ...world.company, version: world.company.version + 1, schedule: schedule.number },
      },
    ],
    relyOn: [schedule],
    by: { authorityId: 'house.clock' },
    answer: { notice: 'done' },
  }
}
