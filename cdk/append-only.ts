import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam'

/**
 * The table's own policy: nobody in the account, whatever is granted elsewhere, deletes a row of a dossier or of the
 * company, where the journals stand. DynamoDB knows no right by sort key, so that an entry cannot be overwritten is
 * held by the condition of its writing and shown by the chain. Who restores writes into a new table.
 */
export const appendOnly = (): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'JournalsAreNotDeletedFrom',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', 'dynamodb:PartiQLDelete'],
        // In the policy of a table this is the table itself.
        resources: ['*'],
        conditions: {
          'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['COMPANY', 'DOSSIER#*'] },
        },
      }),
    ],
  })
