import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { SECRET_FIELDS } from '../../cdk/chat-settings.ts'
import { chatNames } from '../../cdk/functions.ts'
import { Settings } from '../../lambdas/aws/settings.ts'
import { functionsOf, houseOnAws, type Statement, statementsByRole } from './house-on-aws.ts'

const house = houseOnAws('slack,lark')
const functionNames = functionsOf('slack', 'lark')
const SECRETS = chatNames.flatMap((chat) => SECRET_FIELDS[chat].map((field) => ({ chat, field })))
const chat = Template.fromStack(house.chat)
const reactors = Template.fromStack(house.reactors)
const roles = new Map([...statementsByRole(chat), ...statementsByRole(reactors)])

const statementsOf = (name: string): Statement[] => {
  const [, statements = []] = [...roles].find(([role]) => role.startsWith(idOf(name))) ?? []
  expect(statements.length).toBeGreaterThan(0)
  return statements
}
const idOf = (name: string) => `${name.replaceAll('-', '')}role`
const allowedOn = (name: string, words: RegExp) =>
  statementsOf(name).filter(({ Resource }) => words.test(JSON.stringify(Resource)))
const actionsOf = (statements: Statement[]) => statements.flatMap(({ Action }) => Action)

describe.each(functionNames)('the function %s', (name) => {
  test('is told all that its settings ask for', () => {
    const template = ['slack', 'lark', 'reading-room'].includes(name) ? chat : reactors
    const [found] = Object.entries(template.findResources('AWS::Lambda::Function')).filter(([id]) =>
      id.toLowerCase().startsWith(name.replaceAll('-', '')),
    )
    const told = Object.keys(found?.[1]['Properties'].Environment.Variables)
    const { success, error } = Settings.safeParse({
      ...Object.fromEntries(told.map((each) => [each, 'x'])),
      READING_ROOM_URL: 'https://example.com/room/',
    })
    expect(error?.issues ?? success).toBe(true)
    const secrets = SECRETS.map(({ field }) => field)
    expect(told).toEqual(expect.arrayContaining([...secrets, 'TABLE', 'BUCKET']))
    expect(found?.[1]['Properties']).toMatchObject({ Runtime: 'nodejs24.x' })
  })

  test('never decrypts with the top secret key and never reads a top secret byte', () => {
    for (const { Action, Effect } of allowedOn(name, /keystopsecret/)) {
      expect(Effect).toBe('Allow')
      expect(Action).toEqual(['kms:GenerateDataKey'])
    }
    expect(actionsOf(allowedOn(name, /top-secret/)).filter((it) => it !== 's3:PutObject')).toEqual(
      [],
    )
    for (const { Action, Resource } of statementsOf(name)) {
      if (Resource === '*') expect(Action).toEqual(['dynamodb:ListStreams'])
    }
  })

  test('may not walk over the table, nor alter what it is', () => {
    const onTable = actionsOf(statementsOf(name)).filter((it) => it.startsWith('dynamodb:'))
    expect(onTable).not.toContain('dynamodb:Scan')
    expect(onTable.filter((it) => it.includes('*') || it.includes('Table'))).toEqual([])
  })
})

test('only the documents function writes files, and it reads none', () => {
  for (const name of functionNames) {
    const files = actionsOf(statementsOf(name)).filter((it) => it.startsWith('s3:'))
    if (name === 'documents') {
      expect(new Set(files)).toEqual(new Set(['s3:PutObject', 's3:AbortMultipartUpload']))
    } else {
      expect(files).toEqual(name === 'reading-room' ? ['s3:GetObject'] : [])
    }
  }
  expect(JSON.stringify(allowedOn('reading-room', /pages/))).not.toContain('originals')
})

test('no secret of a chat stands in a template', () => {
  const told = JSON.stringify(chat.toJSON()) + JSON.stringify(reactors.toJSON())
  for (const { chat: name, field } of SECRETS) {
    expect(told).toContain(`{{resolve:secretsmanager:anjuan/${name}:SecretString:${field}::}}`)
  }
})

describe('the chats', () => {
  const routesOf = (template: Template) =>
    Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => Properties.RouteKey,
    )
  const outputsOf = (template: Template) => Object.keys(template.findOutputs('*'))

  test.each([
    { chats: undefined, there: 'slack', not: 'lark' },
    { chats: 'slack', there: 'slack', not: 'lark' },
    { chats: 'lark', there: 'lark', not: 'slack' },
  ] as const)(
    'are those asked for at deployment: $chats is $there alone',
    ({ chats, there, not }) => {
      const one = houseOnAws(chats)
      const template = Template.fromStack(one.chat)
      expect(routesOf(template)).toContain(`POST /${there}`)
      expect(routesOf(template)).not.toContain(`POST /${not}`)
      const told =
        JSON.stringify(template.toJSON()) + JSON.stringify(Template.fromStack(one.reactors))
      expect(told).toContain(`anjuan/${there}`)
      expect(told).not.toContain(`anjuan/${not}`)
      expect(told).not.toContain(`${not.toUpperCase()}_APP_ID`)
    },
  )

  test('each have a door and addresses to set up, and share the reading room', () => {
    expect(routesOf(chat).sort()).toEqual([
      'GET /room/{proxy+}',
      'POST /lark',
      'POST /room/{proxy+}',
      'POST /slack',
    ])
    expect(outputsOf(chat)).toEqual(
      expect.arrayContaining([
        ...['SlackRequestUrl', 'SlackRedirectUrl'],
        ...['LarkRequestUrl', 'LarkRedirectUrl'],
      ]),
    )
  })

  test('are named as we know them, or nothing is deployed', () => {
    expect(() => houseOnAws('slack,teams')).toThrow('teams')
  })
})

describe('the stream', () => {
  const sources = Object.values(reactors.findResources('AWS::Lambda::EventSourceMapping'))

  test('feeds four reactors in order, again from the first failure, and loses nothing', () => {
    expect(sources).toHaveLength(4)
    for (const { Properties } of sources) {
      expect(Properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        StartingPosition: 'TRIM_HORIZON',
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      })
      expect(Properties.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600)
    }
  })

  test('wakes them for new entries and inbox rows alone', () => {
    const patterns = sources.map(({ Properties }) =>
      JSON.parse(Properties.FilterCriteria.Filters[0].Pattern),
    )
    expect(patterns.map((it) => it.eventName)).toEqual(Array(4).fill(['INSERT']))
    expect(patterns.map((it) => JSON.stringify(it.dynamodb.Keys.sk.S)).sort()).toEqual([
      '["INBOX"]',
      ...Array(3).fill('[{"prefix":"ENTRY#"}]'),
    ])
  })
})

test('the clock is looked at every minute', () => {
  reactors.hasResourceProperties('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'cron(* * * * ? *)',
  })
})

test('the access log keeps the route and never the path, in which a one-time link would stand', () => {
  const [stage] = Object.values(chat.findResources('AWS::ApiGatewayV2::Stage'))
  const format: unknown = stage?.['Properties'].AccessLogSettings.Format
  expect(format).toContain('$context.routeKey')
  expect(format).not.toMatch(/path|\$context\.domainName|authorizer/i)
})
