import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { signals } from '../../cdk/log-signals.ts'
import { functionsOf, houseOnAws } from './house-on-aws.ts'
import { statementsIn } from './policies.ts'

const { app: _, ...stacks } = houseOnAws({
  chats: 'slack,lark',
  alarmEmail: 'archive@example.com',
  monthlyBudgetUsd: '100',
})
const templates = Object.values(stacks).map((stack) => Template.fromStack(stack))
const watch = Template.fromStack(stacks.watch)
const alarms = Object.entries(watch.findResources('AWS::CloudWatch::Alarm'))
const alarmNamed = (name: string) =>
  alarms.find(([id]) => new RegExp(`^alarms${name.replaceAll('-', '')}[0-9A-F]{8}$`).test(id))?.[1][
    'Properties'
  ]

describe('the logs', () => {
  test('all have an end, and are closed with our key', () => {
    const logs = templates.flatMap((it) => Object.values(it.findResources('AWS::Logs::LogGroup')))
    expect(logs).toHaveLength(functionsOf('slack', 'lark').length + 1)
    for (const { Properties } of logs) {
      expect(Properties.RetentionInDays).toBe(365)
      expect(Properties.KmsKeyId).toBeDefined()
    }
  })

  test('are searched for words that the functions say', () => {
    const source = ['lambdas', 'bot'].map(allIn).join('\n')
    const words = signals.flatMap(({ pattern }) =>
      [...pattern.matchAll(/\$\.what = "([^"]+)"/g)].map(([, word]) => word),
    )
    expect(words.length).toBeGreaterThan(5)
    expect(words.filter((word) => !source.includes(`'${word}'`))).toEqual([])
  })
})

describe('alarms', () => {
  test.each(functionsOf('slack', 'lark'))(
    'ring for %s: errors, throttles, calls near its end',
    (name) => {
      for (const what of ['errors', 'throttles', 'slow']) {
        expect(alarmNamed(`${name}-${what}`)).toBeDefined()
      }
    },
  )

  test('ring before a chat has given up waiting', () => {
    for (const name of ['slack-late', 'lark-late']) {
      expect(alarmNamed(name)).toMatchObject({ Threshold: 2500, ExtendedStatistic: 'p99' })
    }
  })

  test('ring when a reader is behind, when work waits, and when any was set aside', () => {
    const names = [
      ...['shelves-behind', 'outbox-behind', 'something-given-up', 'doors-broken'],
      ...['notify', 'inbox', 'documents'].flatMap((it) => [`${it}-waits`, `${it}-set-aside`]),
      ...['table-ReadThrottleEvents', 'table-WriteThrottleEvents'],
      ...signals.map(({ name }) => name),
    ]
    expect(names.filter((name) => !alarmNamed(name))).toEqual([])
  })

  test('all go to one topic, closed with our key, over TLS alone, and by e-mail to whom was said', () => {
    for (const [, { Properties }] of alarms) {
      expect(Properties.AlarmActions).toEqual([{ Ref: expect.stringMatching(/^toldtopic/) }])
      expect(Properties.AlarmDescription.length).toBeGreaterThan(10)
    }
    watch.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() })
    watch.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'archive@example.com',
    })
    const denied = statementsIn(watch).filter(({ of }) => of.Effect === 'Deny')
    expect(denied.map(({ of }) => of.Condition)).toEqual([
      { Bool: { 'aws:SecureTransport': 'false' } },
    ])
  })
})

test('what the month may cost is watched, if somebody said how much and to whom', () => {
  watch.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: { BudgetLimit: { Amount: 100, Unit: 'USD' }, TimeUnit: 'MONTHLY' },
  })
  Template.fromStack(houseOnAws().watch).resourceCountIs('AWS::Budgets::Budget', 0)
})

test('the house can be seen on one page', () => {
  watch.hasResourceProperties('AWS::CloudWatch::Dashboard', { DashboardName: 'anjuan' })
})

function allIn(room: string): string {
  const place = fileURLToPath(new URL(`../../${room}`, import.meta.url))
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(place, file), 'utf8'))
    .join('\n')
}
