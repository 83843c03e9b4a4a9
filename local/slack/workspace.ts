import { addressOf, closed } from '../workspace/serve.ts'
import { perform } from './acts/perform.ts'
import { openTo } from './acts/places.ts'
import type { Act, ActResult, WorkspaceMessage, WorkspaceState } from './contract.ts'
import { tellAgain } from './deliver/events.ts'
import type { Outcome } from './deliver/post.ts'
import { type Manner, send } from './deliver/send.ts'
import { serve } from './http/server.ts'
import type { WorkspaceOptions } from './options.ts'
import { Refusal } from './refusal.ts'
import type { Delivery } from './site.ts'
import { siteOf } from './site-of.ts'
import { messagesIn, stateFor } from './state.ts'
import { share } from './talk/share.ts'

/** A running workspace, driven in process by tests and over HTTP by its page. */
export interface Workspace {
  url: string
  /** What the bot takes as Slack's API address; ends in `/api/`. */
  apiUrl: string
  now(): number
  /** Puts the trial's clock forward. */
  forward(milliseconds: number): void
  act(act: Act): Promise<ActResult>
  share(file: {
    as: string
    channel: string
    thread_ts?: string
    name: string
    bytes: Uint8Array
    text?: string
  }): Promise<{ ts: string; fileId: string }>
  messages(channel: string): WorkspaceMessage[]
  state(as: string): WorkspaceState
  /** Sends a payload as it is, signed as Slack signs, or as `manner` says. */
  deliver(payload: object, manner?: Manner): Promise<Outcome>
  /** The last 200 deliveries, oldest first. */
  deliveries(): Delivery[]
  /** The next calls of a method answer with this status. */
  fail(method: string, times: number, status: number): void
  /** Waits until no delivery is under way. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Starts a workspace on loopback. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { site, opened, close } = siteOf(options)
  const server = await serve(site, options.port ?? 0)
  const url = addressOf(server)
  opened(url)
  tellAgain(site)
  return {
    url,
    apiUrl: `${url}/api/`,
    now: () => site.clock.now(),
    forward: (milliseconds) => site.record({ kind: 'forwarded', by: milliseconds }),
    act: (act) => perform(site, act),
    share: async ({ as, name, bytes, text = '', ...place }) => {
      if (!openTo(site, as, place.channel)) throw new Refusal('not_in_channel')
      return await share(site, { user: as, text, ...place }, name, Buffer.from(bytes))
    },
    messages: (channel) => messagesIn(site, channel),
    state: (as) => stateFor(site, as),
    deliver: (payload, manner) => send(site, payload, manner),
    deliveries: () => [...site.deliveries],
    fail: (method, times, status) => site.faults.order(method, times, { status }),
    settled: () => site.background.settled(),
    close: async () => {
      site.stop.abort()
      await closed(server)
      await site.background.settled()
      close()
    },
  }
}
