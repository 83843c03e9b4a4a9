import type { InputBlock, ModalView, SectionBlock } from '@slack/types'
import { type Field, fieldsOf } from '../../shared/forms/form.ts'
import type { Opening } from '../../shared/forms/opening.ts'
import type { Place } from '../../shared/records/place.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import { elementOf } from './element.ts'
import { limited } from './limits.ts'
import { type Carried, metadataOf } from './metadata.ts'
import { piecesOf, plain } from './text.ts'

/** Draws a form as a modal. Its fields are blocks by their names, so that errors find their way back. */
export function modalOf(opening: Opening, locale: Locale, place?: Place): ModalView {
  const { form, hidden = {}, preface = [], without = [] } = opening
  const carried: Carried = { hidden: { ...hidden }, locale, ...(place ? { place } : {}) }
  const fields = fieldsOf(form).filter(({ name }) => !without.includes(name))
  const blocks = [
    ...preface.flatMap(prefaceOf),
    ...fields.map((field) => inputOf(field, opening, locale)),
  ]
  limited(blocks.length, 100, `${form.id} has too many blocks: ask less, or in two steps`)
  return {
    type: 'modal',
    callback_id: `form:${form.id}`,
    private_metadata: metadataOf(carried),
    title: label(form.title[locale], 24, `the title of ${form.id}`),
    submit: label(form.submit[locale], 24, `the button of ${form.id}`),
    close: plain(locale === 'zh' ? '取消' : 'Cancel', 24),
    blocks,
  }
}

const prefaceOf = (text: string): SectionBlock[] =>
  piecesOf(text, 3000).map((piece) => ({ type: 'section', text: plain(piece, 3000) }))

function inputOf(field: Field, opening: Opening, locale: Locale): InputBlock {
  const { name, required, control } = field
  const where = `${opening.form.id}.${name}`
  // The hint of a single box stands beside it.
  const hint = control === 'tick' ? undefined : field.hint
  return {
    type: 'input',
    block_id: name,
    optional: !required,
    label: label(field.label[locale], 2000, `the label of ${where}`),
    ...(hint ? { hint: label(hint[locale], 2000, `the hint of ${where}`) } : {}),
    element: elementOf(field, opening, locale),
  }
}

/** Words of ours are never cut: a programmer shortens them. */
function label(text: string, limit: number, what: string) {
  limited(Array.from(text).length, limit, `${what} is longer than Slack allows: shorten it`)
  return plain(text, Math.max(limit, text.length))
}
