import * as z from 'zod'
import type { Settings } from '../../lambdas/aws/settings.ts'
import type { Place } from './intrinsics.ts'

/** This machine as the place where the stacks are deployed. */
export function localPlace(settings: Settings): Place {
  const told = z.record(z.string(), z.unknown()).parse(settings)
  const place: Place = {
    refOf: (resource) => place.nameOf(resource),
    nameOf: ({ type, path, stack, id }) => {
      if (type === 'AWS::DynamoDB::Table') return settings.TABLE
      if (type === 'AWS::S3::Bucket' && path.endsWith('/files/Resource')) return settings.BUCKET
      return `${stack}-${id}`.toLowerCase()
    },
    secretField: (secret, field) => {
      const value = told[field]
      if (typeof value !== 'string') throw new Error(`${secret} has no ${field}`)
      return value
    },
  }
  return place
}
