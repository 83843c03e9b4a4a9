import type { Moment } from '../terms/moment.ts'

/** A journal entry as a replay reads it. */
export interface JournalLine {
  seq: number
  at: Moment
  by: string
  command: string
  authorityId: string
  attorneyId?: string | undefined
  scheduleNumber: number
  images: { pk: string; sk: string; after?: Record<string, unknown> | undefined }[]
  answer: { notice: string } & Record<string, unknown>
}
