import type { Customer, PersonalFacts } from '../records/customer.ts'
import type { Dossier } from '../records/dossier.ts'
import type { Person } from '../records/person.ts'
import type { Day } from '../terms/day.ts'
import type { Moment } from '../terms/moment.ts'

/** A name found by type-ahead. */
export interface NameFound {
  id: string
  label: string
  /** Shown small beside it: number, title. */
  detail?: string
}

/** A thing on somebody's desk, shown on their home page: to decide, to read, to do. */
export interface DeskItem {
  what: 'decide' | 'read' | 'sitting' | 'reminder' | 'parked' | 'waiting'
  id: string
  title: string
  detail: string
  due?: Moment
  args: Record<string, string>
}

/** One line of the archivist's register (借阅登记). */
export interface RegisterLine {
  requestId: string
  number: string
  archiveNumber: string
  title: string
  secrecy: string
  readerName: string
  state: string
  requestedAt: Moment
  out?: Moment
  due?: Moment
  returned?: Moment
  authorityId: string
  decideBy?: Moment
  decidedAt?: Moment
}

/**
 * What is asked of the shelves that the reactors keep: names, desks, the register.
 * They may lag behind the records by a moment; nothing is ever authorised by them.
 */
export interface Shelves {
  /** Names on one visibility shelf that contain `text` (Chinese, pinyin or initials): one Query. */
  names(shelf: string, text: string, limit: number): Promise<NameFound[]>
  /** Card and digest of a dossier: one Query, whatever the length of its history. */
  summary(customerId: string): Promise<{ customer?: Customer; dossier?: Dossier }>
  personalFacts(customerId: string): Promise<PersonalFacts | undefined>
  desk(personId: string): Promise<DeskItem[]>
  register(month: string): Promise<RegisterLine[]>
  staff(): Promise<Person[]>
  /** Journal entries of a chain, oldest first, from a number on. */
  journal(root: string, fromSeq: number, limit: number): Promise<JournalLine[]>
}

/** A journal entry as a replay reads it. */
export interface JournalLine {
  seq: number
  at: Moment
  by: string
  command: string
  authorityId: string
  attorneyId?: string
  scheduleNumber: number
  images: { pk: string; sk: string; after?: Record<string, unknown> }[]
  answer: { notice: string } & Record<string, unknown>
}

export type { Day }
