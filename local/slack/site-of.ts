import { setMaxListeners } from 'node:events'
import { backgroundOf } from '../workspace/background.ts'
import { clockOf } from '../workspace/clock.ts'
import { faultsOf } from '../workspace/faults.ts'
import { fileBytesIn } from '../workspace/file-bytes.ts'
import { journalIn } from '../workspace/journal.ts'
import { listenersOf } from '../workspace/listeners.ts'
import { botTokensOf } from './live/bot-tokens.ts'
import { ephemeralsOf } from './live/ephemerals.ts'
import { responseUrlsOf } from './live/response-urls.ts'
import { signInsOf } from './live/sign-ins.ts'
import { triggersOf } from './live/triggers.ts'
import { uploadsOf } from './live/uploads.ts'
import { viewsOf } from './live/views.ts'
import type { WorkspaceOptions } from './options.ts'
import type { Site } from './site.ts'
import { Change } from './world/change.ts'
import { stampsOf } from './world/names.ts'
import { peopleOf } from './world/people.ts'
import { apply, worldOf } from './world/world.ts'

/** Puts a workspace together from its options and its past. */
export const siteOf = (options: WorkspaceOptions) => {
  const journal = journalIn(options.directory, Change)
  const world = worldOf(options)
  for (const change of journal.past) apply(world, change)
  const clock = clockOf(options.now ?? Date.now, world.forwarded)
  const stamps = stampsOf(clock.now)
  for (const timeline of world.timelines.values())
    for (const ts of timeline.order.slice(-1)) stamps.pass(ts)

  let url = ''
  const stop = new AbortController()
  // Every event waiting to be repeated listens for the end.
  setMaxListeners(0, stop.signal)
  const listeners = listenersOf()
  const site: Site = {
    options,
    people: peopleOf(options),
    clock,
    stamps,
    world,
    views: viewsOf(clock),
    triggers: triggersOf(clock, options.triggerLives ?? 3000),
    responseUrls: responseUrlsOf(clock, options.team.id, () => url),
    ephemerals: ephemeralsOf(),
    bytes: fileBytesIn(options.directory),
    uploads: uploadsOf(),
    signIns: signInsOf(clock),
    botTokens: botTokensOf(clock, options.bot),
    faults: faultsOf(),
    listeners,
    background: backgroundOf(),
    deliveries: [],
    stop,
    url: () => url,
    record: (change: Change) => {
      // The clock first: it refuses to go back, and what is refused is not written down.
      if (change.kind === 'forwarded') clock.forward(change.by)
      journal.append(change)
      apply(world, change)
      listeners.changed()
    },
  }
  const opened = (at: string) => {
    url = at
  }
  return { site, opened, close: journal.close }
}
