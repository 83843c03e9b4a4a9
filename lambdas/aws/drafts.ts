import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Draft, type Drafts } from '../../shared/commands/drafts.ts'
import { unlessBusy } from './transient.ts'

/** As long as a card can be drawn anew in Lark. */
const KEPT_DAYS = 14

/** The draft stands inside the row: so it is no record, which the audit would look for in a journal. */
const DraftItem = z.object({ draft: Draft, expires: z.int() })

/** Open forms on the table. Whoever wants one back asks by its id alone. */
export function tableDrafts(
  client: DynamoDBDocumentClient,
  table: string,
  now: () => number,
): Drafts {
  const seconds = () => Math.floor(now() / 1000)
  const keyOf = (id: string) => ({ pk: `DRAFT#${id}`, sk: 'DRAFT' })
  return {
    keep: async (draft) => {
      const expires = seconds() + KEPT_DAYS * 86_400
      const Item = { ...keyOf(draft.id), draft, expires }
      await unlessBusy(client.send(new PutCommand({ TableName: table, Item })))
    },
    find: async (id) => {
      // What a button carries may be anything: a key is not.
      if (!/^[0-9a-f]{32}$/.test(id)) return undefined
      const Key = keyOf(id)
      const { Item } = await unlessBusy(
        client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true })),
      )
      if (!Item) return undefined
      const { draft, expires } = DraftItem.parse(Item)
      // The table takes its time to tidy up.
      return seconds() < expires ? draft : undefined
    },
  }
}
