import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { NameFound } from '../../../shared/domain/named.ts'
import { identityId, Person } from '../../../shared/records/person.ts'
import { searchText } from '../../../shared/terms/search-text.ts'
import { rowsUnder } from '../partition.ts'
import { unlessNewer } from './unless-newer.ts'

/** Everybody by what they are called: a company's people are few enough for one partition. */
const PARTITION = 'NAMES#staff'

const Row = z.object({
  id: z.string(),
  active: z.boolean(),
  label: z.string(),
  detail: z.string(),
  accounts: z.array(z.string()),
  /** Every text by which the person is found; by the first they are sorted. */
  keys: z.array(z.string()),
})

/** Notes what somebody is called now, written and spoken. `keysOf` knows how a name is read, and stays in the reactor. */
export async function keepCalled(
  client: DynamoDBDocumentClient,
  table: string,
  entry: { images: readonly { after?: unknown }[] },
  keysOf: (name: string) => string[],
): Promise<void> {
  for (const { after } of entry.images) {
    const person = Person.safeParse(after).data
    if (!person) continue
    const { id, version, active, name, departmentId, identities } = person
    const row: z.infer<typeof Row> = {
      id,
      active,
      label: name,
      detail: departmentId,
      accounts: identities.map(identityId),
      keys: keysOf(name),
    }
    const Item = { pk: PARTITION, sk: id, version, ...row }
    await unlessNewer(
      version,
      (condition) => new PutCommand({ TableName: table, Item, ...condition }),
      client,
    )
  }
}

/** Those who work here now and whose name begins so, in Chinese, pinyin or initials; everybody, when nothing is typed. */
export async function peopleCalled(
  client: DynamoDBDocumentClient,
  table: string,
  text: string,
): Promise<NameFound[]> {
  const typed = searchText(text)
  const rows = z.array(Row).parse(await rowsUnder(client, table, PARTITION))
  return rows
    .filter(({ active, keys }) => active && keys.some((key) => key.startsWith(typed)))
    .sort((a, b) => inAlphabet(a.keys[0] ?? '', b.keys[0] ?? ''))
    .map(({ id, label, detail, accounts }) => ({ id, label, detail, accounts }))
}

const inAlphabet = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
