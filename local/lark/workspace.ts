import { addressOf, closed } from '../workspace/serve.ts'
import { perform } from './acts/perform.ts'
import type { LarkWorkspace, LarkWorkspaceOptions } from './contract.ts'
import { tellAgain } from './deliver/events.ts'
import { send } from './deliver/send.ts'
import { serve } from './http/server.ts'
import { siteOf } from './site-of.ts'
import { messagesIn, stateFor } from './state.ts'
import { shareFor } from './talk/share-for.ts'

/** Starts a Lark workspace on loopback. */
export async function startLarkWorkspace(options: LarkWorkspaceOptions): Promise<LarkWorkspace> {
  const { site, close } = siteOf(options)
  const server = await serve(site, options.port ?? 0)
  const url = addressOf(server)
  tellAgain(site)
  return {
    url,
    domain: url,
    now: () => site.clock.now(),
    forward: (milliseconds) => site.record({ kind: 'forwarded', by: milliseconds }),
    act: (act) => perform(site, act),
    share: async ({ bytes, ...file }) => {
      const shared = await shareFor(site, { ...file, bytes: Buffer.from(bytes) })
      if ('error' in shared) throw new Error(shared.error)
      return shared
    },
    messages: (chat) => messagesIn(site, chat),
    state: (as) => stateFor(site, as),
    deliver: (payload, manner) => send(site, payload, manner),
    deliveries: () => [...site.deliveries],
    calls: () => [...site.calls],
    fail: (path, times, status, code) => site.faults.order(path, times, { status, code }),
    settled: () => site.background.settled(),
    close: async () => {
      site.stop.abort()
      await closed(server)
      await site.background.settled()
      close()
    },
  }
}
