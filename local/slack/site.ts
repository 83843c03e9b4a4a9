import type { Background } from '../workspace/background.ts'
import type { Clock } from '../workspace/clock.ts'
import type { Faults } from '../workspace/faults.ts'
import type { FileBytes } from '../workspace/file-bytes.ts'
import type { Listeners } from '../workspace/listeners.ts'
import type { WorkspacePerson } from './contract.ts'
import type { BotTokens } from './live/bot-tokens.ts'
import type { Ephemerals } from './live/ephemerals.ts'
import type { ResponseUrls } from './live/response-urls.ts'
import type { SignIns } from './live/sign-ins.ts'
import type { Triggers } from './live/triggers.ts'
import type { Uploads } from './live/uploads.ts'
import type { Views } from './live/views.ts'
import type { WorkspaceOptions } from './options.ts'
import type { Change } from './world/change.ts'
import type { Message } from './world/message.ts'
import type { stampsOf } from './world/names.ts'
import type { World } from './world/world.ts'

/** A delivery as it went to the bot. */
export interface Delivery {
  payload: unknown
  status: number | 'operation_timeout' | 'dispatch_failed'
}

/** One running workspace: what it remembers, what is open now, and how changes happen. */
export interface Site {
  options: WorkspaceOptions
  people: Map<string, WorkspacePerson>
  clock: Clock
  stamps: ReturnType<typeof stampsOf>
  world: World
  views: Views
  triggers: Triggers
  responseUrls: ResponseUrls
  ephemerals: Ephemerals
  bytes: FileBytes
  uploads: Uploads
  signIns: SignIns
  botTokens: BotTokens
  faults: Faults
  listeners: Listeners
  background: Background
  deliveries: Delivery[]
  url(): string
  /** The one way in which the world changes. */
  record(change: Change): void
  /** Aborted when the workspace closes: nothing is repeated after that. */
  stop: AbortController
}

/** A message is said or worded anew. */
export const keep = (site: Site, message: Message) => site.record({ kind: 'message', message })
