import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Reactor } from '../reacting/stream.ts'
import { keepNames } from './keep-names.ts'
import { keepRevisions } from './revisions.ts'

/** Keeps the shelves of names and of former states, entry by entry. */
export const shelvesReactor = (client: DynamoDBDocumentClient, table: string): Reactor => ({
  name: 'shelves',
  entry: async (entry) => {
    await keepRevisions(client, table, entry)
    await keepNames(client, table, entry)
  },
})
