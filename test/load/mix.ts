import { randomUUID } from 'node:crypto'
import { dayAt } from '../../shared/terms/day.ts'
import { cast } from '../security/trial.ts'
import type { Habit } from './arrivals.ts'
import type { Owned } from './customers.ts'
import { larkPeople } from './lark-people.ts'
import { type Latencies, TOLD } from './latencies.ts'
import type { LoadHouse } from './load-house.ts'
import { isPage, lendingIn } from './loans.ts'
import { dropped } from './papers.ts'
import { chosen, slackDeliveries, typed } from './slack-deliveries.ts'

const READERS = 6

/**
 * What fifty people do, and the visits that they were told are kept. It comes to about twenty requests a second at the
 * doors: what the bot says in Slack comes back as an event, somebody in Lark who reports a visit makes four requests, and a loan ten.
 */
export async function mixIn(
  load: LoadHouse,
  latencies: Latencies,
): Promise<{ habits: Habit[]; accepted: ReadonlyMap<string, string> }> {
  const { trial, customers } = load
  const slack = slackDeliveries(trial.house)
  const lark = larkPeople(load, latencies)
  const lend = lendingIn(load, latencies)
  const accepted = new Map<string, string>()
  const readers = await seated(load)
  let turns = 0
  let pages = 0
  /** Everybody takes a turn. */
  const someone = (): Owned => {
    const one = customers[turns++ % customers.length]
    if (!one) throw new Error('nobody has a customer')
    return one
  }
  const habit = (
    perSecond: number,
    kind: string,
    act: (one: Owned) => Promise<unknown>,
  ): Habit => ({
    kind,
    perSecond,
    act: (due) => latencies.of(kind, due, () => act(someone())),
  })
  const habits: Habit[] = [
    habit(5, 'type-ahead', ({ owner, name }) => slack.lookUp(owner, name.slice(0, 4))),
    habit(2, 'summary', ({ owner, name }) => slack.summary(owner, name)),
    habit(2, 'visit', async ({ id, owner }) => {
      const learned = `拜访 ${randomUUID()}`
      await slack.visit(owner, id, learned)
      accepted.set(learned, id)
    }),
    habit(1, `${TOLD}mention`, ({ owner, name }) => slack.mention(owner, `概况 ${name}`)),
    habit(0.4, 'register', () => slack.register(cast.archivist)),
    habit(1.5, 'page', () => {
      const reader = readers[pages++ % readers.length]
      if (!reader) throw new Error('nobody reads')
      return isPage(reader.page((pages % 2) + 1))
    }),
    habit(0.1, 'filing', (customer) => file(load, customer)),
    { kind: 'Lark message', perSecond: 1, act: (due) => lark.message(due) },
    {
      kind: 'Lark visit',
      perSecond: 0.3,
      act: (due) => {
        const learned = `飞书拜访 ${randomUUID()}`
        return lark.visit(due, learned, (customerId) => accepted.set(learned, customerId))
      },
    },
    { kind: 'loan', perSecond: 0.1, act: lend },
  ]
  return { habits, accepted }

  /** A small scan is dropped into a channel and filed by the form. */
  async function file({ trial }: LoadHouse, { id }: Owned): Promise<void> {
    const { name, attachment } = await dropped(trial, randomUUID())
    await slack.submit(
      cast.archivist,
      'document.file',
      {
        customerId: typed(id),
        documentKind: chosen('contractText'),
        secrecy: chosen('unclassified'),
        title: typed(name),
        datedOn: { v: { type: 'datepicker', selected_date: dayAt(trial.house.now()) } },
      },
      { attachment },
    )
  }
}

/** Some who read throughout, each their own document, signed in as people are. */
async function seated({ trial, documents }: LoadHouse) {
  const readers = []
  for (const document of documents.slice(-READERS)) {
    readers.push(await trial.sitDown(await trial.lend(document)))
  }
  return readers
}
