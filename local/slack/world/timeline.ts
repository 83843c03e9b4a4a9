import type { Message } from './message.ts'

/** The messages of one conversation in order, found by timestamp and by thread. */
export interface Timeline {
  order: string[]
  byTs: Map<string, Message>
  threads: Map<string, string[]>
}

/** A conversation in which nothing was said yet. */
export const emptyTimeline = (): Timeline => ({ order: [], byTs: new Map(), threads: new Map() })

/** A message takes its place, or the place of its earlier wording. */
export const place = (timeline: Timeline, message: Message) => {
  const known = timeline.byTs.has(message.ts)
  timeline.byTs.set(message.ts, message)
  if (known) return
  timeline.order.push(message.ts)
  if (!message.thread_ts || message.thread_ts === message.ts) return
  const thread = timeline.threads.get(message.thread_ts)
  if (thread) thread.push(message.ts)
  else timeline.threads.set(message.thread_ts, [message.ts])
}

/** A message goes. */
export const remove = (timeline: Timeline, ts: string) => {
  const message = timeline.byTs.get(ts)
  if (!message) return
  timeline.byTs.delete(ts)
  timeline.order.splice(timeline.order.indexOf(ts), 1)
  const thread = message.thread_ts && timeline.threads.get(message.thread_ts)
  if (thread) thread.splice(thread.indexOf(ts), 1)
}

const found = (timeline: Timeline, stamps: string[]) =>
  stamps.flatMap((ts) => timeline.byTs.get(ts) ?? [])

/** Every message, oldest first. */
export const allOf = (timeline: Timeline) => found(timeline, timeline.order)

/** The replies under a message, oldest first. */
export const repliesTo = (timeline: Timeline, ts: string) =>
  found(timeline, timeline.threads.get(ts) ?? [])
