import type { CardFilled } from '../../forms/customers/card.ts'
import type { Customer } from '../../records/customer.ts'

/** What a person writes on a card; the rest of it the house knows by itself. */
export type CardFacts = Omit<
  Customer,
  | 'kind'
  | 'id'
  | 'version'
  | 'number'
  | 'ownerId'
  | 'ownerName'
  | 'departmentId'
  | 'updatedAt'
  | 'updatedBy'
  | 'updatedByName'
>

/** The facts that a form holds: each one named, so that what was cleared in the form is cleared on the card. */
export const factsOf = (filled: CardFilled): CardFacts => ({
  name: filled.name,
  aliases: filled.aliases,
  reading: filled.reading,
  nature: filled.nature,
  stage: filled.stage,
  creditCode: filled.creditCode,
  phone: filled.phone,
  address: filled.address,
  lineOfBusiness: filled.lineOfBusiness,
  legalForm: filled.legalForm,
  foundedOn: filled.foundedOn,
  dealingSince: filled.dealingSince,
  capital: filled.capital,
  areaServed: filled.areaServed,
  size: filled.size,
  standing: filled.standing,
  competitors: filled.competitors,
  creditTerms: filled.creditTerms,
  grade: filled.grade,
  source: filled.source,
})
