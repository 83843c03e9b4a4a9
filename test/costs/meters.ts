import type { StreamFunction } from '../../lambdas/aws/reacting/stream.ts'
import type { Settings } from '../../lambdas/aws/settings.ts'
import { startGuard } from '../../local/deployed/permissions/guard.ts'
import type { Ask } from '../../local/deployed/permissions/policy.ts'
import { services } from '../../local/deployed/permissions/services.ts'
import { type Functions, functionsFromSource, type MakeFunctions } from '../../local/functions.ts'
import { meterStore } from './metered-store.ts'
import {
  type FunctionName,
  functionNames,
  nothing,
  type Spent,
  type SpentByFunction,
} from './spent.ts'

/** Counts what each function takes of AWS. */
export interface Meters {
  functions: MakeFunctions
  /** What was spent since the last time this was asked, by each function that was called. */
  take(): SpentByFunction
}

/** Meters before the store, the files and the queues, one set for each function, as the functions run from source. */
export function metersOn(): Meters {
  const spent = new Map<FunctionName, Spent>()
  const of = (name: FunctionName): Spent => {
    const known = spent.get(name) ?? { ...nothing }
    spent.set(name, known)
    return known
  }
  const closing: (() => Promise<unknown>)[] = []
  return {
    take: () => {
      const taken = Object.fromEntries([...spent].filter(([, { calls }]) => calls > 0))
      spent.clear()
      return taken
    },
    functions: async (settings, now) => {
      const made = new Map<FunctionName, Functions>()
      for (const name of functionNames) {
        const { settings: metered, close } = await behindMeters(settings, () => of(name))
        closing.push(close)
        made.set(name, await functionsFromSource(metered, now))
      }
      const one = (name: FunctionName): Functions => {
        const found = made.get(name)
        if (!found) throw new Error(`there is no function ${name}`)
        return found
      }
      const counted =
        <A extends unknown[], R>(name: FunctionName, run: (...args: A) => Promise<R>) =>
        async (...args: A): Promise<R> => {
          of(name).calls++
          return run(...args)
        }
      // On AWS a reader is woken by the rows that its filter lets through, hardly ever by more than one at a time.
      const read =
        (name: FunctionName, rows: readonly string[], run: StreamFunction): StreamFunction =>
        async (event) => {
          const woken = event.Records.filter(
            ({ eventName, dynamodb }) =>
              eventName === 'INSERT' &&
              rows.some((row) => dynamodb?.Keys?.['sk']?.S?.startsWith(row)),
          )
          of(name).calls += woken.length
          return run(event)
        }
      return {
        slack: counted('slack', one('slack').slack),
        lark: counted('lark', one('lark').lark),
        room: counted('reading-room', one('reading-room').room),
        readers: {
          shelves: read('shelves', ['ENTRY#'], one('shelves').readers.shelves),
          outbox: read('outbox', ['ENTRY#', 'INBOX'], one('outbox').readers.outbox),
        },
        workers: {
          notify: counted('notify', one('notify').workers.notify),
          inbox: counted('inbox', one('inbox').workers.inbox),
          documents: counted('documents', one('documents').workers.documents),
        },
        verdict: counted('verdict', one('verdict').verdict),
        clock: counted('clock', one('clock').clock),
        close: async () => {
          for (const each of made.values()) await each.close()
          for (const close of closing.splice(0)) await close()
        },
      }
    },
  }
}

/** Where what an ask counts for stands. */
const COUNTED: Readonly<Record<string, keyof Spent>> = {
  's3:PutObject': 'puts',
  's3:GetObject': 'gets',
  'kms:GenerateDataKey': 'keys',
  'kms:Decrypt': 'keys',
  'sqs:SendMessage': 'sends',
}

async function behindMeters(settings: Settings, of: () => Spent) {
  const accessKeyId = process.env['AWS_ACCESS_KEY_ID'] ?? ''
  const judge = (_: string, { action }: Ask) => {
    const kind = COUNTED[action]
    if (kind) of()[kind]++
    return { may: true as const }
  }
  const before = (name: 'S3_ENDPOINT' | 'SQS_ENDPOINT') =>
    startGuard({ service: services[name], target: settings[name] ?? '', accessKeyId, judge })
  const files = await before('S3_ENDPOINT')
  const queues = await before('SQS_ENDPOINT')
  // A call that starts after another has ended may rest on it: it is a trip of its own.
  let finished = 0
  const store = await meterStore(settings.DYNAMODB_ENDPOINT ?? '', {
    began: () => finished + 1,
    ended: (trip, { reads, writes }) => {
      if (trip > finished) of().trips++
      finished = Math.max(finished, trip)
      of().reads += reads
      of().writes += writes
    },
  })
  return {
    settings: {
      ...settings,
      DYNAMODB_ENDPOINT: store.endpoint,
      S3_ENDPOINT: files.endpoint,
      SQS_ENDPOINT: queues.endpoint,
    },
    close: () => Promise.all([store.close(), files.close(), queues.close()]),
  }
}
