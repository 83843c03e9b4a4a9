import * as z from 'zod'
import { Day } from '../terms/day.ts'
import { Moment } from '../terms/moment.ts'
import { Place } from './place.ts'

export const Urgency = z.enum(['daily', 'urgent'])
export type Urgency = z.infer<typeof Urgency>

/** Visit report (拜访报告). 篇2 §3.1: daily and urgent reports. */
export const VisitReport = z.object({
  kind: z.literal('visit'),
  /** `customerId.visitId` */
  id: z.string(),
  version: z.int(),
  customerId: z.string(),
  customerName: z.string(),
  reporterId: z.string(),
  reporterName: z.string(),
  urgency: Urgency,
  visitedOn: Day,
  met: z.string().optional(),
  purpose: z.string().optional(),
  learned: z.string(),
  needs: z.string().optional(),
  competitors: z.string().optional(),
  problems: z.string().optional(),
  commitment: z.string().optional(),
  nextStep: z.string().optional(),
  nextStepOn: Day.optional(),
  reportedAt: Moment,
  place: Place.optional(),
})
export type VisitReport = z.infer<typeof VisitReport>
