import { createMongoAbility, type MongoAbility, type RawRuleOf, subject } from '@casl/ability'
import { modesOf, SECRET_HOURS } from '../../shared/domain/reading-right.ts'
import type { Authority, AuthoritySchedule, Holder } from '../../shared/records/authority.ts'
import { hours, minutes } from '../../shared/terms/moment.ts'
import { isWithin, SecrecyLevel } from '../../shared/terms/secrecy-level.ts'
import type { Question } from '../domain/authorising/question.ts'

type Rule = RawRuleOf<MongoAbility>
type Conditions = Record<string, unknown>
type Person = Question['actor']

/** A question made ready for CASL: the person's ability, and the subject with what matters about it. */
export interface Prepared {
  ability: MongoAbility
  action: string
  thing: ReturnType<typeof subject>
}

/** Puts a question to CASL's terms; all of this is done before the clock runs. */
export function preparedFor(question: Question, schedule: AuthoritySchedule): Prepared {
  const { actor } = question
  const rules = actor.active ? rulesFor(question, schedule.authorities) : []
  return { ability: createMongoAbility(rules), ...askedOf(question) }
}

function askedOf(question: Question): Pick<Prepared, 'action' | 'thing'> {
  const of = (thing: Conditions) => subject('Thing', thing)
  switch (question.kind) {
    case 'may': {
      const { thing, actor, at, provenAt } = question
      const reader = thing.reader ?? actor
      const { secrecy = 'none', ownerId, departmentId } = thing
      return {
        action: `${question.asking ? 'ask' : 'do'} ${question.action}`,
        thing: of({
          secrecy,
          ownerId,
          departmentId,
          readerId: reader.id,
          readerDepartment: reader.departmentId,
          proofAge: at - (provenAt ?? Number.NEGATIVE_INFINITY),
        }),
      }
    }
    case 'decide': {
      const { request, at, provenAt } = question
      const { secrecy = 'none', ownerId, departmentId } = request.object
      const { applicantId, readerId, papers = [] } = request
      const waited = at - request.requestedAt
      const proofAge = at - (provenAt ?? Number.NEGATIVE_INFINITY)
      const facts = { secrecy, ownerId, departmentId, applicantId, readerId, papers }
      return {
        action: `decide ${question.authorityId}`,
        thing: of({ ...facts, waited, proofAge, at }),
      }
    }
    case 'view': {
      const { document, at, inReadingRoom } = question
      return { action: 'view', thing: of({ ...document, at, inReadingRoom }) }
    }
    case 'keep':
      throw new TypeError('not a decision about a person')
  }
}

function rulesFor(question: Question, lines: readonly Authority[]): Rule[] {
  const { actor } = question
  const own = lines.flatMap((line) => [...holding(line, actor), ...deciding(line, actor, {})])
  if (question.kind === 'decide') return [...own, ...byAttorney(question, lines)]
  if (question.kind === 'view') return [...own, ...byGrant(question)]
  return own
}

const rule = (action: string, conditions: Conditions): Rule => ({
  action,
  subject: 'Thing',
  conditions,
})

const levelsOf = (line: Authority) => {
  const opens = /\.(read|apply)$/.test(line.action) && !line.action.startsWith('customer')
  const shut = opens && line.action !== 'schedule.read' ? ['topSecret'] : []
  if (line.secrecy) return { secrecy: { $in: line.secrecy.filter((one) => !shut.includes(one)) } }
  return shut.length > 0 ? { secrecy: { $nin: shut } } : {}
}

const fresh = (line: Authority) =>
  line.freshProof ? { proofAge: { $gte: 0, $lt: minutes(5) } } : {}

function nearness({ scope }: Holder, person: Person): Conditions {
  if (scope === 'owner') return { ownerId: person.id }
  if (scope === 'department') return { departmentId: person.departmentId }
  return scope === 'inCharge' ? { departmentId: { $in: [...person.inCharge] } } : {}
}

function holding(line: Authority, actor: Person): Rule[] {
  const asks = line.approvedBy !== undefined
  return line.heldBy
    .filter(({ role }) => actor.roles.includes(role))
    .flatMap((holder) => {
      const conditions = {
        ...levelsOf(line),
        ...nearness(holder, actor),
        ...(asks ? {} : fresh(line)),
      }
      const action = `${asks ? 'ask' : 'do'} ${line.action}`
      const own = rule(action, { ...conditions, readerId: actor.id })
      if (!holder.readers) return [own]
      return [own, rule(action, { ...conditions, readerDepartment: actor.departmentId })]
    })
}

function deciding(line: Authority, actor: Person, more: Conditions): Rule[] {
  if (!line.approvedBy) return []
  const limit = hours(line.timeLimitHours ?? Number.POSITIVE_INFINITY)
  const last = line.escalatesTo ? 2 * limit : limit
  const of = (holders: readonly Holder[], waited: Conditions) =>
    holders
      .filter(({ role }) => actor.roles.includes(role))
      .map((holder) =>
        rule(`decide ${line.id}`, {
          ...levelsOf(line),
          ...fresh(line),
          ...(line.papers ? { papers: { $all: line.papers } } : {}),
          applicantId: { $ne: actor.id },
          readerId: { $ne: actor.id },
          waited,
          ...nearness(holder, actor),
          ...more,
        }),
      )
  return [
    ...of(line.approvedBy, { $lt: last }),
    ...of(line.escalatesTo ?? [], { $gte: limit, $lt: last }),
  ]
}

function byAttorney(
  question: Extract<Question, { kind: 'decide' }>,
  lines: readonly Authority[],
): Rule[] {
  const { actor, attorneys, grantors } = question
  const issuers = lines.filter(({ action }) => action === 'attorney.issue').flatMap((l) => l.heldBy)
  return attorneys.flatMap((attorney) => {
    const grantor = grantors.get(attorney.grantorId)
    const mayIssue = issuers.some(({ role }) => grantor?.roles.includes(role))
    if (attorney.delegateId !== actor.id || !grantor?.active || !mayIssue) return []
    const until = Math.min(attorney.until, attorney.revokedAt ?? Number.POSITIVE_INFINITY)
    const within = SecrecyLevel.options.filter((level) => isWithin(attorney.ceiling, level))
    return lines
      .filter(({ id }) => attorney.authorityIds.includes(id))
      .filter(({ delegableTo }) => delegableTo?.some((role) => actor.roles.includes(role)))
      .flatMap((line) =>
        deciding(line, grantor, {
          at: { $gte: attorney.from, $lt: until },
          secrecy: { $in: within.filter((level) => line.secrecy?.includes(level)) },
          applicantId: { $nin: [actor.id, grantor.id] },
          readerId: { $nin: [actor.id, grantor.id] },
        }),
      )
  })
}

function byGrant({ actor, grant }: Extract<Question, { kind: 'view' }>): Rule[] {
  if (grant?.personId !== actor.id || grant.state !== 'open') return []
  const { from, until, mode, sitting, documentId } = grant
  if (from === undefined || until === undefined) return []
  const levels = SecrecyLevel.options.filter((level) => modesOf[level].includes(mode))
  return levels.flatMap((secrecy) => {
    const end = secrecy === 'secret' ? Math.min(until, from + hours(SECRET_HOURS)) : until
    const window = { id: documentId, secrecy, state: 'filed', at: { $gte: from, $lt: end } }
    if (mode !== 'sitting') return [rule('view', window)]
    if (!sitting) return []
    const at = { $gte: Math.max(from, sitting.from), $lt: Math.min(end, sitting.until) }
    return [rule('view', { ...window, at, inReadingRoom: true })]
  })
}
