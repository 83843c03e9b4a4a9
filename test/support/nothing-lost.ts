import { isDeepStrictEqual } from 'node:util'
import { sha256 } from '../../lambdas/aws/chain.ts'
import type { Entry } from '../../lambdas/aws/entry.ts'
import { shelvesReactor } from '../../lambdas/aws/shelves/reactor.ts'
import { people } from '../../local/company/people.ts'
import type { LocalHouse } from '../../local/house.ts'
import type { Found } from '../../shared/commands/ports.ts'
import type { Addressee } from '../../shared/domain/decision.ts'
import { BorrowRequest } from '../../shared/records/borrow-request.ts'
import { Document } from '../../shared/records/document.ts'
import { VisitReport } from '../../shared/records/visit-report.ts'
import { audit } from '../../upkeep/audit.ts'
import type { BusyDay } from './busy-day.ts'
import type { FaultyHouse } from './faulty-house.ts'
import { entriesOf, rowsOf, timesOf } from './journal.ts'
import { startStore } from './store.ts'
import { effectsIn } from './trial.ts'

/** What of a day is not there exactly once; all lists are empty when nothing was lost and nothing done twice. */
export interface Amiss {
  /** What people were told was done, by how often it is in the journal. */
  journal: [what: string, times: number][]
  /** Scans that were not taken. */
  refused: string[]
  /** Commands that stand in the journal more than once. */
  repeated: string[]
  /** What the journal has to tell, and no chat says. */
  unsaid: string[]
  /** What a chat says more than once. */
  saidTwice: string[]
  /** Rows on the shelves that are not what the journal makes of them, read once and in order. */
  shelves: string[]
  breaks: unknown[]
  parked: unknown[]
}

/** Nothing amiss. */
export const NOTHING_AMISS: Amiss = {
  journal: [],
  refused: [],
  repeated: [],
  unsaid: [],
  saidTwice: [],
  shelves: [],
  breaks: [],
  parked: [],
}

/** Looks through journal, records and both chats of a house that has settled. */
export async function amissAfter(faulty: FaultyHouse, days: readonly BusyDay[]): Promise<Amiss> {
  const { house } = faulty
  const all = await entriesOf(house)
  const entries = all.filter(faulty.isNew)
  const told = timesOf(entries.flatMap(accomplishments))
  const expected = days.flatMap(({ visits, purposes, files }) => [
    ...visits.map((learned) => `visit ${learned}`),
    ...files.map((file) => `filed ${file}`),
    ...purposes.flatMap((purpose) =>
      ['asked', 'approved', 'taken up', 'returned'].map((what) => `${what} ${purpose}`),
    ),
  ])
  const said = timesOf(saidIn(faulty))
  const due = await dueIn(house, entries)
  return {
    journal: expected.flatMap((what): [string, number][] =>
      told.get(what) === 1 ? [] : [[what, told.get(what) ?? 0]],
    ),
    refused: [...told.keys()].filter((what) => what.startsWith('refused')),
    repeated: repeatedIn(timesOf(entries.map(({ commandId }) => commandId))),
    unsaid: due.filter(({ mark }) => !said.has(mark)).map(({ what }) => what),
    saidTwice: repeatedIn(said),
    shelves: await misplacedIn(house, all),
    breaks: (await audit(house)).breaks,
    parked: await house.shelves.parked(),
  }
}

const repeatedIn = (times: Map<string, number>): string[] =>
  [...times].filter(([, often]) => often > 1).map(([what]) => what)

/** What is due may hold what is long settled, and is not looked at: the clock looks at the record, and forgets it. */
const SHELF = /^(NAMES|NAMED|DESK|REGISTER|PAST)#/

/** Rows on the shelves that are not what the journal makes of them, read once and in order. */
export async function misplacedIn(
  house: Pick<LocalHouse, 'client' | 'table'>,
  entries: readonly Entry[],
): Promise<string[]> {
  const orderly = await startStore({ inMemory: true })
  try {
    const reactor = shelvesReactor(orderly.client, orderly.table)
    for (const entry of entries.toSorted((a, b) => a.at - b.at || a.seq - b.seq))
      await reactor.entry?.(entry)
    const [is, ought] = [await shelvedIn(house), await shelvedIn(orderly)]
    if (ought.size === 0) throw new Error('the journal puts nothing on any shelf')
    return [...new Set([...is.keys(), ...ought.keys()])].filter(
      (key) => !isDeepStrictEqual(is.get(key), ought.get(key)),
    )
  } finally {
    await orderly.close()
  }
}

async function shelvedIn(table: Parameters<typeof rowsOf>[0]) {
  const rows = (await rowsOf(table)).filter(({ pk }) => SHELF.test(pk))
  return new Map(rows.map((row) => [`${row.pk}|${row.sk}`, row]))
}

/** What an entry brought about, in words that a day knows it by. */
function accomplishments({ command, images }: Entry): string[] {
  return images.flatMap(({ after }) => {
    const visit = VisitReport.safeParse(after).data
    if (visit) return [`visit ${visit.learned}`]
    const document = Document.safeParse(after).data
    // Whichever comes later files it, the catalogue or the verdict.
    if (document && /^document\.(catalogue|judge)$/.test(command))
      return [`${document.state} ${document.fault ?? ''}${document.attachment.name}`]
    const request = BorrowRequest.safeParse(after).data
    const done = { borrow: 'asked', 'request.approve': 'approved' }[command]
    const lent = { 'loan.takeUp': 'taken up', 'loan.return': 'returned' }[command]
    const what = done ?? lent
    return request && what ? [`${what} ${request.purpose}`] : []
  })
}

/** The marks of all that we have said in either chat, as often as we have said it. */
function saidIn({ house: { workspace }, larkSaid }: FaultyHouse): string[] {
  const seen = people.flatMap(({ user }) => workspace.state(user).messages)
  const once = new Map(seen.map((message) => [`${message.channel}/${message.ts}`, message]))
  return [
    ...effectsIn([...once.values()]).map((effect) => `slack ${effect}`),
    ...[...larkSaid].flatMap(([uuid, messages]) => [...messages].map(() => `lark ${uuid}`)),
  ]
}

/** Every message that the journal owes a chat, by its mark. */
async function dueIn(
  house: LocalHouse,
  entries: readonly Entry[],
): Promise<{ mark: string; what: string }[]> {
  const found = await house.kernel.store.open([])
  const due: { mark: string; what: string }[] = []
  for (const { root, seq, tell, command } of entries) {
    for (const [index, { to }] of tell.entries()) {
      for (const name of new Set(
        (await Promise.all(to.map((each) => namesOf(each, found)))).flat(),
      )) {
        const effect = sha256(`${root}/${seq}/${index}/${name}`).slice(0, 32)
        const chat = name.startsWith('lark') ? 'lark' : 'slack'
        due.push({ mark: `${chat} ${effect}`, what: `${command} to ${name}` })
      }
    }
  }
  return due
}

/** Everyone addressed, as the notices name them. */
async function namesOf(to: Addressee, found: Found): Promise<string[]> {
  if ('place' in to) {
    const { chat, workspace, channel, thread = '' } = to.place
    return [`${chat}/${workspace}/${channel}/${thread}`]
  }
  if ('account' in to) return [nameOf(to.account)]
  const person = 'person' in to ? await found.get('person', to.person) : undefined
  const all = 'role' in to ? await found.peopleIn(to.role) : person ? [person] : []
  return all.flatMap(({ active, identities }) => (active ? identities.map(nameOf) : []))
}

const nameOf = ({ chat, workspace, user }: { chat: string; workspace: string; user: string }) =>
  `${chat}/${workspace}/${user}`
