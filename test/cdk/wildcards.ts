import { Template } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { wildcards } from '../../cdk/wildcards.ts'
import { houseOnAws } from './house-on-aws.ts'
import { resourcesOf, type Statement, statementsIn } from './policies.ts'

const { app: _, ...stacks } = houseOnAws({ chats: 'slack,lark' })
const templates = Object.values(stacks).map((stack) => Template.fromStack(stack))
const all = templates.flatMap(statementsIn)
const isWild = (text: string) => /[*?]/.test(text)
const withWildcard = all.filter(({ of }) => [...of.Action, ...resourcesOf(of)].some(isWild))

const entryFor = (type: string, statement: Statement) =>
  wildcards.find(
    ({ of, effect, actions, resources }) =>
      of === type &&
      effect === statement.Effect &&
      statement.Action.every((action) => actions.includes(action)) &&
      resourcesOf(statement)
        .filter(isWild)
        .every((text) => resources.some((end) => text.endsWith(end))),
  )

test('no right is given by a wildcard, save for those in the reasoned list', () => {
  expect(all.length).toBeGreaterThan(50)
  const unreasoned = withWildcard.filter(({ type, of }) => !entryFor(type, of))
  expect(unreasoned).toEqual([])
})

test('the list holds nothing that is not there, and a reason for each', () => {
  const used = new Set(withWildcard.map(({ type, of }) => entryFor(type, of)))
  expect(wildcards.filter((entry) => !used.has(entry))).toEqual([])
  expect(wildcards.filter(({ reason }) => reason.length < 20)).toEqual([])
})

test('nothing is allowed by what is left out: no statement says all but this', () => {
  const text = JSON.stringify(templates)
  expect(text).not.toContain('NotAction')
  expect(text).not.toContain('NotResource')
  expect(text).not.toContain('NotPrincipal')
})
