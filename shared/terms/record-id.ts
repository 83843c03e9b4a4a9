/** The customer in whose dossier a record stands: the first part of its id (`customer.record`, `customer.record~person`). */
export function dossierIn(id: string): string {
  const [customerId = id] = id.split('.')
  return customerId
}

/** What a record is called within its dossier: the id without whose dossier it is. */
export const withinDossier = (id: string): string => id.slice(id.indexOf('.') + 1)
