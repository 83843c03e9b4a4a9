import { activity, coldShare, companies, deedsInAYear } from './activity.ts'
import { keepingUsage, memory, onLambda, stands, unitsOf, usageOf, yearOf } from './bill.ts'
import { type DeedName, deedNames } from './deeds.ts'
import type { Figures } from './figures.ts'
import { added, billOf, PRICES_OF, prices, sumOf, type Usage } from './prices.ts'
import { together } from './spent.ts'

const NAMES: Readonly<Record<DeedName | 'keeping' | 'standing', string>> = {
  visit: '拜访 a visit noted in Slack',
  visitInLark: '拜访 a visit noted in Lark',
  typing: '联想 names asked for while typing',
  summary: '概况 a summary',
  customer: '建卡 a customer’s card opened',
  filing: '归档 a scan filed',
  loan: '借阅 a loan: asked for, approved, taken up, opened, returned',
  page: '阅览 a page read',
  desk: '案头 a desk looked at',
  keeping: '保管 what is kept',
  standing: '常备 what stands, used or not',
}

/** The page of costs. Everything on it comes from the figures, the prices and the activity model beside this file. */
export function pageOf(figures: Figures): string {
  return [
    HEAD,
    `Prices are the list of us-east-1 as of ${PRICES_OF}, in US dollars, first tier, nothing free deducted, no tax. Measured on ${figures.measuredOn}: ${figures.machine}.`,
    '## 每千次 A thousand of each',
    thousands(figures),
    '## 一年 A company’s year',
    companiesTable(figures),
    dominating(figures),
    '## 实测 What was measured',
    unitsTable(figures),
    scaleTable(figures),
    processorTable(figures),
    '## 假定 What is assumed',
    assumed(figures),
    '## 单价 Prices',
    pricesTable(),
    '',
  ].join('\n\n')
}

const HEAD = `# 费用 What it costs on AWS

This page is written by \`npm run costs\` from request units, bytes and processor times that are measured through the functions
themselves, from the door to the last reactor; \`test/costs\` measures the units again, and fails when the page has drifted.
Change nothing here by hand.`

const COLD = coldShare[10_000]

function thousands(figures: Figures): string {
  const row = (name: string, usage: Usage) => {
    const [first, second] = billOf(usage)
    const share = (part = first) =>
      part ? `${prices[part.what].per} ${percent(part.usd / sumOf(usage))}` : ''
    return [name, dollars(sumOf(usage)), share(), share(second)]
  }
  const deeds = deedNames.map((deed) =>
    row(`1,000 × ${NAMES[deed]}`, added([usageOf(figures, deed, COLD), 1_000])),
  )
  return table(
    ['', 'USD', 'most of it', 'then'],
    [
      ...deeds,
      row('10,000 customers kept for a year, with their documents', keepingUsage(figures, 10_000)),
      row(
        '10,000 customers kept for a year, cards and shelves alone',
        keepingUsage(figures, 10_000, 0),
      ),
    ],
  )
}

function companiesTable(figures: Figures): string {
  const years = companies.map((customers) => yearOf(figures, customers))
  const kinds = [...deedNames, 'keeping', 'standing'] as const
  const rows = kinds.map((kind) => [
    NAMES[kind],
    ...years.map((year) => dollars(sumOf(year[kind] ?? {}))),
  ])
  const totals = years.map((year) => Object.values(year).reduce((sum, use) => sum + sumOf(use), 0))
  return table(
    ['USD a year', ...companies.map((customers) => `${count(customers)} customers`)],
    [
      ...rows,
      ['**a year**', ...totals.map((total) => `**${dollars(total)}**`)],
      ['**a month**', ...totals.map((total) => `**${dollars(total / 12)}**`)],
      ['a customer and year', ...companies.map((n, at) => dollars((totals[at] ?? 0) / n))],
    ],
  )
}

function dominating(figures: Figures): string {
  const lines = companies.map((customers) => {
    const all = added(
      ...Object.values(yearOf(figures, customers)).map((use): [Usage, number] => [use, 1]),
    )
    const most = billOf(all)
      .slice(0, 4)
      .map(({ what, usd }) => `${prices[what].per} ${percent(usd / sumOf(all))}`)
    return `- ${count(customers)} customers: ${most.join(', ')}.`
  })
  return `What it goes to, by what is bought:\n\n${lines.join('\n')}`
}

/** The table that the test holds against what it measures. */
export function unitsTable(figures: Figures): string {
  const rows = deedNames.map((deed) => {
    const { calls, reads, writes, puts, gets, keys, sends } = unitsOf(figures, deed)
    const told = [writes, reads, calls, sends, puts, gets, keys].map((n) => tenths(n))
    return [NAMES[deed], ...told, count(figures.deeds[deed].kept)]
  })
  const { original, pages, pageBytes, sent } = figures.files
  const { reads, writes } = figures.clock
  return `${table(
    [
      'once, with 100 customers stored',
      'write units',
      'read units',
      'calls',
      'queue sends',
      'PUT',
      'GET',
      'key requests',
      'bytes kept',
    ],
    rows,
  )}

A transaction’s units count double, a strongly consistent read’s too; there is no secondary index. Reactors are in it: shelves,
outbox, queues, what is told in the chat. Filed was a PDF of ${pages} pages with ${count(original)} bytes; a page drawn of it has ${count(pageBytes)}, and as
it is sent, with the mark, ${count(sent)}. A strike of the clock when nothing is due takes ${tenths(reads)} read and ${tenths(writes)} write units.
Each original and page costs a request to a key: the bucket has no bucket key.`
}

function scaleTable({ deeds, crowded }: Figures): string {
  const rows = deedNames.flatMap((deed) => {
    const then = crowded.deeds[deed]
    if (!then) return []
    const [few, many] = [together(deeds[deed].spent), together(then.spent)]
    const cells = [few.writes, many.writes, few.reads, many.reads, few.trips, many.trips]
    return [[NAMES[deed], ...cells.map(tenths)]]
  })
  return `${table(
    [
      `with 100 customers, and with ${count(crowded.customers)}`,
      'write units',
      '',
      'read units',
      '',
      'trips',
      '',
    ],
    rows,
  )}

The second of each pair: ${count(crowded.customers)} customers really stored with all rows that they are found by, and ${count(crowded.visits)} visits in the history of the one
that is dealt with, whose digest has outgrown a kilobyte by then. What is read by key does not grow; 1,000,000 customers are reckoned with the same units, not measured
(\`test/aws/names-of-100000.test.ts\` shows the same for finding among 100,000).`
}

function processorTable({ processor, deeds }: Figures): string {
  const names = Object.keys(memory) as (keyof typeof memory)[]
  const rows = names.map((name) => [
    name,
    count(memory[name]),
    count(processor.starts[name] ?? 0),
    ...(['visit', 'visitInLark', 'filing', 'page'] as const).map((deed) =>
      deeds[deed].spent[name] ? tenths(processor.deeds[deed]?.[name] ?? 0) : '',
    ),
  ])
  return `${table(
    [
      'processor time, ms',
      'MB on Lambda',
      'a start',
      'a visit in Slack',
      'in Lark',
      'a scan',
      'a page',
    ],
    rows,
  )}

From the bundles that would be uploaded, each function in a process of its own, warm; Linux counts it, so that whoever else
is busy on the machine does not matter.`
}

function assumed(figures: Figures): string {
  const { wholeProcessor, slower, trip, put, get, send, chat, ownLines, accessLine, traced } =
    onLambda
  const people = (customers: number) =>
    Math.max(activity.fewestPeople, customers / activity.customersPerPerson)
  const times = companies.map(
    (customers) =>
      `${count(customers)} customers, ${count(people(customers))} people: ${deedNames
        .map((deed) => `${deed} ${count(deedsInAYear(customers)[deed])}`)
        .join(', ')}`,
  )
  const chats = Object.entries(chat).map(([name, ms]) => `${name} ${ms}`)
  return `- Of each customer in a year ${activity.visitsPerCustomer} visits (half of them in Lark), ${activity.summariesPerCustomer} summaries, ${activity.documentsPerCustomer} documents of ${activity.pagesPerDocument} pages, ${activity.loansPerCustomer} loans of ${activity.pagesPerLoan} pages read;
  ${percent(activity.newCustomers)} new customers; a person for every ${activity.customersPerPerson} customers, at least ${activity.fewestPeople}, who looks at the desk ${activity.desksPerPersonAndDay} times on each of ${activity.workdays} days. In a year:
${times.map((line) => `  - ${line}.`).join('\n')}
- A call on Lambda lasts as long as its processor time here × ${slower}, more where the function has less than a whole processor (${count(wholeProcessor)} MB),
  and its waiting: ${trip} ms for each way to the table, ${put} for a PUT, ${get} for a GET, ${send} for a queue, and for the chats ${chats.join(', ')} ms a call. arm64.
- Calls that find no process up: ${companies.map((n) => `${percent(coldShare[n])} with ${count(n)} customers`).join(', ')}; starts are paid for.
- One call for every row that the filters let through; a queue’s batch is one message. Readers of the stream and Lambda’s reading of
  it are free; each queue is asked by five pollers around the clock.
- ${stands.keys} keys, ${stands.secrets} secrets (both chats), ${stands.alarms} alarms, ${stands.dashboards} dashboard; what is counted in the logs is paid for in hours with such a line alone, and is left out; ${percent(traced)} of the calls traced; ${ownLines} bytes of Lambda’s own lines a call, ${accessLine} of the HTTP API’s a request:
  our functions write nothing when all is well, but a line for each verdict.
- GuardDuty looks at originals, not at pages. Files lie three months in S3 Standard, then in Glacier Instant Retrieval. The table has
  point-in-time recovery, and is exported whole every Sunday; its exports’ own bytes are not in it (${count(figures.deeds.customer.kept)} bytes a customer).
- Not in it: what Slack and Feishu ask for, a domain, support, traffic into AWS, retries.`
}

function pricesTable(): string {
  const rows = Object.values(prices).map((price) => [
    price.per,
    scientific(price.usd),
    'cny' in price ? `¥${scientific(price.cny)}` : 'not known',
    price.source,
  ])
  return `${table(['one', 'USD, us-east-1', 'cn-north-1, cn-northwest-1', 'source'], rows)}

\`remembered\` could not be looked up where this was written: compare it before you rely on it. China’s price of writes is an older one.`
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

const dollars = (usd: number): string =>
  usd >= 100 ? count(usd) : usd >= 0.01 ? usd.toFixed(2) : usd.toPrecision(2)
const count = (n: number): string => Math.round(n).toLocaleString('en')
const tenths = (n: number): string => (Math.round(n * 10) / 10).toLocaleString('en')
const percent = (share: number): string => `${Math.round(share * 100)} %`
const scientific = (n: number): string =>
  n >= 0.001 ? String(n) : `${Number((n * 1e6).toPrecision(6))} / 10⁶`
