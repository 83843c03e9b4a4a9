import { describe, expect, test } from 'vitest'
import { evaluate } from '../../local/deployed/permissions/evaluate.ts'
import { Statement } from '../../local/deployed/permissions/policy.ts'

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/anjuan'

const asked = (action: string, partitions: string[] = [], resource = TABLE) => ({
  action,
  resource,
  context: { 'dynamodb:LeadingKeys': partitions },
})

const verdict = (statements: object[], ask: ReturnType<typeof asked>) =>
  evaluate(
    statements.map((it) => Statement.parse({ Effect: 'Allow', Resource: TABLE, ...it })),
    ask,
  ).is

const onPartitions = (operator: string, ...partitions: string[]) => ({
  Action: 'dynamodb:PutItem',
  Condition: { [operator]: { 'dynamodb:LeadingKeys': partitions } },
})

describe('what nobody speaks of', () => {
  test('is not allowed', () => {
    expect(verdict([], asked('dynamodb:GetItem'))).toBe('not allowed')
    expect(verdict([{ Action: 'dynamodb:Query' }], asked('dynamodb:GetItem'))).toBe('not allowed')
  })

  test('elsewhere is not allowed either', () => {
    const ask = asked('dynamodb:GetItem', [], `${TABLE}-2`)
    expect(verdict([{ Action: 'dynamodb:GetItem' }], ask)).toBe('not allowed')
  })
})

describe('a wildcard', () => {
  test('stands for anything, and a question mark for one character', () => {
    expect(verdict([{ Action: 'dynamodb:*Item' }], asked('dynamodb:GetItem'))).toBe('allowed')
    expect(verdict([{ Action: 'dynamodb:?etItem' }], asked('dynamodb:GetItem'))).toBe('allowed')
    expect(verdict([{ Action: 'dynamodb:?Item' }], asked('dynamodb:GetItem'))).toBe('not allowed')
  })

  test('is the only thing in a pattern that is not meant literally', () => {
    const pages = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::an.juan/pages/*' }
    const ask = (resource: string) => asked('s3:GetObject', [], resource)
    expect(verdict([pages], ask('arn:aws:s3:::an.juan/pages/KH00001/0001.jpg'))).toBe('allowed')
    expect(verdict([pages], ask('arn:aws:s3:::anXjuan/pages/KH00001/0001.jpg'))).toBe('not allowed')
    expect(verdict([pages], ask('arn:aws:s3:::an.juan/originals/KH00001'))).toBe('not allowed')
  })

  test('has names of actions in small or capital letters, and of things as they are', () => {
    expect(verdict([{ Action: 'DynamoDB:getitem' }], asked('dynamodb:GetItem'))).toBe('allowed')
    const shouted = { Action: 'dynamodb:GetItem', Resource: TABLE.toUpperCase() }
    expect(verdict([shouted], asked('dynamodb:GetItem'))).toBe('not allowed')
  })
})

test('one who denies outweighs all who allow', () => {
  const allow = { Action: 'dynamodb:*' }
  const deny = { Effect: 'Deny', Action: 'dynamodb:DeleteItem' }
  for (const statements of [
    [allow, deny],
    [deny, allow],
  ]) {
    expect(verdict(statements, asked('dynamodb:DeleteItem'))).toBe('denied')
    expect(verdict(statements, asked('dynamodb:PutItem'))).toBe('allowed')
  }
})

describe('a right to some partitions', () => {
  const own = onPartitions('ForAllValues:StringLike', 'DOSSIER#*', 'COMPANY')

  test('is held for those, and for a batch only when all of it lies there', () => {
    const put = (...partitions: string[]) => verdict([own], asked('dynamodb:PutItem', partitions))
    expect(put('DOSSIER#KH00001')).toBe('allowed')
    expect(put('DOSSIER#KH00001', 'COMPANY')).toBe('allowed')
    expect(put('DOSSIER#KH00001', 'RECEIPT#1')).toBe('not allowed')
    expect(put('COMPANY2')).toBe('not allowed')
  })

  test('is held by one statement: two that have a half each do not make a whole', () => {
    const halves = ['DOSSIER#*', 'COMPANY'].map((it) => onPartitions('ForAllValues:StringLike', it))
    const ask = asked('dynamodb:PutItem', ['DOSSIER#KH00001', 'COMPANY'])
    expect(verdict(halves, ask)).toBe('not allowed')
  })

  test('of no partition at all is everything, unless it says that there must be one', () => {
    expect(verdict([own], asked('dynamodb:PutItem'))).toBe('allowed')
    const Condition = { ...own.Condition, Null: { 'dynamodb:LeadingKeys': 'false' } }
    expect(verdict([{ ...own, Condition }], asked('dynamodb:PutItem'))).toBe('not allowed')
    const ask = asked('dynamodb:PutItem', ['COMPANY'])
    expect(verdict([{ ...own, Condition }], ask)).toBe('allowed')
  })

  test('is denied by one partition among many where any is enough', () => {
    const journals = {
      ...onPartitions('ForAnyValue:StringLike', 'DOSSIER#*'),
      Effect: 'Deny',
    }
    const all = { Action: 'dynamodb:*' }
    const put = (...partitions: string[]) =>
      verdict([all, journals], asked('dynamodb:PutItem', partitions))
    expect(put('RECEIPT#1', 'DOSSIER#KH00001')).toBe('denied')
    expect(put('RECEIPT#1')).toBe('allowed')
    expect(put()).toBe('allowed')
  })
})

describe('a condition about what is not said', () => {
  const under = (operator: string) => ({
    Action: 's3:PutObject',
    Resource: '*',
    Condition: { [operator]: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'key' } },
  })
  const put = (operator: string) => verdict([under(operator)], asked('s3:PutObject'))

  test.each([
    ['StringEquals', 'not allowed'],
    ['StringLike', 'not allowed'],
    ['ForAnyValue:StringEquals', 'not allowed'],
    ['StringEqualsIfExists', 'allowed'],
    ['StringNotEquals', 'allowed'],
    ['ArnNotLike', 'allowed'],
  ])('%s: %s', (operator, wanted) => {
    expect(put(operator)).toBe(wanted)
  })
})

test('what is not understood is not guessed at', () => {
  const put = (statement: object) => () =>
    verdict([statement], asked('dynamodb:PutItem', ['A', 'B']))
  expect(put(onPartitions('DateLessThan', '1'))).toThrow('not known here')
  expect(put(onPartitions('StringEquals', 'A'))).toThrow('several')
  expect(put({ Action: 'dynamodb:PutItem', Resource: `arn:\${aws:username}` })).toThrow('variables')
  expect(put({ NotAction: 'dynamodb:GetItem' })).toThrow()
})
