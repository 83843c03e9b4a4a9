/** The policy that `cdk/append-only.ts` gives to the table that it makes, by which nobody deletes from a journal. */
export const APPEND_ONLY = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'JournalsAreNotDeletedFrom',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:PartiQLDelete'],
      Resource: '*',
      Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['COMPANY', 'DOSSIER#*'] } },
    },
  ],
}
