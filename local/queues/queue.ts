import { randomUUID } from 'node:crypto'
import type { Change, Kept } from './kept.ts'
import { knownIds } from './known-ids.ts'

/** What a queue is like. */
export interface QueueKind {
  name: string
  /** Messages of one group come in their order, and those sent twice come once. */
  ordered: boolean
  /** Seconds in which whoever received a message has it alone. */
  visibility: number
  /** Where a message goes that was received so often without being done. */
  deadLetters?: { queue: string; after: number }
}

/** What is sent. */
export interface Letter {
  body: string
  group?: string | undefined
  deduplicationId?: string | undefined
}

/** A message in somebody's hands, until it is visible again. */
export interface InHand {
  message: Kept
  receipt: string
}

interface Held {
  message: Kept
  receipt?: string
  /** Before this moment nobody is handed it. */
  visibleAt: number
}

/** One queue: what SQS does, in this process. */
export type Queue = ReturnType<typeof queueOf>

/** A queue that keeps what happens by `keep`, and puts dead letters where `bury` does. */
export function queueOf(
  kind: QueueKind,
  keep: (change: Change) => void,
  bury: (message: Kept) => void,
  now: () => number,
) {
  const queue = kind.name
  const held = new Map<string, Held>()
  const known = knownIds(now)
  const waiting = new Set<() => void>()
  let last = 0

  /** Lets a change that was kept be so. */
  function apply(change: Change): void {
    switch (change.do) {
      case 'sent': {
        const { message } = change
        held.set(message.id, { message, visibleAt: 0 })
        last = Math.max(last, message.sequence)
        const { id, sequence, deduplicationId, sentAt } = message
        if (deduplicationId) known.learn(deduplicationId, { id, sequence, at: sentAt })
        break
      }
      case 'received':
        for (const { message } of change.ids.flatMap((id) => held.get(id) ?? [])) {
          message.received += 1
          message.firstReceivedAt ??= change.at
        }
        break
      case 'deleted':
        for (const id of change.ids) held.delete(id)
        break
      case 'known':
        known.learn(change.deduplicationId, change)
        last = Math.max(last, change.sequence)
    }
    for (const wake of waiting) wake()
  }

  function happen(change: Change): void {
    keep(change)
    apply(change)
  }

  const isHidden = ({ visibleAt }: Held) => visibleAt > now()

  function take(id: string): void {
    happen({ do: 'deleted', queue, ids: [id] })
  }

  function put(message: Omit<Kept, 'sequence'>): Kept {
    const placed = { ...message, sequence: last + 1 }
    happen({ do: 'sent', queue, message: placed })
    return placed
  }

  /** Those that may be handed out, in their order: of a group that somebody is at, none. */
  function* ready(): Generator<Held> {
    const busy = new Set<string | undefined>()
    if (kind.ordered)
      for (const each of held.values()) if (isHidden(each)) busy.add(each.message.group)
    for (const each of [...held.values()]) {
      if (!isHidden(each) && !(kind.ordered && busy.has(each.message.group))) yield each
    }
  }

  const inHand = (receipt: string) => {
    const found = held.get(receipt.split('~')[0] ?? '')
    return found?.receipt === receipt ? found : undefined
  }

  return {
    kind,
    apply,
    put,
    /** What a new journal of this queue begins with. */
    kept: (): Change[] => [
      ...known.all().map(([deduplicationId, it]) => ({
        do: 'known' as const,
        queue,
        deduplicationId,
        ...it,
      })),
      ...[...held.values()].map(({ message }) => ({ do: 'sent' as const, queue, message })),
    ],
    /** Takes a letter in; one that it was sent within five minutes it knows, and keeps but once. */
    send: ({ body, group, deduplicationId }: Letter): { id: string; sequence: number } => {
      const before = deduplicationId === undefined ? undefined : known.find(deduplicationId)
      if (before) return before
      return put({
        id: randomUUID(),
        body,
        sentAt: now(),
        received: 0,
        ...(group === undefined ? {} : { group }),
        ...(deduplicationId === undefined ? {} : { deduplicationId }),
      })
    },
    /** Hands out what is ready; what was handed out too often becomes a dead letter instead. */
    receive: (most: number, visibility = kind.visibility): InHand[] => {
      const taken: Held[] = []
      for (const each of ready()) {
        if (taken.length === most) break
        if (kind.deadLetters && each.message.received >= kind.deadLetters.after) {
          bury(each.message)
          take(each.message.id)
        } else {
          taken.push(each)
        }
      }
      if (taken.length === 0) return []
      happen({ do: 'received', queue, ids: taken.map(({ message }) => message.id), at: now() })
      return taken.map((each) => {
        each.receipt = `${each.message.id}~${randomUUID()}`
        each.visibleAt = now() + visibility * 1000
        return { message: each.message, receipt: each.receipt }
      })
    },
    /** What is done is let go; by an old receipt nothing is. */
    delete: (receipt: string): void => {
      const found = inHand(receipt)
      if (found) take(found.message.id)
    },
    /** Sets when a message in hand is visible again. */
    hide: (receipt: string, seconds: number): boolean => {
      const found = inHand(receipt)
      if (!found || !isHidden(found)) return false
      found.visibleAt = now() + seconds * 1000
      for (const wake of waiting) wake()
      return true
    },
    /** Takes everything out. */
    empty: (): Kept[] => {
      const all = [...held.values()].map(({ message }) => message)
      happen({ do: 'deleted', queue, ids: all.map(({ id }) => id) })
      return all
    },
    counts: () => {
      const hidden = [...held.values()].filter(isHidden).length
      return { visible: held.size - hidden, hidden }
    },
    isEmpty: () => held.size === 0,
    /** Resolves when anything has changed or become visible, at the latest after so many milliseconds. */
    changed: (within: number): Promise<void> =>
      new Promise((done) => {
        const next = Math.min(
          within,
          ...[...held.values()].filter(isHidden).map(({ visibleAt }) => visibleAt - now()),
        )
        const wake = () => {
          clearTimeout(timer)
          waiting.delete(wake)
          done()
        }
        const timer = setTimeout(wake, Math.max(1, next))
        waiting.add(wake)
      }),
  }
}
