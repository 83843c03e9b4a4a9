import { customerEditForm } from '../../forms/customers/card.ts'
import { natureNames, stageNames } from '../../forms/customers/choices.ts'
import { personalForm } from '../../forms/customers/personal.ts'
import { fieldsOf } from '../../forms/form.ts'
import type { Bilingual, Locale } from '../../terms/locale.ts'

/** What the fields of a card are called: as in the forms that fill them in. */
const labels: Readonly<Record<string, Bilingual>> = {
  ...Object.fromEntries(fieldsOf(personalForm).map(({ name, label }) => [name, label])),
  ...Object.fromEntries(fieldsOf(customerEditForm).map(({ name, label }) => [name, label])),
  ownerName: { zh: '负责人', en: 'In charge' },
  departmentId: { zh: '部门', en: 'Department' },
}

/** The name of a field; one without a label goes by its own. */
export const fieldName = (field: string, locale: Locale): string => labels[field]?.[locale] ?? field

/** How a value reads to a person. */
export function valueText(field: string, value: string, locale: Locale): string {
  const names: Readonly<Record<string, Bilingual>> =
    field === 'nature' ? natureNames : field === 'stage' ? stageNames : {}
  return names[value]?.[locale] ?? value
}
