import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type Messengers, PlaceClosed, type Recipient } from '../../../shared/commands/messenger.ts'
import type { Found, Store } from '../../../shared/commands/ports.ts'
import type { Addressee, Tell } from '../../../shared/domain/decision.ts'
import type { Notice } from '../../../shared/domain/notices.ts'
import { ArchiveRecord } from '../../../shared/records/index.ts'
import { type ChatIdentity, identityId, type Person } from '../../../shared/records/person.ts'
import type { Card } from '../../../shared/replies/card.ts'
import { refreshed } from '../../../shared/replies/live.ts'
import type { Chat } from '../../../shared/terms/chat.ts'
import type { Locale } from '../../../shared/terms/locale.ts'
import type { Moment } from '../../../shared/terms/moment.ts'
import { sha256 } from '../chain.ts'
import type { Entry } from '../entry.ts'
import { cardsOf, rememberCard } from './cards.ts'
import { once } from './effects.ts'
import type { Reactor } from './reactor.ts'

/** What telling in the chats needs. */
export interface Notifying {
  client: DynamoDBDocumentClient
  table: string
  now: () => number
  store: Store
  messengers: Messengers
  draw(notice: Notice, locale: Locale): Card
}

type Target = { to: Recipient; chat: Chat; locale: Locale; name: string }

/** Tells what a journal entry has to tell, each message once, and redraws the cards that follow its records. */
export function notifyReactor(notifying: Notifying): Reactor {
  return { name: 'notify', entry: (entry) => notify(entry, notifying) }
}

async function notify(entry: Entry, notifying: Notifying): Promise<void> {
  const found = await notifying.store.open([])
  for (const [index, tell] of entry.tell.entries()) {
    for (const target of await targetsOf(tell.to, entry.at, found)) {
      await post(entry, index, tell, target, found, notifying)
    }
  }
  for (const image of entry.images) {
    const record = ArchiveRecord.safeParse(image.after)
    // What is new had no card before this entry.
    if (record.success && record.data.version > 1) await redraw(record.data, notifying)
  }
}

async function post(
  entry: Entry,
  index: number,
  tell: Tell,
  { to, chat, locale, name }: Target,
  found: Found,
  notifying: Notifying,
): Promise<void> {
  const messenger = notifying.messengers[chat]
  if (!messenger) return
  const effect = sha256(`${entry.root}/${entry.seq}/${index}/${name}`).slice(0, 32)
  // A card posted late (after a retry) shows its record as it stands now, not as it stood then.
  const notice = tell.live ? await current(tell.notice, entry, tell.live, found) : tell.notice
  try {
    const { posted } = await once(notifying, effect, {
      do: () => messenger.post(to, notifying.draw(notice, locale), effect),
      find: (since) => messenger.find(to, effect, since),
    })
    if (tell.live && posted) {
      const alone = 'identity' in to ? { account: identityId(to.identity) } : {}
      await rememberCard(notifying, tell.live, effect, { posted, locale, notice, ...alone })
    }
  } catch (error) {
    if (!(error instanceof PlaceClosed)) throw error
    // Where we may not speak, whoever spoke there is told by themselves; a closed direct message is final.
    if ('place' in to) await tellAlone(entry, index, tell, found, notifying)
  }
}

async function tellAlone(
  entry: Entry,
  index: number,
  tell: Tell,
  found: Found,
  notifying: Notifying,
): Promise<void> {
  for (const target of await targetsOf([{ person: entry.by }], entry.at, found)) {
    await post(entry, index, tell, target, found, notifying)
  }
}

async function current(notice: Notice, entry: Entry, live: string, found: Found): Promise<Notice> {
  for (const { after } of entry.images) {
    if (after?.id !== live) continue
    const record = ArchiveRecord.safeParse(after)
    if (!record.success) continue
    return refreshed(notice, await found.get(record.data.kind, live))
  }
  return notice
}

async function redraw(record: ArchiveRecord, notifying: Notifying): Promise<void> {
  const cards = await cardsOf(notifying, record.id)
  if (cards.length === 0) return
  const accounts = cards.flatMap(({ account }) => account ?? [])
  const known = await knownAmong(accounts, notifying.store)
  const found = await notifying.store.open([{ kind: record.kind, id: record.id }])
  const now = await found.get(record.kind, record.id)
  for (const { posted, locale, notice, account } of cards) {
    // An account taken off, or somebody suspended, learns nothing more from the cards they were left with.
    if (account !== undefined && !known.has(account)) continue
    const messenger = notifying.messengers[posted.chat]
    await messenger?.update(posted, notifying.draw(refreshed(notice, now), locale))
  }
}

/** So many things are read at once. */
const AT_ONCE = 100

/** Those accounts behind which somebody is at work. */
async function knownAmong(accounts: readonly string[], store: Store): Promise<Set<string>> {
  const known = new Set<string>()
  for (let from = 0; from < accounts.length; from += AT_ONCE) {
    const some = accounts.slice(from, from + AT_ONCE)
    const found = await store.open(some.map((id) => ({ kind: 'identity' as const, id })))
    for (const id of some) if (found.person(id)?.active) known.add(id)
  }
  return known
}

/** Everyone addressed, each once, in their own language, in the accounts that were theirs at that time. */
async function targetsOf(addressees: Addressee[], at: Moment, found: Found): Promise<Target[]> {
  const targets = new Map<string, Target>()
  for (const addressee of addressees) {
    if ('place' in addressee) {
      const { place } = addressee
      const name = `${place.chat}/${place.workspace}/${place.channel}/${place.thread ?? ''}`
      const locale = place.locale ?? 'zh'
      targets.set(name, { to: { place }, chat: place.chat, locale, name })
      continue
    }
    if ('account' in addressee) {
      const target = targetAt(addressee.account, addressee.locale)
      targets.set(target.name, target)
      continue
    }
    for (const person of await peopleOf(addressee, found)) {
      for (const { since = at, ...identity } of person.active ? person.identities : []) {
        if (since > at) continue
        const target = targetAt(identity, person.locale)
        targets.set(target.name, target)
      }
    }
  }
  return [...targets.values()]
}

const targetAt = (identity: ChatIdentity, locale: Locale): Target => ({
  to: { identity },
  chat: identity.chat,
  locale,
  name: `${identity.chat}/${identity.workspace}/${identity.user}`,
})

async function peopleOf(
  addressee: Extract<Addressee, { person: string } | { role: unknown }>,
  found: Found,
): Promise<Person[]> {
  if ('role' in addressee) return found.peopleIn(addressee.role)
  const person = await found.get('person', addressee.person)
  return person ? [person] : []
}
