import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { secretsFor } from '../../cdk/chat-secrets.ts'
import { chatNames, drawsPages } from '../../cdk/functions.ts'
import { functionsOf, houseOnAws } from './house-on-aws.ts'
import { resourcesOf, type Statement, statementsIn } from './policies.ts'

const house = houseOnAws({ chats: 'slack,lark' })
const functionNames = functionsOf('slack', 'lark')
const templates = [Template.fromStack(house.chat), Template.fromStack(house.reactors)]
const idOf = (name: string) => name.replaceAll('-', '')

/** A function as CloudFormation is given it. */
const deployed = (name: string) => {
  const found = templates
    .flatMap((template) => Object.entries(template.findResources('AWS::Lambda::Function')))
    .filter(([id]) => new RegExp(`^${idOf(name)}[0-9A-F]{8}$`).test(id))
  expect(found).toHaveLength(1)
  return found[0]?.[1]['Properties']
}
const statementsOf = (name: string): Statement[] => {
  const found = templates
    .flatMap(statementsIn)
    .filter(({ type, id }) => type === 'AWS::IAM::Policy' && id.startsWith(`${idOf(name)}role`))
    .map(({ of }) => of)
  expect(found.length).toBeGreaterThan(0)
  return found
}
const allowedOn = (name: string, words: RegExp) =>
  statementsOf(name).filter((statement) => resourcesOf(statement).some((it) => words.test(it)))
const actionsOf = (statements: Statement[]) => statements.flatMap(({ Action }) => Action)

describe.each(functionNames)('the function %s', (name) => {
  test('runs on arm64, is traced, and is told where things are and no secret', () => {
    const { Architectures, Runtime, TracingConfig, Environment } = deployed(name)
    expect({ Architectures, Runtime, TracingConfig }).toEqual({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      TracingConfig: { Mode: 'Active' },
    })
    const told = Object.keys(Environment.Variables)
    expect(told).toEqual(expect.arrayContaining(['TABLE', 'BUCKET', 'READING_ROOM_URL']))
    expect(told.filter((each) => /TOKEN|SIGNING|APP_SECRET|CLIENT|ENCRYPT/.test(each))).toEqual([])
    expect(JSON.stringify(Environment)).not.toContain('{{resolve:')
  })

  test('has the names of the secrets that it needs, may read just those, and no other', () => {
    const told = Object.entries<string>(deployed(name).Environment.Variables)
      .filter(([variable]) => /^(SLACK|LARK)_(\w+_)?SECRET$/.test(variable))
      .map(([, secret]) => secret)
    const expected = (secretsFor[name] ?? []).map((each) => `anjuan/${each}`)
    expect(told.sort()).toEqual(expected.sort())
    const readable = statementsOf(name)
      .filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'))
      .flatMap(resourcesOf)
      .map(
        (arn) =>
          (/secret:(anjuan\/[\w-]+)-\?{6}$/.exec(arn) ?? [])[1] ?? 'anjuan/slack-installation',
      )
    expect(readable.sort()).toEqual(expected.sort())
  })

  test('never decrypts with the top secret key and never reads a top secret byte', () => {
    for (const { Action, Effect } of allowedOn(name, /keystopsecret/)) {
      expect(Effect).toBe('Allow')
      expect(Action).toEqual(['kms:GenerateDataKey'])
    }
    expect(actionsOf(allowedOn(name, /top-secret/)).filter((it) => it !== 's3:PutObject')).toEqual(
      [],
    )
  })

  test('uses keys through the service that keeps what they close, and never by itself', () => {
    const keys = statementsOf(name).filter(({ Action }) =>
      Action.some((it) => it.startsWith('kms:')),
    )
    for (const { Condition } of keys) {
      expect(Condition).toMatchObject({ StringEquals: { 'kms:ViaService': expect.anything() } })
    }
  })

  test('carries the native parts only if it draws pages', () => {
    expect(deployed(name).Layers ?? []).toHaveLength(drawsPages(name) ? 1 : 0)
  })
})

test('only the documents function writes files, and it reads none', () => {
  for (const name of functionNames) {
    const files = actionsOf(statementsOf(name)).filter((it) => it.startsWith('s3:'))
    if (name === 'documents') {
      expect(new Set(files)).toEqual(
        new Set(['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListBucketVersions']),
      )
    } else {
      expect(files).toEqual(name === 'reading-room' ? ['s3:GetObject'] : [])
    }
  }
  expect(JSON.stringify(allowedOn('reading-room', /pages/))).not.toContain('originals')
})

test('the documents function has as much memory as a new account may have, or as is said', () => {
  expect(deployed('documents').MemorySize).toBe(3008)
  const said = Template.fromStack(houseOnAws({ documentsMemory: '4096' }).reactors)
  said.hasResourceProperties('AWS::Lambda::Function', { MemorySize: 4096, Timeout: 900 })
})

test('only the outbox puts work into the queues', () => {
  for (const name of functionNames) {
    const queues = statementsOf(name)
      .filter(({ Action }) => Action.includes('sqs:SendMessage'))
      .flatMap(resourcesOf)
    // What a reader of the stream or a call that nobody waits for could not do is given up.
    const work = queues.filter((arn) => !arn.includes('givenup'))
    expect(work).toHaveLength(name === 'outbox' ? 3 : 0)
  }
})

test('what takes in files, and what only speaks, can read nothing that opens a door of ours or signs anybody in', () => {
  for (const name of ['documents', 'notify', 'inbox'] as const) {
    const { Variables } = deployed(name).Environment
    expect(
      Object.keys(Variables)
        .filter((it) => it.endsWith('_SECRET'))
        .sort(),
    ).toEqual(['KEY_SECRET', 'KEY_TOP_SECRET', 'LARK_SECRET', 'SLACK_INSTALLATION_SECRET'])
    const readable = statementsOf(name).filter(({ Action }) =>
      Action.includes('secretsmanager:GetSecretValue'),
    )
    expect(JSON.stringify(readable)).not.toMatch(/anjuan\/(slack|lark-door)-\?/)
  }
  const doors = functionNames.filter((name) => secretsFor[name]?.includes('lark-door'))
  expect(doors).toEqual(['lark'])
})

test('a new installation is written by those who install and by nobody else', () => {
  const writers = functionNames.filter((name) =>
    actionsOf(statementsOf(name)).includes('secretsmanager:PutSecretValue'),
  )
  expect(writers).toEqual(['install', 'rotate'])
})

test.each(chatNames)('a house in %s alone knows nothing of the other chat', (there) => {
  const not = there === 'slack' ? 'lark' : 'slack'
  const one = houseOnAws({ chats: there })
  const told = JSON.stringify(
    [one.data, one.chat, one.reactors].map((it) => Template.fromStack(it)),
  )
  expect(told).toContain(`anjuan/${there}`)
  expect(told).not.toContain(`anjuan/${not}`)
  expect(told).not.toContain(`${not.toUpperCase()}_`)
})
