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
  /** By authority: the roles that decide under it, at once or once it has escalated. */
  readonly deciders: ReadonlyMap<string, Role[]>
  /** Who may give powers of attorney. */
  readonly issuers: readonly Holder[]
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
  const keepers = rolesOf(...of(authorities, 'members.manage').map(({ heldBy }) => heldBy))
  const cells = Object.fromEntries(
    Action.options.map((action) => {
      const lines = of(authorities, action)
      // What nobody reads straight away may still be had on application.
      const applications = action === 'document.read' ? of(authorities, 'document.apply') : []
      const cellAt = (level: Level) => cellOf({ lines, applications, keepers, action, level })
      return [action, Object.fromEntries(levels.map((level) => [level, cellAt(level)]))]
    }),
  ) as Record<Action, Record<Level, Cell>>
  return {
    schedule,
    authorities: new Map(authorities.map((line) => [line.id, line])),
    cells,
    deciders: new Map(
      authorities.map((line) => [line.id, rolesOf(line.approvedBy, line.escalatesTo)]),
    ),
    issuers: of(authorities, 'attorney.issue').flatMap(({ heldBy }) => heldBy),
  }
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

const of = (authorities: readonly Authority[], action: Action) =>
  authorities.filter((line) => line.action === action)

interface Place {
  readonly lines: readonly Authority[]
  readonly applications: readonly Authority[]
  readonly keepers: Role[]
  readonly action: Action
  readonly level: Level
}

function cellOf(place: Place): Cell {
  const speaking = place.lines.filter((line) => speaksOf(line, place.level))
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
      lines.push({ holder, rank, verdict })
      byRole[holder.role] = lines
    }
  }
  const inactive = refusalOf(place, 'inactive', undefined, place.keepers)
  return { byRole, refused: refusedOf(place, inOrder[0]), inactive }
}

function refusedOf(place: Place, first: Authority | undefined): Verdict {
  if (place.level === 'topSecret' && opensContent.has(place.action))
    return refusalOf(place, 'top-secret', undefined, [])
  if (first) return refusalOf(place, 'not-held', first, rolesOf(first.heldBy, first.approvedBy))
  const asked = place.applications.find((line) => speaksOf(line, place.level))
  if (!asked) return refusalOf(place, 'not-on-schedule', undefined, [])
  return refusalOf(place, 'on-application', asked, rolesOf(asked.heldBy, asked.approvedBy))
}

type Refused = Extract<Verdict, { outcome: 'refused' }>

function refusalOf(
  { action, level }: Place,
  because: Refused['because'],
  lacking: Authority | undefined,
  grantors: Role[],
): Verdict {
  const secrecy = level === 'none' ? {} : { secrecy: level }
  return Object.freeze({ outcome: 'refused', because, action, ...secrecy, lacking, grantors })
}
