import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type NameFound, type NamesAsked, STAFF } from '../../../shared/domain/named.ts'
import { companyName, typedName } from '../../../shared/terms/company-name.ts'
import { hasHan } from '../../../shared/terms/search-text.ts'
import { peopleCalled } from './called.ts'
import { calledShelf, keptText, type NamePlace, placeOf, SEPARATOR } from './name-key.ts'

/** Rows read at one look: under 8 KB, so that a look is one read unit at most. */
const ROWS = 28

/** Where in a long question names are looked for. */
const PLACES = 16

/** How far into a question that is: every place is a text of its own, so a long one would fill the memory. */
const LONGEST = 200

const Row = z.object({
  sk: z.string(),
  id: z.string(),
  label: z.string(),
  detail: z.string().exactOptional(),
  ownerId: z.string().exactOptional(),
  departmentId: z.string().exactOptional(),
})
type Row = z.infer<typeof Row>

/** Looks names up on a shelf: one Query, or for a question one at each place where a name may begin. */
export async function namesFound(
  client: DynamoDBDocumentClient,
  table: string,
  { shelf, text, match }: NamesAsked,
): Promise<NameFound[]> {
  if (shelf === STAFF) return peopleCalled(client, table, text)
  switch (match) {
    case 'begins': {
      const typed = typedName(text)
      return inOrder(await rowsAt(placeOf(shelf, typed)), typed)
    }
    case 'exact': {
      const { pk, rest } = placeOf(shelf, keptText(shelf, text))
      return inOrder(await rowsAt({ pk, rest: rest + SEPARATOR }), '')
    }
    case 'within':
      return inOrder((await Promise.all(placesIn(text).map(calledIn))).flat(), '')
  }

  async function calledIn(tail: Tail): Promise<Row[]> {
    const { pk, rest } = placeOf(calledShelf(shelf), tail.text)
    const rows = await rowsAt({ pk, rest: tail.whole ? rest + SEPARATOR : '' })
    return rows.filter(({ sk }) => rest.startsWith(sk.slice(0, sk.indexOf(SEPARATOR))))
  }

  async function rowsAt({ pk, rest }: NamePlace): Promise<Row[]> {
    if (pk.endsWith(SEPARATOR)) return []
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: rest ? 'pk = :pk AND begins_with(sk, :rest)' : 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk, ...(rest ? { ':rest': rest } : {}) },
        Limit: ROWS,
      }),
    )
    return (answer.Items ?? []).map((item) => Row.parse(item))
  }
}

/** Where in a question a name may begin. */
interface Tail {
  text: string
  /** Latin: a name only if all of it is. */
  whole: boolean
}

/** The tails of a text at which a name may begin: any Chinese character; a Latin word is a name only as a whole. */
function placesIn(question: string): Tail[] {
  const runs =
    question
      .slice(0, LONGEST)
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{Script=Latin}\p{N}]+/gu) ?? []
  const places = runs.flatMap((run) => {
    if (!hasHan(run)) return run.length < 2 ? [] : [{ text: run, whole: true }]
    const points = Array.from(run)
    return points.slice(0, -1).map((_, i) => ({ text: points.slice(i).join(''), whole: false }))
  })
  return places.slice(0, PLACES)
}

/** Each thing once: first those whose name is or begins with the text, then those that hold it elsewhere. */
function inOrder(rows: Row[], typed: string): NameFound[] {
  const once = [...new Map(rows.map((row) => [row.id, row])).values()]
  const rank = ({ label }: Row) => {
    const { plain, core, brand } = companyName(label)
    if (plain === typed || core === typed || brand === typed) return 0
    return plain.startsWith(typed) ? 1 : 2
  }
  return once
    .map((row) => ({ row, rank: typed === '' ? 0 : rank(row) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ row: { sk: _, ...found } }) => found)
}
