import { readFileSync, writeFileSync } from 'node:fs'
import { Template } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { page, serviceOf, services } from '../../cdk/services.ts'
import { houseOnAws } from './house-on-aws.ts'

const DOCUMENT = new URL('../../docs/services.md', import.meta.url)

const { app: _, ...stacks } = houseOnAws({
  chats: 'slack,lark',
  alarmEmail: 'archive@example.com',
  monthlyBudgetUsd: '100',
  domainName: 'archive.example.com',
  certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/1',
})
const types = new Set(
  Object.values(stacks).flatMap((stack) =>
    Object.values<{ Type: string }>(Template.fromStack(stack).toJSON()['Resources']).map(
      ({ Type }) => Type,
    ),
  ),
)

test('of every service that is used it is said whether China has it, and what to do where it has not', () => {
  expect([...types].filter((type) => !serviceOf(type))).toEqual([])
  expect(services.filter(({ prefix }) => ![...types].some((it) => it.startsWith(prefix)))).toEqual(
    [],
  )
  for (const { china, otherwise } of services) {
    if (china !== 'yes') expect(otherwise.length).toBeGreaterThan(10)
  }
})

test('docs/services.md says it as it is', () => {
  const said = page([...types])
  if (process.env['SERVICES'] === 'write') writeFileSync(DOCUMENT, said)
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(said)
})
