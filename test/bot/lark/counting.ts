import { larkApp } from '../../../bot/lark/app.ts'
import type { Face, Installation } from '../../../bot/lark/face.ts'
import { activities, entrances } from '../../../shared/commands/catalogue.ts'
import { shelvesThat } from '../../support/shelves.ts'
import { installation } from './requests.ts'

/** When the payloads say they were sent. */
export const NOW = 1_795_000_000_000

/** The face with nothing behind it but counters: every touch of the store, the inbox, the drafts or the chat is one. */
export function countingApp(more: Partial<Installation> = {}) {
  const touched: string[] = []
  const kept: { id: string; event: object }[] = []
  const logged: { what: string; facts: object }[] = []
  let broken = false
  const touch = async (what: string) => {
    touched.push(what)
    if (broken) throw new Error('out of order')
  }
  const posted = { chat: 'lark' as const, workspace: '', channel: 'oc_1', ts: 'om_1' }
  const never = async () => {
    await touch('store')
    throw new Error('nothing is behind this door')
  }
  const face: Face = {
    house: {
      kernel: {
        store: { open: never, commit: never },
        chance: {
          hash: (text) => text,
          secret: () => '',
          spread: () => 0,
          pause: async () => {},
        },
        links: { signIn: () => '', readingRoom: () => '' },
        powersOf: never,
      },
      shelves: shelvesThat(never),
      activities,
      entrances,
    },
    installation: { ...installation, ...more },
    inbox: {
      put: async (item) => {
        await touch('inbox')
        const known = kept.some(({ id }) => id === item.id)
        if (!known) kept.push(item)
        return known ? 'known' : 'taken'
      },
    },
    drafts: { keep: () => touch('drafts'), find: () => touch('drafts').then(() => undefined) },
    messenger: {
      post: () => touch('chat').then(() => posted),
      send: () => touch('chat').then(() => posted),
      find: () => touch('chat').then(() => undefined),
      update: () => touch('chat'),
      fetch: never,
      languageOf: () => touch('chat').then(() => undefined),
      home: () => touch('chat'),
    },
    suggest: async () => [],
    now: () => NOW,
    reference: () => 'A1B2C3',
    log: (what, facts = {}) => void logged.push({ what, facts }),
  }
  return {
    face,
    handle: larkApp(face).handle,
    touched,
    kept,
    logged,
    /** From here on whatever is touched breaks, or works again. */
    breaks: (now: boolean) => {
      broken = now
    },
  }
}
