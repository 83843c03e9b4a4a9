import type { Stack } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { houseOnAws } from './house-on-aws.ts'
import { type Statement, statementsIn } from './policies.ts'

const { data } = houseOnAws()
const template = Template.fromStack(data)

describe('the table', () => {
  test('can be put back to any second of the last weeks, and is not deleted by accident', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        BillingMode: 'PAY_PER_REQUEST',
      },
    })
  })

  test('has the keys of the house, tells what was written, and forgets what has expired', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    })
  })
})

describe('a house on a restored table', () => {
  const stream =
    'arn:aws:dynamodb:eu-central-1:111122223333:table/anjuan-restored/stream/2026-11-27T08:00:00.000'
  const own = houseOnAws()
  const restored = houseOnAws({ table: 'anjuan-restored', tableStreamArn: stream })
  const told = (stack: Stack) => JSON.stringify(Template.fromStack(stack).toJSON())

  test('works on it in every function, by the same rights, and hears its stream', () => {
    const reactors = Template.fromStack(restored.reactors)
    const functions = [restored.chat, restored.reactors].flatMap((stack) =>
      Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function')),
    )
    for (const { Properties } of functions) {
      expect(Properties.Environment.Variables.TABLE).toBe('anjuan-restored')
    }
    for (const { Properties } of Object.values(
      reactors.findResources('AWS::Lambda::EventSourceMapping'),
    )) {
      if (!('StartingPosition' in Properties)) continue
      expect(Properties.EventSourceArn).toBe(stream)
    }
    for (const stack of [restored.chat, restored.reactors, restored.watch]) {
      expect(told(stack)).not.toMatch(/ImportValue":"[^"]*RefT?table/i)
    }
  })

  test('keeps its old table, and what the other stacks still know of it until they are deployed', () => {
    const before = Template.fromStack(own.data)
    const after = Template.fromStack(restored.data)
    expect(after.findResources('AWS::DynamoDB::Table')).toEqual(
      before.findResources('AWS::DynamoDB::Table'),
    )
    const exportsOf = (template: Template) =>
      Object.keys(template.findOutputs('*')).filter((name) => /^ExportsOutput.*table/.test(name))
    expect(exportsOf(before).length).toBeGreaterThan(0)
    expect(exportsOf(after)).toEqual(exportsOf(before))
  })
})

describe('the files', () => {
  test('are closed to the public, kept in every version, and outlive the stack', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: Match.objectLike({}),
      },
    })
  })

  test('travel over the TLS of today alone', () => {
    expect(
      policiesOf('AWS::S3::BucketPolicy').every((statements) =>
        [
          '{"Bool":{"aws:SecureTransport":"false"}}',
          '{"NumericLessThan":{"s3:TlsVersion":1.2}}',
        ].every((condition) =>
          statements.some(
            ({ Effect, Action, Condition }) =>
              Effect === 'Deny' &&
              Action.includes('s3:*') &&
              JSON.stringify(Condition) === condition,
          ),
        ),
      ),
    ).toBe(true)
  })

  test('that are top secret are read by nobody, and written under their own key or not at all', () => {
    const statements = policiesOf('AWS::S3::BucketPolicy').flat()
    const read = statements.find(({ Sid }) => Sid === 'TopSecretIsReadByNobody')
    expect(read).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' } })
    expect(read?.Action.sort()).toEqual(WAYS_OUT.sort())
    expect(read?.Condition).toBeUndefined()
    expect(JSON.stringify(read?.Resource)).toContain('/top-secret/*')
    const written = statements.find(({ Sid }) => Sid === 'TopSecretIsWrittenUnderItsKey')
    expect(written).toMatchObject({ Effect: 'Deny', Action: ['s3:PutObject'] })
  })
})

test('what is kept is not taken down by accident, and bears the name of its house', () => {
  const { app: _, ...stacks } = houseOnAws({ stage: 'test' })
  for (const stack of Object.values(stacks))
    expect(stack.terminationProtection ?? false).toBe(stack === stacks.data)
  Template.fromStack(stacks.data).allResourcesProperties('AWS::S3::Bucket', {
    Tags: Match.arrayWith([{ Key: 'house', Value: 'anjuan-test' }]),
  })
})

test('a first deployment that failed leaves nothing whose name would be in the way of the next', () => {
  const { app: _, ...stacks } = houseOnAws({ chats: 'slack,lark' })
  const resources = Object.values(stacks).flatMap((stack) =>
    Object.values<Made>(Template.fromStack(stack).toJSON()['Resources']),
  )
  const kept = resources.filter(({ DeletionPolicy }) => DeletionPolicy?.startsWith('Retain'))
  expect(kept.length).toBeGreaterThan(20)
  // These have no name of ours; what refuses to be deleted would leave the stack half gone.
  const always = kept.filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')
  expect(new Set(always.map(({ Type }) => Type))).toEqual(
    new Set(['AWS::DynamoDB::Table', 'AWS::S3::Bucket']),
  )
  for (const { Properties } of always) {
    expect(Object.keys(Properties)).not.toContain('TableName')
    expect(Object.keys(Properties)).not.toContain('BucketName')
  }
  for (const { UpdateReplacePolicy } of kept) expect(UpdateReplacePolicy).toBe('Retain')
})

interface Made {
  Type: string
  Properties: object
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
}

describe('the keys', () => {
  test('are three, turned over every year, and outlive the stack', () => {
    template.resourceCountIs('AWS::KMS::Key', 3)
    template.allResources('AWS::KMS::Key', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { EnableKeyRotation: true },
    })
    for (const name of ['ordinary', 'secret', 'top-secret']) {
      template.hasResourceProperties('AWS::KMS::Alias', { AliasName: `alias/anjuan-${name}` })
    }
  })

  const topSecret = statementsIn(template)
    .filter(({ type, id }) => type === 'AWS::KMS::Key' && id.includes('topsecret'))
    .map(({ of }) => of)

  test('the top secret one decrypts for nobody, whatever anybody is granted elsewhere', () => {
    const [denied, ...more] = topSecret.filter(({ Effect }) => Effect === 'Deny')
    expect(more).toEqual([])
    expect(denied?.Principal).toEqual({ AWS: '*' })
    expect(denied?.Condition).toBeUndefined()
    expect(denied?.Action).toEqual(
      expect.arrayContaining(['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant']),
    )
  })

  test('the top secret one lets one role write and the account look after it, and no more', () => {
    const allowed = topSecret.filter(({ Effect }) => Effect === 'Allow')
    const actions = new Set(allowed.flatMap(({ Action }) => Action))
    for (const action of ['kms:*', 'kms:Decrypt', 'kms:Encrypt', 'kms:CreateGrant']) {
      expect(actions).not.toContain(action)
    }
    const writers = allowed.filter(({ Action }) => Action.includes('kms:GenerateDataKey'))
    expect(writers).toHaveLength(1)
    expect(JSON.stringify(writers[0]?.Condition)).toContain(':role/anjuan-documents')
  })
})

/** By which bytes leave a bucket, replication to another one too. */
const WAYS_OUT = [
  ...['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectVersionForReplication'],
  ...['s3:GetObjectTorrent', 's3:GetObjectVersionTorrent'],
]

function policiesOf(type: string): Statement[][] {
  const found = statementsIn(template).filter((it) => it.type === type)
  return [...new Set(found.map(({ id }) => id))].map((id) =>
    found.filter((it) => it.id === id).map(({ of }) => of),
  )
}
