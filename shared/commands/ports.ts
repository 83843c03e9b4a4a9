import type { Accepted } from '../domain/decision.ts'
import type { NamesAsked } from '../domain/named.ts'
import type { Notice } from '../domain/notices.ts'
import type { Look } from '../domain/world.ts'
import type { ArchiveRecord } from '../records/index.ts'
import type { Person } from '../records/person.ts'
import type { Moment } from '../terms/moment.ts'

/** Names one thing in the store: a record by kind and id, or one of the kernel's own rows. */
export interface RecordRef {
  kind: ArchiveRecord['kind'] | 'identity' | 'receipt' | 'head' | 'claim'
  id: string
}

/** What one read asks for: things by id, and names, looked up side by side. */
export type Ref = RecordRef | ({ kind: 'names' } & NamesAsked)

/** Head of a chain: how many entries it has, and the hash of the last. */
export interface Head {
  seq: number
  hash: string
}

/** The head of a chain with no entry yet. */
export const noEntryYet: Head = { seq: 0, hash: '0'.repeat(64) }

/** What a command was answered the first time, and who was answered. */
export interface Receipt {
  answer: Notice
  by: string
}

/** What one consistent read found. */
export interface Found extends Look {
  person(identityId: string): Person | undefined
  receipt(commandId: string): Receipt | undefined
  head(root: string): Promise<Head>
}

/** One decision to be written: all of it or nothing. */
export interface Writing {
  commandId: string
  command: string
  at: Moment
  by: string
  scheduleNumber: number
  decision: Accepted
  head: Head
}

/** Where records are kept. */
export interface Store {
  /** Reads all of `refs` in one round trip, and lets more be looked up. */
  open(refs: Ref[]): Promise<Found>
  /**
   * Writes records, journal entry, receipt and checks in one transaction.
   * `repeated`: this command was written before. @throws {@link Conflict}
   */
  commit(writing: Writing): Promise<'written' | 'repeated'>
}

/** Somebody else wrote first, or the store was too busy: to be decided afresh. */
export class Conflict extends Error {
  override readonly name: string = 'Conflict'
}

/** The store did not say whether it was written: to be looked for before it is decided afresh. */
export class Unsure extends Conflict {
  override readonly name = 'Unsure'
}

/** The chances of the outside that the kernel needs. */
export interface Chance {
  /** SHA-256 of a text, in hexadecimal. */
  hash(text: string): string
  /** 256 random bits, for links and cookies. Never written anywhere but hashed. */
  secret(): string
  /** Between 0 and 1, to spread retries. */
  spread(): number
  pause(milliseconds: number): Promise<void>
}
