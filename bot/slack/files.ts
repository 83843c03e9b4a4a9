import * as z from 'zod'
import type { Attachment } from '../../shared/records/document.ts'

/** A file as a message carries it. */
export const SharedFile = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  size: z.int().nonnegative().optional(),
  mode: z.string().optional(),
  file_access: z.string().optional(),
  is_external: z.boolean().optional(),
})
export type SharedFile = z.infer<typeof SharedFile>

/** Deleted, kept elsewhere, or hidden behind the plan's limit: there are no bytes to have. */
const GONE = new Set(['tombstone', 'hidden_by_limit', 'external'])

/** Asks Slack about a file that a message only names, as those from other companies in a shared channel. */
export type AskFile = (id: string) => Promise<SharedFile | undefined>

/** The files of a message that can be fetched. */
export async function attachmentsOf(
  files: readonly SharedFile[],
  workspace: string,
  ask: AskFile,
): Promise<Attachment[]> {
  const known = await Promise.all(files.map((file) => (isUnread(file) ? ask(file.id) : file)))
  return known
    .filter((file) => file !== undefined)
    .filter((file) => !GONE.has(file.mode ?? '') && !isUnread(file))
    .map(({ id, name, title, size }) => ({
      chat: 'slack',
      workspace,
      fileId: id,
      name: name || title || id,
      size: size ?? 0,
    }))
}

const isUnread = (file: SharedFile) => file.file_access === 'check_file_info'
