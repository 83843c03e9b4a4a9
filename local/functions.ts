import type { HttpFunction } from '../lambdas/aws/http.ts'
import type { QueueFunction } from '../lambdas/aws/reacting/queue.ts'
import type { Worker } from '../lambdas/aws/reacting/routes.ts'
import type { StreamFunction } from '../lambdas/aws/reacting/stream.ts'
import type { Settings } from '../lambdas/aws/settings.ts'
import type { VerdictFunction } from '../lambdas/aws/verdict.ts'
import { clockFunction } from '../lambdas/clock.ts'
import { documentsFunction } from '../lambdas/documents.ts'
import { inboxFunction } from '../lambdas/inbox.ts'
import { larkFunction } from '../lambdas/lark.ts'
import { notifyFunction } from '../lambdas/notify.ts'
import { outboxFunction } from '../lambdas/outbox.ts'
import { readingRoomFunction } from '../lambdas/reading-room.ts'
import { shelvesFunction } from '../lambdas/shelves.ts'
import { slackFunction } from '../lambdas/slack.ts'
import { verdictFunction } from '../lambdas/verdict.ts'

/** The functions of the house, however they are run: from source in this process, or from their bundles. */
export interface Functions {
  /** Those that answer to HTTP. */
  slack: HttpFunction
  lark: HttpFunction
  room: HttpFunction
  /** Those that the table's stream calls, by name: a stream bears two. */
  readers: Readonly<Record<'shelves' | 'outbox', StreamFunction>>
  /** Those that a queue calls, by its name. */
  workers: Readonly<Record<Worker, QueueFunction>>
  /** What a scanner tells. */
  verdict: VerdictFunction
  clock: () => Promise<void>
  close(): Promise<void>
}

/** Makes the functions of a house from its settings and everybody's clock. */
export type MakeFunctions = (settings: Settings, now: () => number) => Promise<Functions>

/** The functions run in this very process, as they stand in `lambdas/`. */
export const functionsFromSource: MakeFunctions = async (settings, now) => ({
  slack: slackFunction(settings, now),
  lark: larkFunction(settings, now),
  room: readingRoomFunction(settings, now),
  readers: {
    shelves: shelvesFunction(settings, now),
    outbox: outboxFunction(settings, now),
  },
  workers: {
    notify: notifyFunction(settings, now),
    inbox: inboxFunction(settings, now),
    documents: documentsFunction(settings, now),
  },
  verdict: verdictFunction(settings, now),
  clock: clockFunction(settings, now),
  close: async () => undefined,
})
