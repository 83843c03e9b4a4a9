import type { Draft } from '../../shared/commands/drafts.ts'
import type { Field } from '../../shared/forms/form.ts'
import { pieceName } from './answers.ts'
import type { Element } from './card-json.ts'
import { formWords } from './form-words.ts'
import { plain } from './text.ts'

/** Lark's inputs hold no more. */
const LONGEST = 1000

/** A text in as many boxes as it needs: what goes over the first is folded away until it is used. */
export function inputsOf(
  field: Field,
  text: string,
  draft: Draft,
  label: string | undefined,
): Element[] {
  const most = Math.max(field.maxLength ?? LONGEST, text.length)
  const pieces = cut(text)
  const count = Math.max(Math.ceil(most / LONGEST), pieces.length)
  const [first, ...more] = Array.from({ length: count }, (_, at): Element => {
    const typed = pieces[at]
    return {
      tag: 'input',
      name: pieceName(field.name, at),
      required: false,
      width: 'fill',
      ...(field.control === 'paragraph'
        ? { input_type: 'multiline_text', rows: 3, auto_resize: true, max_rows: 12 }
        : {}),
      max_length: Math.max(1, typed?.length ?? 0, Math.min(LONGEST, most - at * LONGEST)),
      ...(at === 0 && label ? { label: plain(label, label.length) } : {}),
      ...(typed ? { default_value: typed } : {}),
    }
  })
  return [
    ...(first ? [first] : []),
    ...(more.length > 0 ? [continuation(more, pieces.length > 1, draft)] : []),
  ]
}

const continuation = (elements: Element[], expanded: boolean, { locale }: Draft): Element => ({
  tag: 'collapsible_panel',
  expanded,
  header: { title: plain(formWords(locale).goOn, 100) },
  elements,
})

/** Pieces that a box holds each, and no character cut in two. */
function cut(text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = at + LONGEST
    const next = end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end
    pieces.push(text.slice(at, next))
    at = next
  }
  return pieces
}
