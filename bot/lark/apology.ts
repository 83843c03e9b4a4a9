import { failedText, lateText, slowText } from '../../shared/replies/troubles.ts'
import type { NoDecision } from '../gateway/no-decision.ts'
import { actionIn } from './acts.ts'
import type { CallbackAnswer } from './card-json.ts'
import { toastOf } from './toast.ts'

/** Tells whoever pressed that there is no decision; the card stays as it was. In both languages: theirs is not known here. */
export const apologyOf = (body: unknown, apology: NoDecision): CallbackAnswer =>
  apology.why === 'broke'
    ? toastOf(failedText(apology.reference), 'error')
    : toastOf(isForm(body) ? lateText() : slowText(), 'warning')

// The same form sent again has the same receipt; the same button pressed again is another act.
const isForm = (body: unknown): boolean => actionIn(body).carried?.k === 'form'
