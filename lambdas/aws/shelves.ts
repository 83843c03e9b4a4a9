import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Shelves } from '../../shared/commands/shelves.ts'
import { journalOf } from './journal.ts'
import { listParked } from './reacting/parked.ts'
import { deskOf } from './shelves/desk.ts'
import { namesFound } from './shelves/names.ts'
import { registerOf } from './shelves/register.ts'
import { revisionsOf } from './shelves/revisions.ts'
import { staffOf } from './shelves/staff.ts'
import { personalFactsOf, summaryOf } from './shelves/summary.ts'

/** The shelves on one table. */
export function tableShelves(client: DynamoDBDocumentClient, table: string): Shelves {
  return {
    desk: (personId) => deskOf(client, table, personId),
    register: (month) => registerOf(client, table, month),
    names: async (shelf, text, limit) =>
      (await namesFound(client, table, { shelf, text, match: 'begins' })).slice(0, limit),
    summary: (customerId) => summaryOf(client, table, customerId),
    personalFacts: (customerId) => personalFactsOf(client, table, customerId),
    revisions: (customerId, kind, limit) => revisionsOf(client, table, customerId, kind, limit),
    staff: () => staffOf(client, table),
    parked: () => listParked({ client, table }),
    journal: (root, fromSeq, limit) => journalOf(client, table, root, fromSeq, limit),
  }
}
