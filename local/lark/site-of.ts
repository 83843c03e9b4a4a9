import { setMaxListeners } from 'node:events'
import { backgroundOf } from '../workspace/background.ts'
import { type Clock, clockOf } from '../workspace/clock.ts'
import { faultsOf } from '../workspace/faults.ts'
import { fileBytesIn } from '../workspace/file-bytes.ts'
import { journalIn } from '../workspace/journal.ts'
import { listenersOf } from '../workspace/listeners.ts'
import type { LarkWorkspaceOptions } from './contract.ts'
import { appTokensOf } from './live/app-tokens.ts'
import { ratesOf } from './live/rates.ts'
import { signInsOf } from './live/sign-ins.ts'
import type { Site } from './site.ts'
import { Change } from './world/change.ts'
import { peopleOf } from './world/people.ts'
import { apply, worldOf } from './world/world.ts'

/** The clock is another workspace's where that can be put forward, else our own. */
const clockFor = ({ now = Date.now, forward }: LarkWorkspaceOptions, forwarded: number): Clock =>
  forward ? { now, forward } : clockOf(now, forwarded)

/** Puts a workspace together from its options and its past. */
export const siteOf = (options: LarkWorkspaceOptions) => {
  const journal = journalIn(options.directory, Change)
  const world = worldOf(options)
  for (const change of journal.past) apply(world, change)
  const clock = clockFor(options, world.forwarded)
  const stop = new AbortController()
  // Every event waiting to be repeated listens for the end.
  setMaxListeners(0, stop.signal)
  const listeners = listenersOf()
  const site: Site = {
    options,
    people: peopleOf(options),
    clock,
    world,
    bytes: fileBytesIn(options.directory),
    rates: ratesOf(),
    appTokens: appTokensOf(options.app.appSecret),
    signIns: signInsOf(clock),
    faults: faultsOf((path, call) => call.includes(path)),
    listeners,
    background: backgroundOf(),
    deliveries: [],
    calls: [],
    stop,
    record: (change) => {
      // The clock first: it refuses to go back, and what is refused is not written down.
      if (change.kind === 'forwarded') clock.forward(change.by)
      // A clock of another workspace is in that one's journal.
      if (change.kind !== 'forwarded' || !options.forward) {
        journal.append(change)
        apply(world, change)
      }
      listeners.changed()
    },
  }
  return { site, close: journal.close }
}
