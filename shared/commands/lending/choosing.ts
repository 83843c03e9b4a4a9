import { shelvesKnownTo } from '../../domain/knowing.ts'
import { mayKnow } from '../../domain/lending/knowing.ts'
import type { NameFound } from '../../domain/named.ts'
import type { Look, World } from '../../domain/world.ts'
import { findNamed } from '../customers/finding.ts'

/** How far back a dossier is gone through for what can be borrowed. */
const MOST = 30

/** Documents called so, as far as the asker may know of them; if none is, those of the customer called so. */
export async function documentsCalled(
  text: string,
  world: World,
  look: Look,
): Promise<NameFound[]> {
  const shelves = shelvesKnownTo(world.actor, world.powers)
  const found = await Promise.all(
    shelves.map((shelf) => look.named({ shelf, text, match: 'begins' })),
  )
  const once = [...new Map(found.flat().map((name) => [name.id, name])).values()]
  if (once.length > 0) return once
  const [customer, another] = await findNamed(text, look)
  return customer && !another ? documentsOf(customer.id, world, look) : []
}

/** What lies in a customer's dossier, the newest first, as far as the asker may know of it. */
export async function documentsOf(
  customerId: string,
  { powers, actor }: World,
  look: Look,
): Promise<NameFound[]> {
  const documents = await look.inDossier(customerId, 'document', MOST)
  return documents
    .filter((document) => document.state === 'filed' && mayKnow(powers, actor, document))
    .map(({ id, title, archiveNumber }) => ({
      id,
      label: title,
      ...(archiveNumber ? { detail: archiveNumber } : {}),
    }))
}
