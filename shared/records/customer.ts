import * as z from 'zod'
import { DossierNumber } from '../terms/archive-number.ts'
import { Day } from '../terms/day.ts'
import { Moment } from '../terms/moment.ts'

/** Where a fact on the card comes from. 篇2 §3.1: a visit, a form the customer filled in, an outside agency. */
export const Source = z.enum(['visit', 'customerForm', 'agency'])
export type Source = z.infer<typeof Source>

export const CustomerNature = z.enum([
  'enterprise',
  'government',
  'special',
  'partner',
  'individual',
])
export type CustomerNature = z.infer<typeof CustomerNature>

/** Past, current and prospective customers are all kept. 篇2 §1.2 */
export const CustomerStage = z.enum(['past', 'current', 'prospective'])
export type CustomerStage = z.infer<typeof CustomerStage>

export const CustomerGrade = z.enum(['A', 'B', 'C'])

/** Customer card (客户档案卡): what any member may see. Personal facts are kept apart, in {@link PersonalFacts}. */
export const Customer = z.object({
  kind: z.literal('customer'),
  id: z.string(),
  version: z.int(),
  number: DossierNumber,
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  /** A reading written by hand where pinyin guesses wrong, as `feng zhu`. */
  reading: z.string().optional(),
  nature: CustomerNature,
  stage: CustomerStage,
  creditCode: z.string().optional(),
  phone: z.string().optional(),
  address: z.string().optional(),
  lineOfBusiness: z.string().optional(),
  legalForm: z.string().optional(),
  foundedOn: Day.optional(),
  dealingSince: Day.optional(),
  capital: z.string().optional(),
  areaServed: z.string().optional(),
  size: z.string().optional(),
  standing: z.string().optional(),
  competitors: z.string().optional(),
  creditTerms: z.string().optional(),
  grade: CustomerGrade.optional(),
  ownerId: z.string(),
  ownerName: z.string(),
  departmentId: z.string(),
  /** Where the facts last written came from. */
  source: Source,
  updatedAt: Moment,
  updatedBy: z.string(),
  updatedByName: z.string(),
})
export type Customer = z.infer<typeof Customer>

/** Personal facts (owner, manager, legal representative; ids, character, family, birthday): for the owner, their manager and whom the schedule names. */
export const PersonalFacts = z.object({
  kind: z.literal('personalFacts'),
  /** The customer's id. */
  id: z.string(),
  version: z.int(),
  proprietor: z.string().optional(),
  manager: z.string().optional(),
  legalRepresentative: z.string().optional(),
  residentId: z.string().optional(),
  birthday: Day.optional(),
  character: z.string().optional(),
  interests: z.string().optional(),
  family: z.string().optional(),
  education: z.string().optional(),
  background: z.string().optional(),
  notes: z.string().optional(),
  source: Source,
  updatedAt: Moment,
  updatedBy: z.string(),
  updatedByName: z.string(),
})
export type PersonalFacts = z.infer<typeof PersonalFacts>
