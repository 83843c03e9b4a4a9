import type { DeployedFunction } from '../template/deployed-functions.ts'
import type { Policies } from './policies.ts'
import type { Ask, Statement } from './policy.ts'
import { isLike } from './wildcard.ts'

/** One thing that a role may do: in some partitions of the table, or wherever its statement says. */
export interface Right {
  who: string
  action: string
  resource: string
  partitions: string
}

const LEADING = 'dynamodb:LeadingKeys'

/** All rights of the functions, each by itself. */
export function rightsOf(
  policies: Policies,
  functions: readonly Pick<DeployedFunction, 'name' | 'role'>[],
): Right[] {
  return functions.flatMap(({ name: who, role }) =>
    policies
      .ofRole(role)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap((statement) =>
        statement.Action.flatMap((action) =>
          statement.Resource.flatMap((resource) =>
            partitionsOf(statement).map((partitions) => ({ who, action, resource, partitions })),
          ),
        ),
      ),
  )
}

const partitionsOf = ({ Condition }: Statement): readonly string[] =>
  Object.values(Condition)
    .flatMap((keys) => keys[LEADING] ?? [])
    .filter((it) => it !== 'false').length > 0
    ? [...new Set(Condition['ForAllValues:StringLike']?.[LEADING] ?? ['*'])]
    : ['*']

/** What was done, without what it was done to: a partition up to its kind, a file up to its folder. */
export const doneOf = (who: string, { action, resource, context }: Ask): Right[] =>
  (context[LEADING] ?? ['']).map((partition) => ({
    who,
    action,
    resource: resource.startsWith('arn:aws:s3:')
      ? resource.replace(/(\/[^/]+\/).*/, '$1')
      : resource,
    partitions: partition.replace(/#.*/s, '#'),
  }))

/** Whether a right was needed for something that was done. */
export const isNeeded = (right: Right, done: readonly Right[]): boolean =>
  done.some(
    ({ who, action, resource, partitions }) =>
      who === right.who &&
      isLike(action, right.action) &&
      isLike(resource, right.resource) &&
      isLike(partitions, right.partitions),
  )
