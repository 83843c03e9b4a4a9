import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { SECRET_FIELDS } from '../../cdk/chat-settings.ts'
import { functionNames } from '../../cdk/functions.ts'
import { Settings } from '../../lambdas/aws/settings.ts'
import { houseOnAws, type Statement, statementsByRole } from './house-on-aws.ts'

const house = houseOnAws()
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
    const template = name === 'slack' || name === 'reading-room' ? chat : reactors
    const [found] = Object.entries(template.findResources('AWS::Lambda::Function')).filter(([id]) =>
      id.toLowerCase().startsWith(name.replaceAll('-', '')),
    )
    const told = Object.keys(found?.[1]['Properties'].Environment.Variables)
    const { success, error } = Settings.safeParse({
      ...Object.fromEntries(told.map((each) => [each, 'x'])),
      READING_ROOM_URL: 'https://example.com/room/',
    })
    expect(error?.issues ?? success).toBe(true)
    expect(told).toEqual(expect.arrayContaining([...SECRET_FIELDS, 'TABLE', 'BUCKET']))
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

test('no secret of the chat stands in a template', () => {
  const told = JSON.stringify(chat.toJSON()) + JSON.stringify(reactors.toJSON())
  for (const field of SECRET_FIELDS) {
    expect(told).toContain(`{{resolve:secretsmanager:anjuan/slack:SecretString:${field}::}}`)
  }
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
