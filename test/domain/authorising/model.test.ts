import { beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../../shared/domain/authorising.ts'
import { defaultSchedule } from '../../../shared/domain/default-schedule.ts'
import { checkSchedule } from '../../../shared/domain/schedule-floor.ts'
import { Action, type Authority } from '../../../shared/records/authority.ts'
import { Role } from '../../../shared/terms/role.ts'
import { relations } from './cast.ts'
import { everyCell } from './cells.ts'
import { type Built, interpreterMutants } from './interpreter-mutants.ts'
import { faultsOfModel, loadModel, modelAnswerOf } from './model.ts'
import { mutantsOf } from './mutants.ts'
import { answerOf, type Question } from './question.ts'
import { questions } from './questions.ts'

const COUNT = 20_000
const asked = questions(COUNT, 20_261_123)
const powers = compile(defaultSchedule)
let expected: boolean[] = []

describe('the list and an independent model of the rules', () => {
  beforeAll(() => {
    loadModel()
    expected = asked.map(modelAnswerOf)
  }, 120_000)

  test('the model is valid against its schema, strictly', () => {
    expect(faultsOfModel()).toEqual([])
  })

  test('twenty thousand generated requests are answered alike', () => {
    const disagreed = asked.filter((one, i) => answerOf(one, powers).yes !== expected[i])
    expect(disagreed.slice(0, 3)).toEqual([])
    const allowed = expected.filter(Boolean).length
    console.info(
      `${COUNT - disagreed.length} of ${COUNT} requests agree, ${allowed} of them allowed`,
    )
    expect(allowed).toBeGreaterThan(COUNT / 5)
    expect(asked).toHaveLength(COUNT)
  })

  test('every line of the list allows something, many times over', () => {
    const used = new Map<string, number>()
    for (const one of asked) {
      const { yes, authorityId } = answerOf(one, powers)
      if (yes && authorityId) used.set(authorityId, (used.get(authorityId) ?? 0) + 1)
    }
    const seldom = defaultSchedule.authorities.filter(({ id }) => (used.get(id) ?? 0) < 20)
    expect(seldom.map(({ id }) => id)).toEqual([])
  })

  test('every cell of the list is as the model has it: action, level, role, nearness', () => {
    const cells = everyCell()
    const differing = cells.filter((one) => answerOf(one, powers).yes !== modelAnswerOf(one))
    expect(differing).toEqual([])
    expect(cells.length).toBe(Action.options.length * 5 * Role.options.length * relations.length)
  }, 60_000)

  test('no operator of the interpreter that decides can be turned without being found out', async () => {
    let tried = 0
    const survivors: string[] = []
    for await (const { what, built } of interpreterMutants()) {
      tried += 1
      const wrong = isFoundOut(built)
      if (!wrong) survivors.push(what)
    }
    console.info(`${tried - survivors.length} of ${tried} turned operators are found out`)
    expect(new Set(survivors)).toEqual(equivalent)
  }, 120_000)

  test('any single change to any line of the list is found out', () => {
    const byLine = new Map(defaultSchedule.authorities.map((line) => [line, concerning(line)]))
    let tried = 0
    const survivors: string[] = []
    for (const { what, line, authorities } of mutantsOf(defaultSchedule.authorities)) {
      const changed = compile({ ...defaultSchedule, authorities })
      const wrong = (byLine.get(line) ?? []).some((i) => {
        const one = asked[i]
        return one !== undefined && answerOf(one, changed).yes !== expected[i]
      })
      tried += 1
      if (!wrong) survivors.push(what)
    }
    console.info(`${tried - survivors.length} of ${tried} single changes are found out`)
    expect(survivors).toEqual([])
    expect(tried).toBeGreaterThan(1000)
  }, 60_000)

  test('a line that names the top secret opens nothing, and the floor refuses the list', () => {
    for (const line of defaultSchedule.authorities) {
      if (!/\.(read|apply)$/.test(line.action) || line.secrecy === undefined) continue
      const opened: Authority = { ...line, secrecy: [...line.secrecy, 'topSecret'] }
      const authorities = defaultSchedule.authorities.map((one) => (one === line ? opened : one))
      const changed = compile({ ...defaultSchedule, authorities })
      const differs = concerning(line).filter((i) => {
        const one = asked[i]
        return one !== undefined && answerOf(one, changed).yes !== expected[i]
      })
      expect(differs).toEqual([])
      const problems = checkSchedule({ ...defaultSchedule, authorities })
      expect(problems.map(({ code }) => code)).toContain('top-secret-opened')
    }
  })
})

/**
 * Turned operators that turn no yes into no: the first only spares work, the others name a reason or
 * list approvers, which the tests beside this one hold to.
 */
const equivalent = new Set([
  'authorising.ts: if (best !== undefined && best.rank < line.rank) break',
  "authorising.ts: return direct.outcome !== 'allowed' ? direct : may(powers, actor, 'document.apply', thing)",
  "schedule-table.ts: const applications = action !== 'document.read' ? of(authorities, 'document.apply') : []",
  "schedule-table.ts: if (place.level !== 'topSecret' && opensContent.has(place.action))",
  "schedule-table.ts: if (place.level === 'topSecret' || opensContent.has(place.action))",
  "schedule-table.ts: const secrecy = level !== 'none' ? {} : { secrecy: level }",
  "approving.ts: if (found.outcome !== 'refused') return []",
  "approving.ts: return refused(powers, authority, level !== 'topSecret' ? 'top-secret' : 'level')",
  "approving.ts: if (capacity) return { outcome: 'allowed', authority, escalated: capacity !== 'escalated' }",
  "approving.ts: return { outcome: 'allowed', authority, attorney, escalated: found !== 'escalated' }",
  'approving.ts: if (nearest !== undefined || isNearer(found, nearest)) nearest = found',
  'approving.ts: if (nearest === undefined && isNearer(found, nearest)) nearest = found',
  'capacity.ts: if (authority.escalatesTo !== undefined) return { lapsesAt }',
  'capacity.ts: if (authority.timeLimitHours !== undefined) return {}',
  'reading-right.ts: if (mode === undefined && readingHours === undefined) return undefined',
])

function isFoundOut(built: Built): boolean {
  try {
    const compiled = built.compile(defaultSchedule)
    return asked.some((one, i) => answerOf(one, compiled, built).yes !== expected[i])
  } catch {
    return true
  }
}

/** The questions that a change to this line may answer differently. */
function concerning(line: Authority): number[] {
  const touches = (one: Question) => {
    if (one.kind === 'may') return one.action === line.action
    if (one.kind === 'view') return false
    return (
      one.authorityId === line.id || (line.action === 'attorney.issue' && one.kind === 'decide')
    )
  }
  return asked.flatMap((one, i) => (touches(one) ? [i] : []))
}
