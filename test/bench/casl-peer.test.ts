import { expect, test } from 'vitest'
import { compile } from '../../shared/domain/authorising.ts'
import { defaultSchedule } from '../../shared/domain/default-schedule.ts'
import { answerOf } from '../domain/authorising/question.ts'
import { questions } from '../domain/authorising/questions.ts'
import { preparedFor } from './casl-peer.ts'

test('the peer that the bench measures against gives the answers that the house gives', () => {
  const powers = compile(defaultSchedule)
  const asked = questions(10_000, 7).filter(({ kind }) => kind !== 'keep')
  const otherwise = asked.filter((one) => {
    const { ability, action, thing } = preparedFor(one, defaultSchedule)
    return ability.can(action, thing) !== answerOf(one, powers).yes
  })
  expect(asked.length).toBeGreaterThan(5000)
  expect(otherwise).toEqual([])
})
