import { shelvesOfDocument } from '../../../shared/domain/knowing.ts'
import type { Customer } from '../../../shared/records/customer.ts'
import type { Document } from '../../../shared/records/document.ts'
import { companyName, latinWords } from '../../../shared/terms/company-name.ts'
import { hasHan, phoneDigits, searchText } from '../../../shared/terms/search-text.ts'
import {
  calledShelf,
  firstPlaceOf,
  type NamePlace,
  PHONES,
  placeOf,
  SEPARATOR,
} from './name-key.ts'
import { firstCharacterKeys, handReadingKeys, nameKeys } from './name-keys.ts'

/** One name in one place of one shelf. */
export interface NameRow {
  pk: string
  sk: string
  id: string
  label: string
  detail?: string
  ownerId?: string
  departmentId?: string
}

/** Every row by which a customer is found: names, aliases, readings, number, code, telephone. */
export function customerRows(customer: Customer): NameRow[] {
  const { id, number, name, aliases, reading, creditCode, phone, ownerId, departmentId } = customer
  const names = [name, ...aliases]
  const keys = new Set([
    ...names.flatMap((each) => [...nameKeys(each)]),
    ...(reading ? handReadingKeys(reading) : []),
    searchText(number),
    ...(creditCode ? [searchText(creditCode)] : []),
  ])
  const called = new Set(names.flatMap(shortNames))
  const about = { id, label: name, detail: number, ownerId, departmentId }
  return rowsOf(about, [
    ...[...keys].map((key) => placeOf('customer', key)),
    ...names
      .flatMap((each) => [...firstCharacterKeys(each)])
      .map((key) => firstPlaceOf('customer', key)),
    ...[...called].map((key) => placeOf(calledShelf('customer'), key)),
    ...(phone ? [placeOf(PHONES, phoneDigits(phone))] : []),
  ])
}

/** Every row by which a document is found, on the shelf of each nearness by which somebody may know of it. */
export function documentRows(document: Document): NameRow[] {
  const { id, title, archiveNumber, customerName } = document
  if (document.state !== 'filed' || !archiveNumber) return []
  const { brand, core, plain } = companyName(customerName)
  const named = hasHan(brand) && hasHan(title) ? [brand + title, title] : [customerName, title]
  const keys = new Set([
    ...named.flatMap((each) => [...nameKeys(each)]),
    // By the customer's registered name all that is in the dossier is found.
    ...[plain, core].map((name) => name + searchText(title)),
    searchText(archiveNumber),
  ])
  const about = { id, label: title, detail: archiveNumber }
  return shelvesOfDocument(document).flatMap((shelf) =>
    rowsOf(about, [
      ...[...keys].map((key) => placeOf(shelf, key)),
      ...[...firstCharacterKeys(brand), ...firstCharacterKeys(title)].map((key) =>
        firstPlaceOf(shelf, key),
      ),
    ]),
  )
}

/** What a customer is called for short: its brand, and each alias whole. */
function shortNames(name: string): string[] {
  const { brand, plain } = companyName(name)
  const first = hasHan(name) ? [] : latinWords(name).slice(0, 1)
  return [brand, ...(Array.from(plain).length <= 4 ? [plain] : []), ...first].filter(
    (key) => key.length >= 2,
  )
}

function rowsOf(about: Omit<NameRow, 'pk' | 'sk'>, places: NamePlace[]): NameRow[] {
  const rows = places.map(({ pk, rest }) => ({ pk, sk: rest + SEPARATOR + about.id, ...about }))
  return [...new Map(rows.map((row) => [`${row.pk}|${row.sk}`, row])).values()]
}
