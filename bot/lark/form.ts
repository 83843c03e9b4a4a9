import type { Draft } from '../../shared/commands/drafts.ts'
import type { Form } from '../../shared/forms/form.ts'
import { askedIn } from './answers.ts'
import type { CardJson, Element } from './card-json.ts'
import { elementsOf, type Shown, wrong } from './element.ts'
import { formButton } from './form-button.ts'
import { formWords } from './form-words.ts'
import { fits, limited, MOST, type Room, weightOf } from './limits.ts'
import { paragraph, plain } from './text.ts'

/**
 * Draws a form as a card. Its components bear the names of its fields, so that answers find their way back.
 * @throws RangeError when a card does not hold it
 */
export function formCardOf(draft: Draft, form: Form, shown: Shown = {}): CardJson {
  const card = drawn(draft, form, shown)
  const isAnswer = shown.typed !== undefined
  const weight = isAnswer ? answeredWeightOf(card) : weightOf(card)
  if (fits(weight, MOST)) return card
  // What people typed comes before what we say about it.
  if (isAnswer && !shown.lean) return formCardOf(draft, form, { ...shown, lean: true })
  const advice = `${form.id} is more than a card holds: ask less, or in two steps`
  limited(weight.elements, MOST.elements, advice)
  limited(weight.bytes, MOST.bytes, advice)
  return card
}

/** In the answer to a press a card travels as it is, not as a text within a request. */
const answeredWeightOf = (card: CardJson): Room => ({
  ...weightOf(card),
  bytes: Buffer.byteLength(JSON.stringify(card)),
})

function drawn(draft: Draft, form: Form, shown: Shown): CardJson {
  const title = plain(form.title[draft.locale], 100)
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      width_mode: 'fill',
      enable_forward: false,
      summary: { content: title.content },
    },
    header: { title, template: 'blue' },
    body: {
      elements: [
        ...[shown.trouble, shown.errors?.['']].flatMap((text) => (text ? [wrong(text)] : [])),
        ...draft.preface.filter((text) => text.trim() !== '').map((text) => paragraph(text, 6000)),
        {
          tag: 'form',
          name: 'form',
          vertical_spacing: '4px',
          elements: [
            ...askedIn(form, draft).flatMap((field) => elementsOf(field, draft, shown)),
            buttonsOf(draft, form),
          ],
        },
      ],
    },
  }
}

function buttonsOf({ id, locale }: Draft, form: Form): Element {
  const value = (act: 'submit' | 'close') => ({ k: 'form' as const, draft: id, do: act })
  const column = { tag: 'column', width: 'auto' }
  const words = formWords(locale)
  const submit = formButton('form__submit', form.submit[locale], value('submit'), 'primary_filled')
  return {
    tag: 'column_set',
    flex_mode: 'flow',
    horizontal_spacing: 'small',
    margin: '12px 0px 0px 0px',
    columns: [
      { ...column, elements: [submit] },
      { ...column, elements: [formButton('form__close', words.cancel, value('close'))] },
    ],
  }
}
