import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Reactor } from '../reacting/reactor.ts'
import { keepCalled } from './called.ts'
import { keepNames } from './keep-names.ts'
import { keepLending } from './lending.ts'
import { personKeys } from './name-keys.ts'
import { keepRevisions } from './revisions.ts'

/** Keeps the shelves of names, of former states, of loans and of what is due, entry by entry. */
export const shelvesReactor = (client: DynamoDBDocumentClient, table: string): Reactor => ({
  name: 'shelves',
  entry: async (entry) => {
    await keepRevisions(client, table, entry)
    await keepNames(client, table, entry)
    await keepCalled(client, table, entry, personKeys)
    await keepLending(client, table, entry)
  },
})
