import { setTimeout as pause } from 'node:timers/promises'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Log } from '../../../shared/commands/log.ts'
import { Conflict } from '../../../shared/commands/ports.ts'
import { Entry, isEntryKey } from '../entry.ts'
import { conflictOf } from '../transient.ts'
import { faultOf } from './fault.ts'
import { countFailure, park, unpark } from './parked.ts'
import { askedAgain } from './replayed.ts'
import { keyIn, rowAt } from './row.ts'

/** Something done because of what was written: idempotent by entry, retried, then parked. */
export interface Reactor {
  name: string
  /** On a journal entry. */
  entry?(entry: Entry): Promise<void>
  /** On an event that a chat delivered. */
  inbox?(row: Record<string, unknown>): Promise<void>
}

export interface Reacting {
  client: DynamoDBDocumentClient
  table: string
  now: () => number
  log: Log
}

/** How often one piece of work is tried before it is parked. */
const ATTEMPTS = 5

/** How often we wait for a chat or the store before work is parked: that they are busy is no fault of the work. */
const PATIENCE = 50

/** The longest wait in one go: a function has its own end. */
const LONGEST_WAIT_SECONDS = 10

/** Reacts to one row; a failure is counted, and after the last attempt the work is parked. */
export async function reactOnce(
  reactor: Reactor,
  row: Record<string, unknown>,
  reacting: Reacting,
): Promise<'done' | 'failed' | 'parked'> {
  const source = keyIn(row)
  const id = `${reactor.name}/${source.pk}/${source.sk}`
  try {
    await work(reactor, row)
    await redo(reactor, row, reacting)
    return 'done'
  } catch (error) {
    const seconds = retryAfterOf(error)
    const counter = seconds === undefined ? id : `${id}/waited`
    const failures = await countFailure(reacting, counter, reacting.now())
    const fault = faultOf(error)
    reacting.log('reactor failed', { reactor: reactor.name, ...source, failures, fault })
    if (seconds !== undefined) await pause(Math.min(seconds, LONGEST_WAIT_SECONDS) * 1000)
    if (failures < (seconds === undefined ? ATTEMPTS : PATIENCE)) return 'failed'
    // Parked work that fails again stays parked as what it is.
    const parked = (await askedAgain(reactor, row, reacting)) ?? {
      id,
      reactor: reactor.name,
      source,
    }
    await park(reacting, { ...parked, fault, parkedAt: reacting.now() })
    reacting.log('work parked', { reactor: reactor.name, ...source, fault })
    return 'parked'
  }
}

async function work(reactor: Reactor, row: Record<string, unknown>): Promise<void> {
  const source = keyIn(row)
  if (isEntryKey(source)) await reactor.entry?.(Entry.parse(row))
  else if (source.sk === 'INBOX') await reactor.inbox?.(row)
}

/** Does parked work again, because an administrator had it journaled that it be. */
async function redo(
  reactor: Reactor,
  row: Record<string, unknown>,
  reacting: Reacting,
): Promise<void> {
  const parked = await askedAgain(reactor, row, reacting)
  if (!parked) return
  const source = await rowAt(reacting, parked.source)
  // What the inbox no longer keeps cannot be done again, and is nothing to see any more.
  if (source) await work(reactor, source)
  await unpark(reacting, parked.id)
}

/** How many seconds to wait, if what went wrong passes by itself: a chat or the store is too busy, or away. */
function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof Conflict || conflictOf(error)) return 1
  return error instanceof Error && 'retryAfter' in error && typeof error.retryAfter === 'number'
    ? error.retryAfter
    : undefined
}
