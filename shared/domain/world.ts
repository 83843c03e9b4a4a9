import type { Company } from '../records/company.ts'
import type { RecordKind, RecordOf } from '../records/index.ts'
import type { Person } from '../records/person.ts'
import type { Place } from '../records/place.ts'
import type { PowerOfAttorney } from '../records/power-of-attorney.ts'
import type { Chat } from '../terms/chat.ts'
import type { Day } from '../terms/day.ts'
import type { Moment } from '../terms/moment.ts'
import type { Role } from '../terms/role.ts'
import type { Powers } from './authorising.ts'
import type { JournalLine } from './journal-line.ts'
import type { Links } from './links.ts'
import type { NameFound, NamesAsked } from './named.ts'

/** The world that a command brings with it: `shared/` reads no clock, no random number, no environment. */
export interface World {
  at: Moment
  today: Day
  actor: Person
  company: Company
  /** The authority schedule in force, ready to be asked. */
  powers: Powers
  /** The chat that the command was given in; none for what the house does by itself. */
  chat?: Chat
  /** The account that gave it, as `slack#T0001#U0001`. */
  account?: string
  /** Where the command was given, if in a channel or thread. */
  place?: Place
  /** The network address that the request came from, for the reading room. */
  inReadingRoom: boolean
  /** A fresh id; the same command gets the same ids when it is decided again. */
  newId(): string
  /** 256 random bits for a link. Only its hash may be kept. */
  secret(): string
  /** SHA-256 of a text, in hexadecimal. */
  hash(text: string): string
  /** Addresses of our pages. */
  links: Links
}

/** What an activity may look up. Everything is read consistently; nothing here is authorised by it. */
export interface Look {
  /** From the first read when the activity named it in `needs`, else by a read of its own. */
  get<K extends RecordKind>(kind: K, id: string): Promise<RecordOf<K> | undefined>
  /** Who holds a unique value: a customer's, a document's or a person's id. */
  holderOf(what: string, value: string): Promise<string | undefined>
  peopleIn(role: Role): Promise<Person[]>
  /** Powers of attorney given to a person, and those given by one. */
  attorneysOf(delegateId: string): Promise<PowerOfAttorney[]>
  attorneysBy(grantorId: string): Promise<PowerOfAttorney[]>
  /** Records of a dossier by kind, newest first, at most `limit`. */
  inDossier<K extends 'document' | 'request' | 'visit'>(
    customerId: string,
    kind: K,
    limit: number,
  ): Promise<RecordOf<K>[]>
  /** Names on a shelf. It may lag a moment behind the records. */
  named(asked: NamesAsked): Promise<NameFound[]>
  /** Entries of a chain, oldest first, from a number on, at most `limit`. */
  journal(root: string, fromSeq: number, limit: number): Promise<JournalLine[]>
}
