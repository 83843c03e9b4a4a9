import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { type RowAction, type RowRights, rowActions } from './rows.ts'

/** The statements of a role for rows of one table: one for all actions that share their partitions. */
export function rowStatements(rights: RowRights, tableArn: string): PolicyStatement[] {
  const byPartitions = new Map<string, RowAction[]>()
  for (const action of rowActions) {
    const partitions = rights[action]?.toSorted().join('\n')
    if (partitions) byPartitions.set(partitions, [...(byPartitions.get(partitions) ?? []), action])
  }
  return [...byPartitions].map(
    ([partitions, actions]) =>
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [tableArn],
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions.split('\n') },
          // Of no key at all everything is true: a call that names none is not meant.
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      }),
  )
}
