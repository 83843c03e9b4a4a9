import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { ArchiveRecord } from '../../../shared/records/index.ts'
import { keepDesks, keepReminder } from './desk.ts'
import { keepDue } from './due.ts'
import { keepRegister } from './register.ts'

/** Keeps register, desks and what is due, from the records that an entry changed. */
export async function keepLending(
  client: DynamoDBDocumentClient,
  table: string,
  entry: { images: readonly { after?: unknown }[] },
): Promise<void> {
  for (const { after } of entry.images) {
    const parsed = ArchiveRecord.safeParse(after)
    if (!parsed.success) continue
    const record = parsed.data
    await keepDue(client, table, record)
    if (record.kind === 'visit') await keepReminder(client, table, record)
    // The register knows which state is the latest: an older one comes on no desk.
    if (record.kind === 'request' && (await keepRegister(client, table, record)))
      await keepDesks(client, table, record)
  }
}
