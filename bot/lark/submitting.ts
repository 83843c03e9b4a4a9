import type { Command } from '../../shared/commands/command.ts'
import type { Draft } from '../../shared/commands/drafts.ts'
import { Conflict } from '../../shared/commands/ports.ts'
import { submit } from '../../shared/commands/turn.ts'
import { formNamed } from '../../shared/forms/catalogue.ts'
import type { Fault } from '../../shared/forms/fault.ts'
import type { Form } from '../../shared/forms/form.ts'
import { identityId } from '../../shared/records/person.ts'
import type { Card } from '../../shared/replies/card.ts'
import { faultText } from '../../shared/replies/faults.ts'
import { tongueOf } from '../../shared/replies/tongue.ts'
import { busyText } from '../../shared/replies/troubles.ts'
import type { CardAction } from './acts.ts'
import { askedIn, type Typed, type Value, valuesOf } from './answers.ts'
import type { CallbackAnswer } from './card-json.ts'
import type { Carried } from './carried.ts'
import type { Face } from './face.ts'
import { cancelledCard, filledCard } from './filled.ts'
import { formWords, lapsed, notYours } from './form-words.ts'
import { redrawn } from './redrawing.ts'
import { cardJsonOf } from './reply.ts'
import { searchIn, searchTyped } from './searching.ts'
import { toastOf } from './toast.ts'

/** An open form, and what stands in it. */
interface Open {
  draft: Draft
  form: Form
  typed: Typed
}

/** What somebody does in an open form: submits it, looks for a name in it, or gives it up. */
export async function onForm(
  carried: Extract<Carried, { k: 'form' }>,
  action: CardAction,
  face: Face,
): Promise<CallbackAnswer> {
  try {
    return await answerOf(carried, action, face)
  } catch (error) {
    // Somebody waits for the answer: a store too busy to be read is said, not thrown.
    if (!(error instanceof Conflict)) throw error
    return toastOf(busyText(), 'warning')
  }
}

async function answerOf(
  carried: Extract<Carried, { k: 'form' }>,
  { by, formValue: typed }: CardAction,
  face: Face,
): Promise<CallbackAnswer> {
  const draft = await face.drafts.find(carried.draft)
  const form = draft && formNamed(draft.form)
  if (!draft || !form) return toastOf(lapsed, 'warning')
  if (identityId(draft.by) !== identityId(by)) return toastOf(notYours, 'warning')
  switch (carried.do) {
    case 'submit':
      return onSubmit({ draft, form, typed }, face)
    case 'search':
      return onSearch({ draft, form, typed }, carried.field, face)
    case 'close':
      return onClose({ draft, form, typed }, face)
  }
}

async function onSubmit(open: Open, face: Face): Promise<CallbackAnswer> {
  const { form } = open
  const searched = await searchTyped(form, open.draft, open.typed, face)
  const { draft, typed } = searched
  const { locale } = draft
  const words = formWords(locale)
  const { values, faults } = valuesOf(form, draft, typed)
  const again = async (shown: { errors?: Record<string, string>; trouble?: string }) => {
    if (draft !== open.draft) await face.drafts.keep(draft)
    const gist = shown.trouble ?? words.correct
    return redrawn(draft, form, { ...shown, typed }, { type: 'error', content: gist })
  }
  const errors = { ...textsOf(faults, draft), ...searched.errors }
  if (Object.keys(errors).length > 0) return again({ errors })
  const outcome = await submit(commandOf(draft, values, face), face.house, locale)
  switch (outcome.outcome) {
    case 'done':
      return {
        ...toastOf(words.done, 'success'),
        ...instead(filledCard(form, draft, values)),
      }
    case 'card':
      return instead(outcome.card)
    case 'correct':
      return again({ errors: atFields(outcome.errors, form, draft) })
    case 'no':
      return again({ trouble: outcome.text })
  }
}

async function onSearch(
  { draft, form, typed }: Open,
  name: string | undefined,
  face: Face,
): Promise<CallbackAnswer> {
  const field = askedIn(form, draft).find((each) => each.name === name)
  if (!field) return toastOf(lapsed, 'warning')
  const searched = await searchIn(field, draft, typed, face)
  if (searched.draft !== draft) await face.drafts.keep(searched.draft)
  const { errors, gist } = searched
  const isFound = Object.keys(errors).length === 0
  return redrawn(
    searched.draft,
    form,
    { typed: searched.typed, errors },
    { type: isFound ? 'info' : 'warning', content: gist },
  )
}

/** What was submitted already, in a card that had not been drawn anew, cannot be given up. */
async function onClose({ draft, form }: Open, face: Face): Promise<CallbackAnswer> {
  const id = commandId(draft)
  const found = await face.house.kernel.store.open([{ kind: 'receipt', id }])
  const words = formWords(draft.locale)
  return found.receipt(id) ? toastOf(words.already, 'info') : instead(cancelledCard(form, draft))
}

/** One form is submitted once, however often it is pressed. */
const commandId = ({ id }: Draft): string => `lark:form:${id}`

const commandOf = (draft: Draft, values: Readonly<Record<string, Value>>, face: Face): Command => ({
  id: commandId(draft),
  name: draft.form,
  by: draft.by,
  at: face.now(),
  inReadingRoom: false,
  // What was kept unseen wins over what was typed.
  args: { ...values, ...draft.hidden },
  ...(draft.place ? { place: draft.place } : {}),
})

/** The card in place of the form. */
const instead = (card: Card): CallbackAnswer => ({
  card: { type: 'raw', data: cardJsonOf(card, { direct: true }) },
})

const textsOf = (faults: Readonly<Record<string, Fault>>, { locale }: Draft) =>
  Object.fromEntries(
    Object.entries(faults).map(([name, { fault, limit }]) => [
      name,
      faultText(fault, limit, tongueOf(locale)),
    ]),
  )

/** What concerns no field in the form is said above it. */
function atFields(
  issues: Readonly<Record<string, string>>,
  form: Form,
  draft: Draft,
): Record<string, string> {
  const fields = askedIn(form, draft).map(({ name }) => name)
  const errors: Record<string, string> = {}
  for (const [issue, text] of Object.entries(issues)) {
    const at = fields.includes(issue) ? issue : ''
    errors[at] = errors[at] ? `${errors[at]}\n${text}` : text
  }
  return errors
}
