import { describe, expect, test } from 'vitest'
import type { Assembly, Resource } from '../../local/deployed/template/assembly.ts'
import { fits } from '../../local/deployed/template/event-pattern.ts'
import { callsFor } from '../../local/deployed/template/event-rule.ts'
import { resolverFor } from '../../local/deployed/template/intrinsics.ts'

const resource = (stack: string, id: string, type: string): Resource => ({
  stack,
  id,
  type,
  path: `${stack}/${id}/Resource`,
  properties: {},
})

const assembly: Assembly = {
  resources: [
    resource('Data', 'table', 'AWS::DynamoDB::Table'),
    resource('Data', 'files', 'AWS::S3::Bucket'),
    resource('Chat', 'work', 'AWS::SQS::Queue'),
  ],
  exports: new Map([['Data:table', { stack: 'Data', value: { 'Fn::GetAtt': ['table', 'Arn'] } }]]),
  assets: new Map(),
}

const resolve = resolverFor(assembly, {
  refOf: ({ id }) => id,
  nameOf: ({ id }) => id,
  secretField: (secret, field) => `${secret}/${field}`,
})

describe('what a template says', () => {
  test.each([
    [{ Ref: 'work' }, 'work'],
    [{ Ref: 'AWS::Partition' }, 'aws'],
    [{ Ref: 'AWS::StackName' }, 'Chat'],
    [{ 'Fn::GetAtt': ['work', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:work'],
    [{ 'Fn::ImportValue': 'Data:table' }, 'arn:aws:dynamodb:us-east-1:000000000000:table/table'],
    [{ 'Fn::Join': ['/', ['a', { Ref: 'work' }]] }, 'a/work'],
    [{ 'Fn::Sub': `https://\${AWS::Region}.\${work}` }, 'https://us-east-1.work'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['#', 'a#b'] }] }, 'b'],
    [
      '{{resolve:secretsmanager:anjuan/slack:SecretString:SLACK_APP_ID::}}',
      'anjuan/slack/SLACK_APP_ID',
    ],
    [
      [{ nested: { Ref: 'work' } }, 3],
      [{ nested: 'work' }, 3],
    ],
  ])('%j comes to %j', (value, wanted) => {
    expect(resolve(value, 'Chat')).toEqual(wanted)
  })

  test('of another stack is told by its export, or not at all', () => {
    expect(() => resolve({ Ref: 'table' }, 'Chat')).toThrow('Chat has no table')
    expect(() => resolve({ 'Fn::ImportValue': 'Data:gone' }, 'Chat')).toThrow('no stack exports')
    expect(() => resolve({ 'Fn::FindInMap': [] }, 'Chat')).toThrow('not known here')
  })
})

describe('an event source', () => {
  const pattern = {
    eventName: ['INSERT'],
    dynamodb: { Keys: { sk: { S: [{ prefix: 'ENTRY#' }] } } },
  }
  const written = (eventName: string, sk: string) => ({
    eventName,
    dynamodb: { Keys: { sk: { S: sk } } },
  })

  test('lets through what fits in every field, and nothing else', () => {
    expect(fits(pattern, written('INSERT', 'ENTRY#000000000001'))).toBe(true)
    expect(fits(pattern, written('MODIFY', 'ENTRY#000000000001'))).toBe(false)
    expect(fits(pattern, written('INSERT', 'HEAD'))).toBe(false)
    expect(fits(pattern, { eventName: 'INSERT' })).toBe(false)
  })

  test('does not guess what a comparison means that it does not know', () => {
    expect(() => fits({ n: [{ numeric: ['>', 1] }] }, { n: 2 })).toThrow('not known here')
  })
})

describe('a rule of EventBridge', () => {
  const rule = (target: string) => ({
    ...resource('Chat', `rule-of-${target}`, 'AWS::Events::Rule'),
    properties: {
      EventPattern: { source: ['a scanner'], detail: { bucket: [{ Ref: 'work' }] } },
      Targets: [{ Arn: { 'Fn::GetAtt': [target, 'Arn'] } }],
    },
  })
  const [judge, other] = ['judge', 'other'].map((id) =>
    resource('Chat', id, 'AWS::Lambda::Function'),
  )
  const resources = [...assembly.resources, rule('judge')].concat(judge ?? [], other ?? [])
  const resolved = resolverFor(
    { ...assembly, resources },
    { refOf: ({ id }) => id, nameOf: ({ id }) => id, secretField: () => '' },
  )

  test('calls its target for what fits, and nobody else', () => {
    const event = { source: 'a scanner', detail: { bucket: 'work' } }
    const isCalled = (id: string) => callsFor({ stack: 'Chat', id }, resources, resolved)
    expect(isCalled('judge')(event)).toBe(true)
    expect(isCalled('judge')({ ...event, source: 'somebody' })).toBe(false)
    expect(isCalled('judge')({ ...event, detail: { bucket: 'another' } })).toBe(false)
    expect(isCalled('other')(event)).toBe(false)
  })
})
