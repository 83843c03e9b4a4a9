import type { Background } from '../workspace/background.ts'
import type { Clock } from '../workspace/clock.ts'
import type { Faults } from '../workspace/faults.ts'
import type { FileBytes } from '../workspace/file-bytes.ts'
import type { Listeners } from '../workspace/listeners.ts'
import type { LarkDelivery, LarkPerson, LarkWorkspaceOptions } from './contract.ts'
import type { AppTokens } from './live/app-tokens.ts'
import type { Rates } from './live/rates.ts'
import type { SignIns } from './live/sign-ins.ts'
import type { Change } from './world/change.ts'
import type { Message } from './world/message.ts'
import type { World } from './world/world.ts'

/** A call of the Open API, and the code that it was answered with. */
export interface CallMade {
  call: string
  code: number
  at: number
}

/** One running workspace: what it remembers, what is open now, and how changes happen. */
export interface Site {
  options: LarkWorkspaceOptions
  people: Map<string, LarkPerson>
  clock: Clock
  world: World
  bytes: FileBytes
  rates: Rates
  appTokens: AppTokens
  signIns: SignIns
  faults: Faults
  listeners: Listeners
  background: Background
  deliveries: LarkDelivery[]
  calls: CallMade[]
  /** The one way in which the world changes. */
  record(change: Change): void
  /** Aborted when the workspace closes: nothing is repeated after that. */
  stop: AbortController
}

/** A message is said or worded anew. */
export const keep = (site: Site, message: Message) => site.record({ kind: 'message', message })

const remembered = 200

/** Adds to what is remembered of the last days. */
export const remember = <T>(list: T[], item: T) => {
  list.push(item)
  if (list.length > remembered) list.shift()
}

/** The tenant that a person belongs to. */
export const tenantOf = (site: Site, openId: string) =>
  site.people.get(openId)?.tenantKey ?? site.options.tenant.key

/** Whether the bot is in a chat. */
export const hasBot = (site: Site, chat: string) =>
  site.world.chats.get(chat)?.members.includes(site.options.app.botOpenId) ?? false
