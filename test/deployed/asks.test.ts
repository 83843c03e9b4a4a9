import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, test } from 'vitest'
import { dynamodbAsks } from '../../local/deployed/permissions/dynamodb-asks.ts'
import { secretsAsks, sqsAsks } from '../../local/deployed/permissions/json-asks.ts'
import type { Ask } from '../../local/deployed/permissions/policy.ts'
import { s3Asks, s3AsksOfAnswer } from '../../local/deployed/permissions/s3-asks.ts'

const TableName = 'anjuan'
const key = (pk: string) => marshall({ pk, sk: 'CARD' })
const told = (asks: Ask[]) =>
  asks.map(({ action, context }) => [action, ...(context['dynamodb:LeadingKeys'] ?? [])].join(' '))

describe('a request to DynamoDB asks for', () => {
  test.each([
    ['GetItem', { Key: key('DOSSIER#KH00001') }, 'dynamodb:GetItem DOSSIER#KH00001'],
    ['DeleteItem', { Key: key('CLAIM#a') }, 'dynamodb:DeleteItem CLAIM#a'],
    ['UpdateItem', { Key: key('FAILURES#a') }, 'dynamodb:UpdateItem FAILURES#a'],
    ['PutItem', { Item: key('OPEN') }, 'dynamodb:PutItem OPEN'],
    [
      'Query',
      {
        KeyConditionExpression: '#partition = :of AND begins_with(sk, :prefix)',
        ExpressionAttributeNames: { '#partition': 'pk' },
        ExpressionAttributeValues: marshall({ ':of': 'NAMES#c', ':prefix': 'x' }),
      },
      'dynamodb:Query NAMES#c',
    ],
    ['Scan', {}, 'dynamodb:Scan'],
  ])('%s of the partition that it names', (operation, body, wanted) => {
    expect(told(dynamodbAsks(operation, { TableName, ...body }))).toEqual([wanted])
  })

  test('each part of a transaction by itself, and all keys of a batch at once', () => {
    const Put = { TableName, Item: key('RECEIPT#1') }
    const ConditionCheck = { TableName, Key: key('PERSON#1'), ConditionExpression: 'x' }
    const parts = {
      TransactItems: [{ Put }, { ConditionCheck }, { Delete: { TableName, Key: key('DESK#1') } }],
    }
    expect(told(dynamodbAsks('TransactWriteItems', parts))).toEqual([
      'dynamodb:PutItem RECEIPT#1',
      'dynamodb:ConditionCheckItem PERSON#1',
      'dynamodb:DeleteItem DESK#1',
    ])
    const batch = { RequestItems: { [TableName]: { Keys: [key('COMPANY'), key('PERSON#1')] } } }
    expect(told(dynamodbAsks('BatchGetItem', batch))).toEqual([
      'dynamodb:BatchGetItem COMPANY PERSON#1',
    ])
    const written = [
      { PutRequest: { Item: key('NAMES#a') } },
      { DeleteRequest: { Key: key('NAMES#b') } },
    ]
    expect(
      told(dynamodbAsks('BatchWriteItem', { RequestItems: { [TableName]: written } })),
    ).toEqual(['dynamodb:BatchWriteItem NAMES#a NAMES#b'])
  })

  test('nothing that we can tell, and is refused, when it is not written as we write it', () => {
    const values = marshall({ ':a': 'x' })
    const query = { TableName, ExpressionAttributeValues: values }
    for (const body of [
      { ...query, KeyConditionExpression: 'sk = :a' },
      { ...query, KeyConditionExpression: 'pk = :a', IndexName: 'other' },
    ]) {
      expect(() => dynamodbAsks('Query', body)).toThrow()
    }
    const both = { Put: { TableName, Item: key('A') }, Other: {} }
    expect(() => dynamodbAsks('TransactWriteItems', { TransactItems: [both] })).toThrow()
  })
})

describe('a request to S3 asks for', () => {
  const name = 'x-amz-server-side-encryption-aws-kms-key-id'
  const actions = (asks: Ask[]) => asks.map(({ action, resource }) => `${action} ${resource}`)
  const file = '/anjuan/originals/KH00001-2-2026'
  const arn = 'arn:aws:s3:::anjuan/originals/KH00001-2-2026'

  test('an object, and the key that it is closed with', () => {
    expect(actions(s3Asks('PUT', file, { [name]: 'key' }))).toEqual([
      `s3:PutObject ${arn}`,
      'kms:GenerateDataKey key',
    ])
    expect(actions(s3Asks('POST', `${file}?uploads=`, { [name]: 'key' }))).toEqual([
      `s3:PutObject ${arn}`,
      'kms:GenerateDataKey key',
      'kms:Decrypt key',
    ])
    expect(actions(s3Asks('GET', file, {}))).toEqual([`s3:GetObject ${arn}`])
    expect(actions(s3AsksOfAnswer({ [name]: 'key' }, 'GET'))).toEqual(['kms:Decrypt key'])
    expect(s3AsksOfAnswer({ [name]: 'key' }, 'PUT')).toEqual([])
  })

  test.each([
    ['DELETE', `${file}?uploadId=1`, `s3:AbortMultipartUpload ${arn}`],
    ['DELETE', file, `s3:DeleteObject ${arn}`],
    ['GET', `${file}?versionId=1`, `s3:GetObjectVersion ${arn}`],
    ['PUT', `${file}?retention=`, `s3:PUT retention ${arn}`],
    ['GET', '/anjuan?list-type=2', 's3:ListBucket arn:aws:s3:::anjuan'],
    ['DELETE', '/anjuan', 's3:DELETE of a bucket arn:aws:s3:::anjuan'],
    ['PUT', '/anjuan/originals/%E6%A1%88', 's3:PutObject arn:aws:s3:::anjuan/originals/案'],
  ])('%s %s: %s', (method, url, wanted) => {
    expect(actions(s3Asks(method, url, {}))).toEqual([wanted])
  })
})

test('a message, or many at once, asks for the same right to its queue', () => {
  const QueueUrl = 'http://127.0.0.1:1/000000000000/notify.fifo'
  for (const operation of ['SendMessage', 'SendMessageBatch']) {
    const [{ action, resource } = { action: '', resource: '' }] = sqsAsks(operation, { QueueUrl })
    expect([action, resource]).toEqual([
      'sqs:SendMessage',
      'arn:aws:sqs:us-east-1:000000000000:notify.fifo',
    ])
  }
})

test('a secret is asked for by its name or by its ARN', () => {
  const arn = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:anjuan/slack-AbCdEf'
  for (const SecretId of ['anjuan/slack', arn]) {
    expect(secretsAsks('GetSecretValue', { SecretId })).toEqual([
      { action: 'secretsmanager:GetSecretValue', resource: arn, context: {} },
    ])
  }
})
