import { customerEditForm, customerForm } from './customers/card.ts'
import { personalForm } from './customers/personal.ts'
import { filingForm } from './filing.ts'
import type { Form } from './form.ts'
import { attorneyForm } from './lending/attorney.ts'
import { borrowForm } from './lending/borrow.ts'
import { sittingForm, takeUpForm } from './lending/hand-over.ts'
import { declineForm, lossForm, revokeForm } from './lending/reasons.ts'
import { memberForm } from './member.ts'
import { scheduleForm } from './schedule.ts'
import { visitForm } from './visit.ts'

/** Every form of the house. A chat that gets back only what was typed finds the form again by its id. */
export const forms: readonly Form[] = [
  visitForm,
  customerForm,
  customerEditForm,
  personalForm,
  filingForm,
  borrowForm,
  declineForm,
  takeUpForm,
  sittingForm,
  revokeForm,
  lossForm,
  attorneyForm,
  memberForm,
  scheduleForm,
]

/** The form of an id. */
export const formNamed = (id: string): Form | undefined => forms.find((form) => form.id === id)
