import * as z from 'zod'
import type { Writing } from '../../shared/commands/ports.ts'
import type { Tell } from '../../shared/domain/decision.ts'
import { canonical, sha256 } from './chain.ts'
import { entryKey, keyOf, rootKey } from './keys.ts'

/** A record as an entry keeps it: where it stands, and its image after; none when it was taken off the shelf. */
const Image = z.object({
  pk: z.string(),
  sk: z.string(),
  after: z.looseObject({ kind: z.string(), id: z.string() }).optional(),
})

/** Journal entry: who did what, when, by which power, and the images of what changed, chained by hash. */
export const Entry = z.object({
  pk: z.string(),
  sk: z.string(),
  root: z.string(),
  seq: z.int().positive(),
  at: z.int(),
  by: z.string(),
  command: z.string(),
  commandId: z.string(),
  authorityId: z.string(),
  attorneyId: z.string().optional(),
  scheduleNumber: z.int(),
  images: z.array(Image),
  /** Drawn by `replies/`, which knows every notice; here it only travels. */
  tell: z.array(z.custom<Tell>((value) => typeof value === 'object' && value !== null)),
  /** What was decided without changing a record, as a page read. */
  answer: z.looseObject({ notice: z.string() }),
  before: z.string(),
  hash: z.string(),
})
export type Entry = z.infer<typeof Entry>

/** The entry that a decision leaves in the journal. */
export function entryOf(writing: Writing): Entry {
  const { decision, head } = writing
  const content = {
    ...entryKey(decision.root, head.seq + 1),
    root: decision.root,
    seq: head.seq + 1,
    at: writing.at,
    by: writing.by,
    command: writing.command,
    commandId: writing.commandId,
    authorityId: decision.by.authorityId,
    ...(decision.by.attorneyId ? { attorneyId: decision.by.attorneyId } : {}),
    scheduleNumber: writing.scheduleNumber,
    images: decision.changes.map(({ before, after }) => ({
      ...keyOf(after ?? before ?? { kind: 'company', id: 'company' }),
      ...(after ? { after } : {}),
    })),
    tell: decision.tell ?? [],
    answer: { ...decision.answer },
    before: head.hash,
  }
  return { ...content, hash: hashOf(content) }
}

/** What the hash of an entry is taken over: all of it but the hash. */
export const hashOf = ({ hash: _, ...content }: Omit<Entry, 'hash'> & { hash?: string }): string =>
  sha256(canonical(content))

/** Whether an item of the stream or of a Query is a journal entry. */
export const isEntryKey = ({ pk, sk }: { pk: string; sk: string }): boolean =>
  sk.startsWith('ENTRY#') && (pk === rootKey('company') || pk.startsWith('DOSSIER#'))
