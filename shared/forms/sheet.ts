import { Locale } from '../terms/locale.ts'
import { searchText } from '../terms/search-text.ts'
import { cellValue, type Value } from './cell.ts'
import { type Fault, faultOf } from './fault.ts'
import { type Field, type Form, fieldsOf } from './form.ts'

/** A row of a sheet as a form reads it. */
export interface SheetRow {
  /** What was filled in, by field, as the activity of the form takes it; names still to be looked up are in `named`. */
  values: Record<string, Value>
  /** What names somebody or something, by field: to be looked up before it can be taken. */
  named: Record<string, string>
  /** What is wrong, by field; under '' what stands in no column. */
  faults: Record<string, Fault>
}

/** A form as the columns of a sheet, in the order of its fields; what must be filled in bears a star. */
export const columnsOf = (form: Form, locale: Locale): string[] =>
  fieldsOf(form).map(({ label, required }) => `${label[locale]}${required ? ' *' : ''}`)

/** The field that each column of a sheet is for, by its heading in either language; none where no field is called so. */
export function fieldsUnder(form: Form, headings: readonly string[]): (Field | undefined)[] {
  const fields = fieldsOf(form)
  return headings.map((heading) => {
    const asked = searchText(heading)
    return fields.find(
      ({ name, label }) =>
        name === heading.trim() || Object.values(label).some((text) => searchText(text) === asked),
    )
  })
}

/** Reads one row of text cells under the headings of its sheet, and holds it against what the form accepts. */
export function rowIn(form: Form, headings: readonly string[], cells: readonly string[]): SheetRow {
  const row: SheetRow = { values: {}, named: {}, faults: {} }
  const columns = fieldsUnder(form, headings)
  for (const [at, cell] of cells.entries()) {
    const text = cell.trim()
    const field = columns[at]
    if (text === '') continue
    if (!field) row.faults[''] = { fault: 'noColumn' }
    else if (field.control === 'lookup' || field.control === 'person') row.named[field.name] = text
    else {
      const value = cellValue(field, text)
      if (value === undefined) row.faults[field.name] = { fault: 'choice' }
      else row.values[field.name] = value
    }
  }
  const read = form.schema.safeParse(row.values)
  for (const issue of read.error?.issues ?? []) {
    const name = String(issue.path[0] ?? '')
    // What a name stands for is not known yet: only that there is one.
    if (!(name in row.named)) row.faults[name] ??= faultOf(issue, row.values)
  }
  return row
}

/** The rows that an empty sheet starts with: the headings, and under them what each column takes. */
export const templateOf = (form: Form, locale: Locale): string[][] => [
  columnsOf(form, locale),
  notesOf(form, locale),
]

/** Whether a row holds nothing to be read: it is empty, or still the note of the template. */
export const isIdle = (form: Form, cells: readonly string[]): boolean =>
  cells.every((cell) => cell.trim() === '') ||
  Locale.options.some((locale) =>
    notesOf(form, locale).every((note, at) => note.trim() === (cells[at] ?? '').trim()),
  )

const notesOf = (form: Form, locale: Locale): string[] =>
  fieldsOf(form).map((field) => takenBy(field, locale))

/** What a column takes, in words that are never an answer. */
function takenBy({ control, options, hint }: Field, locale: Locale): string {
  const choices = options.map(({ text }) => text[locale]).join(' / ')
  const zh = locale === 'zh'
  const kinds: Readonly<Partial<Record<Field['control'], string>>> = {
    date: zh ? '例如 2026-11-23' : 'as 2026-11-23',
    time: zh ? '例如 09:30' : 'as 09:30',
    tick: zh ? '是 / 否' : 'yes / no',
    checks: zh ? `可填多个，用顿号分开：${choices}` : `Several, with commas: ${choices}`,
    select: choices,
  }
  return [kinds[control], hint?.[locale]].filter(Boolean).join(zh ? '。' : '. ')
}
