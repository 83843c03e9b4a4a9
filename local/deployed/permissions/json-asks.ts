import * as z from 'zod'
import { arnOf } from '../template/arns.ts'
import type { Ask } from './policy.ts'

const ToQueue = z.looseObject({ QueueUrl: z.url() })
const OfSecret = z.looseObject({ SecretId: z.string() })

/** What a request asks of SQS: a batch needs the same right as one message. */
export function sqsAsks(operation: string, body: unknown): Ask[] {
  const name = new URL(ToQueue.parse(body).QueueUrl).pathname.split('/').at(-1) ?? ''
  const action = `sqs:${operation.replace(/Batch$/, '')}`
  return [{ action, resource: arnOf('AWS::SQS::Queue', name), context: {} }]
}

/** What a request asks of Secrets Manager, by the name or the ARN of a secret. */
export function secretsAsks(operation: string, body: unknown): Ask[] {
  const { SecretId } = OfSecret.parse(body)
  const resource = SecretId.startsWith('arn:')
    ? SecretId
    : arnOf('AWS::SecretsManager::Secret', SecretId)
  return [{ action: `secretsmanager:${operation}`, resource, context: {} }]
}
