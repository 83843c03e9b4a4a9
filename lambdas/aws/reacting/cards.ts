import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Posted } from '../../../shared/commands/messenger.ts'
import type { Notice } from '../../../shared/domain/notices.ts'
import { Locale } from '../../../shared/terms/locale.ts'
import { rowsUnder } from '../partition.ts'

const CardItem = z.object({
  posted: Posted,
  locale: Locale,
  notice: z.custom<Notice>((value) => typeof value === 'object' && value !== null),
  account: z.string().optional(),
})

/** A posted card that follows a record: every copy, in every chat and thread, shows the outcome. */
export interface LiveCard {
  posted: Posted
  locale: Locale
  notice: Notice
  /** The account that it was posted to alone; none where it stands in a place. */
  account?: string | undefined
}

/** Remembers where a card of a record stands, so that it can follow it. */
export async function rememberCard(
  { client, table }: { client: DynamoDBDocumentClient; table: string },
  recordId: string,
  effect: string,
  card: LiveCard,
): Promise<void> {
  await client.send(
    new PutCommand({ TableName: table, Item: { pk: `CARDS#${recordId}`, sk: effect, ...card } }),
  )
}

/** The cards that follow a record. */
export async function cardsOf(
  { client, table }: { client: DynamoDBDocumentClient; table: string },
  recordId: string,
): Promise<LiveCard[]> {
  const rows = await rowsUnder(client, table, `CARDS#${recordId}`, { ConsistentRead: true })
  return z.array(CardItem).parse(rows)
}
