import * as z from 'zod'
import { ACCOUNT, arnOf } from './arns.ts'
import type { Resource } from './assembly.ts'
import type { Place } from './intrinsics.ts'

const Named = z.object({ QueueName: z.string(), Name: z.string(), RoleName: z.string() }).partial()

/** This machine as the place where the stacks are deployed, with what stands in the secrets there. */
export function localPlace(
  settings: { TABLE: string; BUCKET: string; SQS_ENDPOINT?: string | undefined },
  secrets: Readonly<Record<string, unknown>>,
): Place {
  const nameOf = ({ type, path, stack, id, properties }: Resource): string => {
    if (type === 'AWS::DynamoDB::Table') return settings.TABLE
    if (type === 'AWS::S3::Bucket' && path.endsWith('/files/Resource')) return settings.BUCKET
    const { QueueName, Name, RoleName } = Named.parse(properties)
    // In an account a queue bears the house's name in its own; on this machine there is one house.
    return QueueName?.replace(/^anjuan-/, '') ?? Name ?? RoleName ?? `${stack}-${id}`.toLowerCase()
  }
  return {
    nameOf,
    refOf: (resource) => {
      const name = nameOf(resource)
      if (resource.type === 'AWS::SQS::Queue') return `${settings.SQS_ENDPOINT}/${ACCOUNT}/${name}`
      return resource.type === 'AWS::SecretsManager::Secret' ? arnOf(resource.type, name) : name
    },
    secretField: (secret, field) => {
      const value = secrets[field]
      if (typeof value !== 'string') throw new Error(`${secret} has no ${field}`)
      return value
    },
  }
}
