import * as z from 'zod'
import { AuthoritySchedule } from './authority.ts'
import { BorrowRequest } from './borrow-request.ts'
import { Company } from './company.ts'
import { Customer, PersonalFacts } from './customer.ts'
import { Document } from './document.ts'
import { Dossier } from './dossier.ts'
import { Grant } from './grant.ts'
import { Linking } from './linking.ts'
import { Person } from './person.ts'
import { PowerOfAttorney } from './power-of-attorney.ts'
import { IdentityProof, ReadingLink, ReadingSession } from './reading.ts'
import { VisitReport } from './visit-report.ts'

/** Everything that a decision can change. */
export const ArchiveRecord = z.discriminatedUnion('kind', [
  AuthoritySchedule,
  BorrowRequest,
  Company,
  Customer,
  Document,
  Dossier,
  Grant,
  IdentityProof,
  Linking,
  Person,
  PersonalFacts,
  PowerOfAttorney,
  ReadingLink,
  ReadingSession,
  VisitReport,
])
export type ArchiveRecord = z.infer<typeof ArchiveRecord>

export type RecordKind = ArchiveRecord['kind']
export type RecordOf<K extends RecordKind> = Extract<ArchiveRecord, { kind: K }>
