import type { JournalLine } from '../domain/journal-line.ts'
import type { DeskItem } from '../domain/lending/desk-item.ts'
import type { RegisterLine } from '../domain/lending/register-line.ts'
import type { NameFound } from '../domain/named.ts'
import type { ParkedWork } from '../domain/parked.ts'
import type { Customer, PersonalFacts } from '../records/customer.ts'
import type { Dossier } from '../records/dossier.ts'
import type { RecordOf } from '../records/index.ts'
import type { Person } from '../records/person.ts'

/** What keeps every state it ever had in reach. 篇2 §4.1: 对客户的变化,进行跟踪记录 */
export type RevisedKind = 'customer' | 'personalFacts'

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
  /** A card, or the personal facts with it, as they were after each change: the newest first. */
  revisions<K extends RevisedKind>(
    customerId: string,
    kind: K,
    limit: number,
  ): Promise<RecordOf<K>[]>
  desk(personId: string): Promise<DeskItem[]>
  register(month: string): Promise<RegisterLine[]>
  staff(): Promise<Person[]>
  /** Work that failed too often, the longest parked first. */
  parked(): Promise<ParkedWork[]>
  /** Journal entries of a chain, oldest first, from a number on. */
  journal(root: string, fromSeq: number, limit: number): Promise<JournalLine[]>
}

export type { DeskItem, JournalLine, NameFound, RegisterLine }
