import { beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../../shared/domain/authorising.ts'
import { defaultSchedule } from '../../../shared/domain/default-schedule.ts'
import { checkSchedule } from '../../../shared/domain/schedule-floor.ts'
import type { Authority } from '../../../shared/records/authority.ts'
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
