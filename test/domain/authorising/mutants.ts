import { opensContent, speaksOf } from '../../../shared/domain/schedule-table.ts'
import {
  type Authority,
  type Holder,
  ReadingMode,
  RequiredPaper,
} from '../../../shared/records/authority.ts'
import { Role } from '../../../shared/terms/role.ts'
import { SecrecyLevel } from '../../../shared/terms/secrecy-level.ts'

/** A list with one thing about one line changed. */
export interface Mutant {
  readonly what: string
  /** The line that was changed, as it was. */
  readonly line: Authority
  readonly authorities: Authority[]
}

/** Every single change to a list that changes what it means. */
export function* mutantsOf(list: readonly Authority[]): Generator<Mutant> {
  for (const line of list) {
    const others = list.filter((other) => other !== line)
    yield { what: `${line.id}: line removed`, line, authorities: others }
    const changes = [
      ...holderChanges(line),
      ...levelChanges(line, others),
      ...proofChanges(line),
      ...readingChanges(line),
      ...(line.approvedBy ? approvalChanges(line, line.approvedBy, list) : directChanges(line)),
    ]
    for (const [what, changed] of changes) {
      const authorities = list.map((other) => (other === line ? changed : other))
      yield { what: `${line.id}: ${what}`, line, authorities }
    }
  }
}

type Change = readonly [what: string, changed: Authority]
const scopes = ['any', 'owner', 'department', 'inCharge'] as const

/** A holder removed, added, nearer, farther, or allowed to name another reader. */
function* holderChanges(line: Authority): Generator<Change> {
  for (const [what, heldBy] of holdersChanged('holder', line.heldBy))
    yield [what, { ...line, heldBy }]
  for (const [i, holder] of line.heldBy.entries()) {
    const { readers, ...without } = holder
    const toggled: Holder = readers ? without : { ...holder, readers: 'department' }
    const heldBy = line.heldBy.with(i, toggled)
    yield [`${nameOf(holder)} names ${readers ? 'no' : 'a'} reader`, { ...line, heldBy }]
  }
}

function* holdersChanged(
  as: string,
  holders: readonly Holder[],
  already: readonly Holder[] = [],
): Generator<readonly [what: string, holders: Holder[]]> {
  for (const [i, holder] of holders.entries()) {
    yield [`${as} ${nameOf(holder)} removed`, holders.toSpliced(i, 1)]
    for (const scope of scopes) {
      if (scope === holder.scope) continue
      yield [`${as} ${nameOf(holder)} becomes ${scope}`, holders.with(i, { ...holder, scope })]
    }
  }
  for (const role of Role.options) {
    for (const scope of scopes) {
      const covered = [...holders, ...already].some(
        (other) => other.role === role && (other.scope === 'any' || other.scope === scope),
      )
      if (!covered) yield [`${as} ${role}@${scope} added`, [...holders, { role, scope }]]
    }
  }
}

function* levelChanges(line: Authority, others: readonly Authority[]): Generator<Change> {
  const named = line.secrecy ?? SecrecyLevel.options
  // What opens content never opens the top secret, so naming that level or not is the same.
  const real = SecrecyLevel.options.filter(
    (level) => level !== 'topSecret' || !opensContent.has(line.action),
  )
  for (const level of real) {
    if (named.includes(level))
      yield [`level ${level} removed`, { ...line, secrecy: named.filter((one) => one !== level) }]
    else if (line.approvedBy || !isHeldAnyway(line, level, others))
      yield [`level ${level} added`, { ...line, secrecy: [...named, level] }]
  }
  const { secrecy, ...levelless } = line
  if (secrecy) yield ['levels dropped', levelless]
}

/** Whether other lines already let all of these holders do the same at a level. */
const isHeldAnyway = (line: Authority, level: SecrecyLevel, others: readonly Authority[]) =>
  line.heldBy.every((holder) =>
    others.some(
      (other) =>
        other.action === line.action &&
        speaksOf(other, level) &&
        other.heldBy.some(
          ({ role, scope }) => role === holder.role && (scope === 'any' || scope === holder.scope),
        ),
    ),
  )

function* proofChanges(line: Authority): Generator<Change> {
  const freshProof = !line.freshProof
  yield [`fresh proof ${freshProof ? 'asked' : 'dropped'}`, { ...line, freshProof }]
}

function* readingChanges(line: Authority): Generator<Change> {
  const { mode, readingHours, ...without } = line
  if (mode === undefined || readingHours === undefined) return
  for (const other of ReadingMode.options)
    if (other !== mode) yield [`mode becomes ${other}`, { ...line, mode: other }]
  for (const n of [readingHours + 1, readingHours - 1, readingHours * 2, readingHours / 2])
    yield [`hours become ${n}`, { ...line, readingHours: n }]
  yield ['mode dropped', { ...without, readingHours }]
  yield ['hours dropped', { ...without, mode }]
}

/** A line that acts at once would have to ask. */
function* directChanges(line: Authority): Generator<Change> {
  yield ['approval asked', { ...line, approvedBy: [{ role: 'generalManager', scope: 'any' }] }]
}

function* approvalChanges(
  line: Authority,
  approvedBy: Holder[],
  list: readonly Authority[],
): Generator<Change> {
  const { approvedBy: _, ...direct } = line
  yield ['approval dropped', direct]
  for (const [what, changed] of holdersChanged('approver', approvedBy))
    yield [what, { ...line, approvedBy: changed }]

  const { escalatesTo = [], ...final } = line
  if (line.escalatesTo) yield ['escalation dropped', final]
  else yield ['escalation without anyone added', { ...line, escalatesTo: [] }]
  for (const [what, changed] of holdersChanged('escalation to', escalatesTo, approvedBy))
    yield [what, { ...line, escalatesTo: changed }]

  const { timeLimitHours = 0, ...timeless } = line
  yield ['time limit dropped', timeless]
  for (const n of [timeLimitHours + 1, timeLimitHours - 1, timeLimitHours * 2, timeLimitHours / 2])
    yield [`time limit becomes ${n}`, { ...line, timeLimitHours: n }]

  const { papers = [], ...paperless } = line
  if (papers.length > 0) yield ['papers dropped', paperless]
  for (const paper of RequiredPaper.options) {
    const changed = papers.includes(paper)
      ? papers.filter((one) => one !== paper)
      : [...papers, paper]
    yield [`paper ${paper} toggled`, { ...line, papers: changed }]
  }
  yield* delegationChanges(line, [...approvedBy, ...escalatesTo], list)
}

function* delegationChanges(
  line: Authority,
  deciders: readonly Holder[],
  list: readonly Authority[],
): Generator<Change> {
  const issuers = list.filter(({ action }) => action === 'attorney.issue').flatMap((l) => l.heldBy)
  // A power that no issuer of powers of attorney holds cannot be delegated, whatever is written.
  if (!deciders.some(({ role }) => issuers.some((issuer) => issuer.role === role))) return
  const { delegableTo = [], ...personal } = line
  if (line.delegableTo) yield ['delegability dropped', personal]
  for (const role of Role.options) {
    if (delegableTo.includes(role)) {
      const rest = delegableTo.filter((one) => one !== role)
      yield [`delegate ${role} removed`, { ...line, delegableTo: rest }]
    } else if (!issuers.some((one) => one.role === role) && !decidesAnyway(line, role)) {
      yield [`delegate ${role} added`, { ...line, delegableTo: [...delegableTo, role] }]
    }
  }
}

/** Whether a role decides everywhere by its own office, so that a power of attorney adds nothing. */
const decidesAnyway = ({ approvedBy = [] }: Authority, role: Role) =>
  approvedBy.some((one) => one.role === role && one.scope === 'any')

const nameOf = ({ role, scope }: Holder) => `${role}@${scope}`
