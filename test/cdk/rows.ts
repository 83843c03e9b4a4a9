import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Template } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { functionNames } from '../../cdk/functions.ts'
import { type RowAction, rowActions, rowsOf } from '../../cdk/rows.ts'
import { keyOf } from '../../lambdas/aws/keys.ts'
import { ArchiveRecord } from '../../shared/records/index.ts'
import { APPEND_ONLY } from '../../upkeep/restoring/append-only.ts'
import { houseOnAws } from './house-on-aws.ts'
import { type Statement, statementsIn } from './policies.ts'

const { data, chat, reactors } = houseOnAws({ chats: 'slack,lark' })
const onRows = [chat, reactors]
  .flatMap((stack) => statementsIn(Template.fromStack(stack)))
  .filter(({ of }) =>
    of.Action.some((it) => rowActions.some((action) => it === `dynamodb:${action}`)),
  )
const statementsOf = (name: string): Statement[] =>
  onRows.filter(({ id }) => id.startsWith(`${name.replaceAll('-', '')}role`)).map(({ of }) => of)
const partitions = (name: (typeof functionNames)[number], action: RowAction): string[] => [
  ...(rowsOf[name]?.[action] ?? []),
]

test('nobody walks over the table, or alters what it is', () => {
  const allowed = new Set(rowActions.map((action) => `dynamodb:${action}`))
  const actions = onRows.flatMap(({ of }) => of.Action)
  expect(actions.filter((action) => !allowed.has(action))).toEqual([])
})

test('every right on rows is one on partitions that are named, and a call that names no key has none', () => {
  expect(onRows.length).toBeGreaterThan(20)
  for (const { of } of onRows) {
    expect(of.Condition).toMatchObject({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': expect.anything() },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    })
  }
})

test.each(functionNames)(
  '%s has each right in one statement, against which all keys of a batch are held',
  (name) => {
    const actions = statementsOf(name).flatMap(({ Action }) => Action)
    expect(new Set(actions).size).toBe(actions.length)
    expect(actions.sort()).toEqual(
      Object.keys(rowsOf[name] ?? {})
        .map((action) => `dynamodb:${action}`)
        .sort(),
    )
  },
)

test('nobody deletes from a journal, and the table itself forbids it to the whole account', () => {
  const roots = ['COMPANY', 'DOSSIER#*']
  for (const name of functionNames) {
    for (const action of ['DeleteItem', 'BatchWriteItem'] as const) {
      expect(partitions(name, action).filter((it) => roots.includes(it))).toEqual([])
    }
  }
  const [denied, ...more] = statementsIn(Template.fromStack(data)).filter(
    ({ type }) => type === 'AWS::DynamoDB::Table',
  )
  expect(more).toEqual([])
  expect(denied?.of).toMatchObject({
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: expect.arrayContaining(['dynamodb:DeleteItem']),
    Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': roots } },
  })
})

test('a restored table is given the same policy as the one that is made', () => {
  const tables = Template.fromStack(data).findResources('AWS::DynamoDB::Table')
  const [made] = Object.values(tables).map(({ Properties }) => Properties)
  expect(made?.ResourcePolicy.PolicyDocument).toEqual(APPEND_ONLY)
})

test('who opens the reading room or proves who they are does it there, and in no chat', () => {
  for (const name of ['slack', 'lark', 'inbox', 'notify', 'clock'] as const) {
    expect(partitions(name, 'PutItem')).not.toContain('SESSION#*')
    expect(partitions(name, 'PutItem')).not.toContain('PROOF#*')
  }
})

test('what is merely said gives nobody a power, lends no paper and changes no schedule', () => {
  const written = partitions('inbox', 'PutItem')
  for (const row of ['ACCESS#*', 'ATTORNEY', 'DELEGATE#*', 'GRANTOR#*', 'SCHEDULE', 'LINK#*']) {
    expect(written).not.toContain(row)
  }
})

test('what the house does by itself makes no member, and reads of no account', () => {
  for (const name of ['documents', 'verdict', 'clock'] as const) {
    for (const row of ['PERSON#*', 'ROLE#*', 'IDENTITY#*', 'STAFF', 'SCHEDULE', 'ATTORNEY']) {
      expect(partitions(name, 'PutItem')).not.toContain(row)
    }
    expect(partitions(name, 'BatchGetItem')).not.toContain('IDENTITY#*')
  }
})

test('the reading room makes no member, gives no power and changes no schedule', () => {
  const written = partitions('reading-room', 'PutItem')
  for (const row of ['PERSON#*', 'ROLE#*', 'IDENTITY#*', 'STAFF', 'ATTORNEY', 'SCHEDULE']) {
    expect(written).not.toContain(row)
  }
  expect(partitions('reading-room', 'DeleteItem')).toEqual([])
})

test('who only turns over a token sees no row, and who installs sees its own state alone', () => {
  expect(statementsOf('rotate')).toEqual([])
  expect(
    new Set(statementsOf('install').flatMap(({ Condition }) => JSON.stringify(Condition))),
  ).toEqual(
    new Set([
      '{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["INSTALL#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
    ]),
  )
})

test('whoever redraws cards may read records of every kind that has one', () => {
  const readable = partitions('notify', 'BatchGetItem')
  for (const kind of ArchiveRecord.options.map(({ shape }) => shape.kind.value)) {
    // Of what only opens a door there is no card.
    if (['readingLink', 'readingSession', 'proof'].includes(kind)) continue
    const { pk } = keyOf({ kind, id: 'x' })
    expect(readable).toContain(pk.replace(/#.*/, '#*'))
  }
})
test('every partition of which a right speaks is one that the house makes', () => {
  const lambdas = fileURLToPath(new URL('../../lambdas', import.meta.url))
  const source = readdirSync(lambdas, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(lambdas, file), 'utf8'))
    .join('\n')
  const all = new Set(Object.values(rowsOf).flatMap((rights) => Object.values(rights).flat()))
  const unknown = [...all].filter((row) => !new RegExp(`['\`]${row.replace('*', '')}`).test(source))
  expect(unknown).toEqual([])
})
