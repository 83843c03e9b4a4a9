import { activity, coldShare, type companies, deedsInAYear } from './activity.ts'
import type { DeedName } from './deeds.ts'
import type { Figures } from './figures.ts'
import { added, type Usage } from './prices.ts'
import { type FunctionName, type Spent, together } from './spent.ts'

type Company = (typeof companies)[number]

/** As the stacks give it, in megabytes. */
export const memory: Readonly<Record<FunctionName, number>> = {
  slack: 1769,
  lark: 1769,
  'reading-room': 1769,
  shelves: 1024,
  outbox: 1024,
  notify: 1024,
  inbox: 1024,
  documents: 3008,
  verdict: 1024,
  clock: 1024,
}

/** What the stacks of a house in both chats keep standing; a test holds it and the memory against them. */
export const stands = { keys: 3, secrets: 4, alarms: 57, dashboards: 1 } as const

/** From here to Lambda, all assumed; stated on the page. */
export const onLambda = {
  /** Lambda gives one whole processor with so many megabytes, and less with less. */
  wholeProcessor: 1769,
  /** How much slower a processor there is than the one that was measured on. */
  slower: 1.2,
  /** Milliseconds that a call waits: for each way to the table, to the files, to a queue. */
  trip: 5,
  put: 40,
  get: 25,
  send: 10,
  /** And for what the chats answer to it. */
  chat: { slack: 60, lark: 60, notify: 300, inbox: 300, documents: 500 } as Readonly<
    Partial<Record<FunctionName, number>>
  >,
  /** Bytes of Lambda's own lines for a call, and of the line of the HTTP API for a request. */
  ownLines: 400,
  accessLine: 250,
  traced: 0.05,
} as const

const BEHIND_HTTP: readonly FunctionName[] = ['slack', 'lark', 'reading-room']
const BEHIND_QUEUE: readonly FunctionName[] = ['notify', 'inbox', 'documents']
const GB = 1e9

/** What is used when a deed is done once; of `cold` of its calls the process has to be started first. */
export function usageOf(figures: Figures, deed: DeedName, cold: number): Usage {
  const { spent } = figures.deeds[deed]
  const parts = (Object.entries(spent) as [FunctionName, Spent][]).map(([name, one]): Usage => {
    const { calls, reads, writes, puts, gets, keys, sends } = one
    const http = BEHIND_HTTP.includes(name) ? calls : 0
    // A batch is taken from a queue with one request, and let go with another.
    const taken = BEHIND_QUEUE.includes(name) ? 2 * calls : 0
    const processor = figures.processor.deeds[deed]?.[name] ?? 0
    const started = cold * calls * (figures.processor.starts[name] ?? 0)
    return {
      reads,
      writes,
      puts,
      gets,
      keys,
      calls,
      requests: http,
      queue: sends + taken,
      arm: gigabyteSeconds(name, processor + started, one),
      traces: calls * onLambda.traced,
      ...logsOf((calls * onLambda.ownLines + http * onLambda.accessLine) / GB),
    }
  })
  return added(...[...parts, besides(figures, deed)].map((part): [Usage, number] => [part, 1]))
}

/** What goes by bytes: a page comes from where it lies cold and is sent to its reader, an original is looked into. */
function besides({ files }: Figures, deed: DeedName): Usage {
  if (deed === 'page')
    return { coldGets: 1, coldReads: files.pageBytes / GB, sent: files.sent / GB }
  return deed === 'filing' ? { scans: 1, scanned: files.original / GB } : {}
}

/** Logs are kept for a year. */
const logsOf = (gigabytes: number): Usage => ({ logged: gigabytes, logMonths: 12 * gigabytes })

function gigabyteSeconds(name: FunctionName, processor: number, spent: Spent): number {
  const { wholeProcessor, slower, trip, put, get, send, chat } = onLambda
  const share = Math.min(1, memory[name] / wholeProcessor)
  const waits =
    spent.trips * trip +
    spent.puts * put +
    spent.gets * get +
    spent.sends * send +
    spent.calls * (chat[name] ?? 0)
  return ((memory[name] / 1024) * ((processor * slower) / share + waits)) / 1000
}

const HOURS = 24 * 365
const MINUTES = 60 * HOURS

/** What is used in a year whether anybody comes or not. */
export function standing(figures: Figures): Usage {
  const tick = figures.clock
  return {
    keyMonths: stands.keys * 12,
    secretMonths: stands.secrets * 12,
    alarmMonths: stands.alarms * 12,
    boardMonths: stands.dashboards * 12,
    strikes: MINUTES + HOURS,
    calls: MINUTES + HOURS,
    reads: tick.reads * MINUTES,
    writes: tick.writes * MINUTES,
    arm: gigabyteSeconds('clock', figures.processor.tick, tick) * MINUTES,
    ...logsOf((MINUTES * onLambda.ownLines) / GB),
    // Each queue is asked by five pollers, who wait twenty seconds each time.
    queue: (3 * 5 * HOURS * 3600) / 20,
    secretReads: (HOURS * 60) / 5,
    // The table's key is asked for every five minutes by everybody who uses it.
    keys: (HOURS * 60) / 5,
  }
}

/** What the bytes cost that so many customers, with their documents, have for a year; nobody doing anything. */
export function keepingUsage(
  figures: Figures,
  customers: number,
  documentsEach = activity.documentsPerCustomer as number,
): Usage {
  const documents = customers * documentsEach
  const { customer, filing } = figures.deeds
  const table = (customers * customer.kept + documents * filing.kept) / GB
  const perDocument = figures.files.original + figures.files.pageBytes * activity.pagesPerDocument
  const files = (documents * perDocument) / GB
  return {
    ...tableUsage(table),
    // The first months in Standard, the others where what is hardly ever read lies cheaper.
    fileMonths: 3 * files,
    coldMonths: 9 * files,
    transitions: documents * (1 + activity.pagesPerDocument),
  }
}

/** A table of so many gigabytes for a year, with its backup, and its exports on Sundays. */
const tableUsage = (gigabytes: number): Usage => ({
  tableMonths: 12 * gigabytes,
  backupMonths: 12 * gigabytes,
  exported: 52 * gigabytes,
})

/** A company's first year: what stands, what is done, what is kept. */
export function yearOf(figures: Figures, customers: Company): Record<string, Usage> {
  const deeds = deedsInAYear(customers)
  const cold = coldShare[customers]
  const done = Object.fromEntries(
    (Object.entries(deeds) as [DeedName, number][]).map(([deed, times]) => [
      deed,
      added([usageOf(figures, deed, cold), times]),
    ]),
  )
  // What is written through the year lies there for half of it.
  const written = (Object.entries(deeds) as [DeedName, number][]).reduce(
    (sum, [deed, times]) =>
      deed === 'customer' || deed === 'filing' ? sum : sum + times * figures.deeds[deed].kept,
    0,
  )
  return {
    ...done,
    keeping: added([keepingUsage(figures, customers), 1], [tableUsage(written / GB), 0.5]),
    standing: standing(figures),
  }
}

/** Units of a deed, all functions together. */
export const unitsOf = (figures: Figures, deed: DeedName): Spent =>
  together(figures.deeds[deed].spent)
