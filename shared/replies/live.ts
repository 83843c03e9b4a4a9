import type { Notice } from '../domain/notices.ts'
import type { ArchiveRecord } from '../records/index.ts'

/** A notice with a record as it is now: a live card carries its record in the field named by the record's kind. */
export function refreshed(notice: Notice, record: ArchiveRecord | undefined): Notice {
  if (!record || !(record.kind in notice)) return notice
  return { ...notice, [record.kind]: record } as Notice
}
