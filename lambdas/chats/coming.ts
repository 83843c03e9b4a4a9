import type { Messenger } from '../../shared/commands/messenger.ts'

/** Stands for a messenger that is being loaded, or is loaded with the first that is asked of it. */
export function coming(messenger: Promise<Messenger> | (() => Promise<Messenger>)): Messenger {
  const there = typeof messenger === 'function' ? messenger : () => messenger
  return {
    post: async (to, card, effect) => (await there()).post(to, card, effect),
    find: async (to, effect, since) => (await there()).find(to, effect, since),
    update: async (posted, card) => (await there()).update(posted, card),
    fetch: async (attachment) => (await there()).fetch(attachment),
    languageOf: async (identity) => (await there()).languageOf(identity),
    home: async (identity, cards) => (await there()).home(identity, cards),
  }
}
