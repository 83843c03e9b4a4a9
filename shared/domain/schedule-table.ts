import {
  Action,
  type Authority,
  type AuthoritySchedule,
  type Holder,
} from '../records/authority.ts'
import { Role } from '../terms/role.ts'
import { SecrecyLevel } from '../terms/secrecy-level.ts'

/** The answer to whether someone may do something, naming the authority that says so or the one that lacks. */
export type Verdict =
  | { readonly outcome: 'allowed'; readonly authority: Authority }
  | { readonly outcome: 'onApproval'; readonly authority: Authority }
  | {
      readonly outcome: 'refused'
      readonly because:
        | 'inactive'
        | 'top-secret'
        | 'not-on-schedule'
        | 'on-application'
        | 'not-held'
      readonly action: Action
      readonly secrecy?: SecrecyLevel
      /** The power that is missing; none when no line of the list gives it to anyone. */
      readonly lacking: Authority | undefined
      /** Who could grant it or do it. */
      readonly grantors: Role[]
    }

/** One holder of one authority, as looked up by role. */
export interface Line {
  readonly holder: Holder
  /** Direct powers first, then the order of the list. */
  readonly rank: number
  readonly verdict: Verdict
}

/** What the list says about one action at one level. */
export interface Cell {
  readonly byRole: Readonly<Partial<Record<Role, readonly Line[]>>>
  readonly refused: Verdict
  readonly inactive: Verdict
}

/** A level, or `none` for what has no level. */
export type Level = SecrecyLevel | 'none'

/** An authority schedule made ready for looking up: action × level × role. */
export interface Powers {
  readonly schedule: AuthoritySchedule
  readonly authorities: ReadonlyMap<string, Authority>
  readonly cells: Readonly<Record<Action, Readonly<Record<Level, Cell>>>>
}

/** Actions by which content reaches a reader: never at top secret, whatever a list says. 篇2 rules §7.3 */
export const opensContent: ReadonlySet<Action> = new Set<Action>([
  'document.read',
  'document.apply',
  'creditFile.read',
  'creditFile.apply',
  'outside.apply',
  'personalDossier.read',
  'personalDossier.apply',
])

/** Makes a schedule ready for looking up; do it once a version and keep the result. */
export function compile(schedule: AuthoritySchedule): Powers {
  const { authorities } = schedule
  const cells = Object.fromEntries(
    Action.options.map((action) => [
      action,
      Object.fromEntries(levels.map((level) => [level, cellOf(authorities, action, level)])),
    ]),
  ) as Record<Action, Record<Level, Cell>>
  return { schedule, authorities: new Map(authorities.map((line) => [line.id, line])), cells }
}

/** The roles named as holders, each once, in the order of the roles. */
export function rolesOf(...holders: (readonly Holder[] | undefined)[]): Role[] {
  const named = new Set(holders.flatMap((list) => list ?? []).map(({ role }) => role))
  return Role.options.filter((role) => named.has(role))
}

/** Whether an authority speaks of things of this level. */
export function speaksOf(authority: Authority, level: Level): boolean {
  if (level === 'topSecret' && opensContent.has(authority.action)) return false
  if (authority.secrecy === undefined) return true
  return level !== 'none' && authority.secrecy.includes(level)
}

const levels: readonly Level[] = ['none', ...SecrecyLevel.options]

function cellOf(all: readonly Authority[], action: Action, level: Level): Cell {
  const speaking = all.filter((line) => line.action === action && speaksOf(line, level))
  const inOrder = [
    ...speaking.filter((line) => line.approvedBy === undefined),
    ...speaking.filter((line) => line.approvedBy !== undefined),
  ]
  const byRole: Partial<Record<Role, Line[]>> = {}
  for (const [rank, authority] of inOrder.entries()) {
    const outcome = authority.approvedBy === undefined ? 'allowed' : 'onApproval'
    const verdict: Verdict = Object.freeze({ outcome, authority })
    for (const holder of authority.heldBy) {
      const lines = byRole[holder.role] ?? []
      byRole[holder.role] = [...lines, { holder, rank, verdict }]
    }
  }
  return {
    byRole,
    refused: refusalOf(all, inOrder[0], action, level),
    inactive: inactiveOf(all, action, level),
  }
}

function refusalOf(
  all: readonly Authority[],
  first: Authority | undefined,
  action: Action,
  level: Level,
): Verdict {
  const about = {
    outcome: 'refused',
    action,
    ...(level === 'none' ? {} : { secrecy: level }),
  } as const
  if (level === 'topSecret' && opensContent.has(action))
    return Object.freeze({ ...about, because: 'top-secret', lacking: undefined, grantors: [] })
  if (first !== undefined) {
    const grantors = rolesOf(first.heldBy, first.approvedBy)
    return Object.freeze({ ...about, because: 'not-held', lacking: first, grantors })
  }
  // What nobody reads straight away may still be had on application: name that power.
  const onApplication = all.find(
    (line) =>
      action === 'document.read' && line.action === 'document.apply' && speaksOf(line, level),
  )
  const grantors = rolesOf(onApplication?.heldBy, onApplication?.approvedBy)
  const because = onApplication === undefined ? 'not-on-schedule' : 'on-application'
  return Object.freeze({ ...about, because, lacking: onApplication, grantors })
}

function inactiveOf(all: readonly Authority[], action: Action, level: Level): Verdict {
  const members = all
    .filter((line) => line.action === 'members.manage')
    .flatMap((line) => line.heldBy)
  return Object.freeze({
    outcome: 'refused',
    because: 'inactive',
    action,
    ...(level === 'none' ? {} : { secrecy: level }),
    lacking: undefined,
    grantors: rolesOf(members),
  })
}
