import type { Draft } from '../../shared/commands/drafts.ts'
import type { Form } from '../../shared/forms/form.ts'
import { askedIn } from './answers.ts'
import type { CallbackAnswer } from './card-json.ts'
import type { Shown } from './element.ts'
import { formCardOf } from './form.ts'
import { formWords } from './form-words.ts'
import { toastOf } from './toast.ts'

type Toast = NonNullable<CallbackAnswer['toast']>

/** The form drawn anew, with everything that was typed. */
export function redrawn(draft: Draft, form: Form, shown: Shown, toast: Toast): CallbackAnswer {
  try {
    const data = formCardOf(draft, form, shown)
    return { ...toastOf(toast.content, toast.type), card: { type: 'raw', data } }
  } catch (error) {
    // More was typed than a card can give back: the card stays as it is in the client, and all is said in words.
    if (!(error instanceof RangeError)) throw error
    const labels = new Map(askedIn(form, draft).map(({ name, label }) => [name, label]))
    const errors = Object.entries(shown.errors ?? {}).map(([name, text]) => {
      const label = labels.get(name)?.[draft.locale]
      return label ? `${label}: ${text}` : text
    })
    const lines = errors.length > 0 ? errors : [toast.content]
    return toastOf([...lines, formWords(draft.locale).tooLong].join('\n'), 'error')
  }
}
