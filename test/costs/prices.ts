/** What AWS asks for one of something, in US dollars, and where that is known from. */
export interface Price {
  usd: number
  /** How it is sold. */
  per: string
  /** In China, in yuan for the same, where that could be found. */
  cny?: number
  /** Looked up in this place; `remembered` where it could not be, and is to be looked at again before it is relied on. */
  source: string
}

/** List prices of us-east-1, first tier, without the free one. Set down on this day. */
export const PRICES_OF = '2026-11-27'

const MILLION = 1_000_000
const remembered = 'remembered'

/** Each in the unit that it is counted in on the page. */
export const prices = {
  writes: {
    usd: 0.625 / MILLION,
    per: 'write request unit',
    cny: 11.1538 / MILLION,
    source: 'public write-up of the price since November 2024; amazonaws.cn/en/dynamodb/pricing',
  },
  reads: {
    usd: 0.125 / MILLION,
    per: 'read request unit',
    source: 'public write-up of the price since November 2024',
  },
  tableMonths: {
    usd: 0.25,
    per: 'GB of table, a month',
    source: 'aws.amazon.com/dynamodb/pricing',
  },
  backupMonths: { usd: 0.2, per: 'GB with point-in-time recovery, a month', source: remembered },
  exported: { usd: 0.1, per: 'GB of table exported', source: remembered },
  calls: { usd: 0.2 / MILLION, per: 'call of a function', source: 'aws.amazon.com/lambda/pricing' },
  arm: {
    usd: 0.0000133334,
    per: 'GB-second of a function, arm64',
    source: 'aws.amazon.com/lambda/pricing, by way of others',
  },
  requests: { usd: 1 / MILLION, per: 'request to the HTTP API', source: remembered },
  queue: { usd: 0.5 / MILLION, per: 'request to a queue (FIFO)', source: remembered },
  puts: { usd: 0.005 / 1000, per: 'PUT to S3', source: remembered },
  gets: { usd: 0.0004 / 1000, per: 'GET from S3', source: remembered },
  coldGets: { usd: 0.01 / 1000, per: 'GET from Glacier Instant Retrieval', source: remembered },
  coldReads: { usd: 0.03, per: 'GB read from Glacier Instant Retrieval', source: remembered },
  transitions: {
    usd: 0.02 / 1000,
    per: 'object moved to Glacier Instant Retrieval',
    source: remembered,
  },
  fileMonths: { usd: 0.023, per: 'GB in S3 Standard, a month', source: remembered },
  coldMonths: { usd: 0.004, per: 'GB in Glacier Instant Retrieval, a month', source: remembered },
  keys: { usd: 0.03 / 10_000, per: 'request to a key', source: remembered },
  keyMonths: { usd: 1, per: 'key, a month', source: remembered },
  secretMonths: { usd: 0.4, per: 'secret, a month', source: remembered },
  secretReads: { usd: 0.05 / 10_000, per: 'reading of a secret', source: remembered },
  logged: { usd: 0.5, per: 'GB of log taken in', source: remembered },
  logMonths: { usd: 0.03, per: 'GB of log kept, a month', source: remembered },
  alarmMonths: { usd: 0.1, per: 'alarm, a month', source: remembered },
  boardMonths: { usd: 3, per: 'dashboard, a month', source: remembered },
  traces: { usd: 5 / MILLION, per: 'trace recorded', source: remembered },
  strikes: { usd: 1 / MILLION, per: 'invocation by the scheduler', source: remembered },
  scanned: { usd: 0.09, per: 'GB scanned by GuardDuty', source: remembered },
  scans: { usd: 0.215 / 1000, per: 'object scanned by GuardDuty', source: remembered },
  sent: { usd: 0.09, per: 'GB sent to readers', source: remembered },
} as const satisfies Record<string, Price>

export type Priced = keyof typeof prices

/** How much of each was used. */
export type Usage = Partial<Record<Priced, number>>

/** What a usage costs, by what it is for; the dearest first. */
export const billOf = (usage: Usage): { what: Priced; usd: number }[] =>
  (Object.entries(usage) as [Priced, number][])
    .map(([what, much]) => ({ what, usd: much * prices[what].usd }))
    .filter(({ usd }) => usd > 0)
    .toSorted((a, b) => b.usd - a.usd)

export const sumOf = (usage: Usage): number => billOf(usage).reduce((sum, { usd }) => sum + usd, 0)

/** Several usages, each so many times, as one. */
export function added(...parts: readonly [usage: Usage, times: number][]): Usage {
  const all: Usage = {}
  for (const [usage, times] of parts) {
    for (const [what, much] of Object.entries(usage) as [Priced, number][]) {
      all[what] = (all[what] ?? 0) + much * times
    }
  }
  return all
}
