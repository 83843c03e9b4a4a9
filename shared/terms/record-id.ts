/** The customer in whose dossier a record stands: the first part of its id (`customer.record`, `customer.record~person`). */
export function dossierIn(id: string): string {
  const [customerId = id] = id.split('.')
  return customerId
}
