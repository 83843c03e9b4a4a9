import type { Actor, PendingRequest } from '../../../shared/domain/authorising.ts'
import { defaultSchedule } from '../../../shared/domain/default-schedule.ts'
import { type Authority, type Holder, RequiredPaper } from '../../../shared/records/authority.ts'
import type { PowerOfAttorney } from '../../../shared/records/power-of-attorney.ts'
import { days, hours, minutes } from '../../../shared/terms/moment.ts'
import { Role } from '../../../shared/terms/role.ts'
import { SecrecyLevel } from '../../../shared/terms/secrecy-level.ts'
import { pairOf, relationFor, relations } from './cast.ts'
import type { Dice } from './dice.ts'
import type { Question } from './question.ts'
import { near, now, provenAt } from './times.ts'

const lines = defaultSchedule.authorities
const decided = lines.filter((line) => line.approvedBy !== undefined)
const bends = [
  'nothing',
  'time',
  'time',
  'papers',
  'proof',
  'party',
  'level',
  'person',
  'line',
  'scope',
  'ceiling',
  'period',
  'revocation',
  'delegate',
  'grantor',
] as const

/** May this person decide that request, by office or by power of attorney? */
export function decideQuestions(d: Dice): () => Question {
  const anyone = d.deck(
    decided.flatMap((line) =>
      Role.options.flatMap((role) =>
        relations.flatMap((relation) =>
          [false, true].map((late) => ({ line, role, relation, late })),
        ),
      ),
    ),
  )
  const delegated = d.deck(
    decided.flatMap((line) =>
      Role.options.flatMap((role) => [false, true].map((late) => ({ line, role, late }))),
    ),
  )
  const bent = d.deck(decided.flatMap((line) => bends.map((bend) => ({ line, bend }))))
  return () => {
    const kind = d.roll(10)
    if (kind < 4) return officer(d, anyone())
    if (kind < 6) return delegate(d, delegated())
    return bend(d, bent())
  }
}

/** Anyone at all, by office, on a request that is in order. */
function officer(
  d: Dice,
  dealt: { line: Authority; role: Role; relation: (typeof relations)[number]; late: boolean },
): Decide {
  const { line, role, relation, late } = dealt
  const { actor, thing } = pairOf(d, 'li-lei', role, relation, d.pick(line.secrecy ?? [undefined]))
  return inOrder(d, line, actor, { object: thing, requestedAt: now - waited(d, line, late) })
}

/** Anyone at all, by a power of attorney of the general manager that is in order. */
function delegate(d: Dice, dealt: { line: Authority; role: Role; late: boolean }): Decide {
  const { line, role, late } = dealt
  const secrecy = d.pick(line.secrecy ?? [undefined])
  const { actor, thing } = pairOf(d, 'li-lei', role, 'stranger', secrecy)
  const asked = inOrder(d, line, actor, {
    object: thing,
    requestedAt: now - waited(d, line, late),
  })
  const grantor: Actor = { ...zong, departmentId: 'office' }
  return { ...asked, attorneys: [attorneyOn(line.id)], grantors: new Map([[zong.id, grantor]]) }
}

/** A decider or a delegate with everything in order, but one thing. */
function bend(d: Dice, dealt: { line: Authority; bend: (typeof bends)[number] }): Decide {
  const { line } = dealt
  const secrecy = d.pick(line.secrecy ?? [undefined])
  const delegates = (line.delegableTo ?? []).map((role): Holder => ({ role, scope: 'any' }))
  const attorneyBends = ['scope', 'ceiling', 'period', 'revocation', 'delegate', 'grantor']
  const acting = attorneyBends.includes(dealt.bend) || (delegates.length > 0 && d.chance(0.5))
  const late = d.chance(0.4) && line.escalatesTo !== undefined
  const deciders = late ? (line.escalatesTo ?? []) : (line.approvedBy ?? [])
  const holder = d.pick(acting && delegates.length > 0 ? delegates : deciders)
  const relation = acting ? 'stranger' : relationFor(d, holder)
  const { actor, thing } = pairOf(d, 'li-lei', holder.role, relation, secrecy)
  const asked = inOrder(d, line, actor, {
    object: thing,
    requestedAt: now - waited(d, line, late),
  })
  const attorney = attorneyOn(line.id)
  const plain: Decide = acting
    ? { ...asked, attorneys: [attorney], grantors: new Map([[zong.id, zong]]) }
    : asked
  const withAttorney = (change: Partial<PowerOfAttorney>): Decide => ({
    ...plain,
    attorneys: [{ ...attorney, ...change }],
  })
  const { request } = plain
  switch (dealt.bend) {
    case 'nothing':
      return plain
    case 'time':
      return { ...plain, request: { ...request, requestedAt: now - edge(d) } }
    case 'papers': {
      const papers = RequiredPaper.options.filter(() => d.chance(0.4))
      return { ...plain, request: { ...request, papers: d.chance(0.9) ? papers : undefined } }
    }
    case 'proof':
      return { ...plain, provenAt: provenAt(d) }
    case 'party': {
      const party = d.pick(['li-lei', 'zong'])
      const as = d.pick(['applicantId', 'readerId'])
      return { ...plain, request: { ...request, [as]: party } }
    }
    case 'level': {
      const other = d.pick([...SecrecyLevel.options, undefined])
      return { ...plain, request: { ...request, object: { ...thing, secrecy: other } } }
    }
    case 'person':
      return { ...plain, actor: { ...actor, active: false } }
    case 'line':
      return { ...plain, authorityId: d.pick([...lines.map(({ id }) => id), 'no.such']) }
    case 'scope':
      return withAttorney({ authorityIds: d.pick([[d.pick(lines).id], ['no.such', line.id]]) })
    case 'ceiling':
      return withAttorney({ ceiling: d.pick(SecrecyLevel.options) })
    case 'period':
      return withAttorney(d.pick([{ from: near(d, now) }, { until: near(d, now) }]))
    case 'revocation':
      return withAttorney({ revokedAt: near(d, now) })
    case 'delegate': {
      const attorneys = [{ ...attorney, delegateId: 'han-mei' }]
      // A second paper, in order, among others that are not.
      return { ...plain, attorneys: d.chance(0.5) ? attorneys : [...attorneys, attorney] }
    }
    case 'grantor':
      return { ...plain, grantors: grantorsOf(d, plain) }
  }
}

type Decide = Extract<Question, { kind: 'decide' }>

const zong: Actor = {
  id: 'zong',
  roles: ['generalManager'],
  departmentId: 'office',
  inCharge: [],
  active: true,
}

function inOrder(
  d: Dice,
  line: Authority,
  actor: Actor,
  request: Pick<PendingRequest, 'object' | 'requestedAt'>,
): Decide {
  return {
    kind: 'decide',
    actor,
    authorityId: line.id,
    request: {
      applicantId: d.pick(['wang-fang', 'han-mei']),
      readerId: 'wang-fang',
      papers: [...RequiredPaper.options],
      ...request,
    },
    at: now,
    provenAt: now - minutes(1),
    attorneys: [],
    grantors: new Map(),
  }
}

const attorneyOn = (authorityId: string): PowerOfAttorney => ({
  kind: 'attorney',
  id: 'wt-1',
  version: 1,
  number: 'WT-0001',
  grantorId: 'zong',
  delegateId: 'li-lei',
  authorityIds: [authorityId],
  ceiling: 'highlySecret',
  from: now - days(2),
  until: now + days(2),
  wording: '总经理因公外出，授权代批秘密级、机密级档案借阅申请',
})

/** The giver has left, was never there, or holds another office than one thought. */
function grantorsOf(d: Dice, { request }: Decide): Map<string, Actor> {
  const inCharge = request.object.departmentId === undefined ? [] : [request.object.departmentId]
  return d.pick([
    new Map(),
    new Map([[zong.id, { ...zong, active: false }]]),
    new Map([[zong.id, { ...zong, roles: [d.pick(Role.options)], inCharge }]]),
    new Map([[zong.id, { ...zong, roles: ['deputyGeneralManager' as const], inCharge }]]),
  ])
}

/** Within the line's time, or in the time after it has escalated. */
function waited(d: Dice, { timeLimitHours = 0 }: Authority, late: boolean): number {
  const limit = hours(timeLimitHours)
  if (d.chance(0.15)) return late ? limit : limit - 1
  return (late ? limit : 0) + d.roll(limit)
}

/** Whole hours at which limits may lie, and the millisecond on each side. */
const edge = (d: Dice) =>
  near(d, hours(d.pick([0, 24, 36, 47, 48, 49, 71, 72, 73, 95, 96, 97, 144, 192])))
