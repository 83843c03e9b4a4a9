import { may } from '../../domain/authorising.ts'
import { documentNamed } from '../../domain/lending/asked.ts'
import { borrow } from '../../domain/lending/borrowing.ts'
import { mayKnow } from '../../domain/lending/knowing.ts'
import { lackingToBorrow, wayIn } from '../../domain/lending/way-in.ts'
import type { World } from '../../domain/world.ts'
import { borrowForm } from '../../forms/lending/borrow.ts'
import type { Document } from '../../records/document.ts'
import { dossierIn } from '../../terms/record-id.ts'
import { activity } from '../activity.ts'
import type { Entrance, Step } from '../entrance.ts'

/** Asking to borrow a document. */
export const borrowRequest = activity({
  name: borrowForm.id,
  args: borrowForm.schema,
  // A typed archive number says only afterwards in whose dossier the document is.
  needs: ({ documentId }) =>
    documentId.includes('.')
      ? [
          { kind: 'document', id: documentId },
          { kind: 'customer', id: dossierIn(documentId) },
          { kind: 'dossier', id: dossierIn(documentId) },
          { kind: 'head', id: dossierIn(documentId) },
        ]
      : [],
  decide: borrow,
})

/** `/borrow`, 借阅, and the button on a document's card. */
export const borrowEntrance: Entrance = {
  name: 'borrow',
  command: {
    name: '/borrow',
    hint: '[档号 archive number]',
    says: { zh: '申请借阅档案', en: 'Ask to borrow a document' },
  },
  words: ['借阅', 'borrow'],
  start: async (intent, world, look): Promise<Step> => {
    const asked = (intent.args['documentId'] ?? intent.text).trim()
    const found = asked ? await documentNamed(asked, look) : undefined
    const known =
      found?.state === 'filed' && mayKnow(world.powers, world.actor, found) ? found : undefined
    const refused = known && refusedAtOnce(known, world)
    if (refused) return refused
    return {
      step: 'form',
      opening: {
        form: borrowForm,
        ...(known
          ? {
              initial: {
                documentId: {
                  value: known.id,
                  text: `${known.archiveNumber ?? ''} ${known.title}`,
                },
              },
            }
          : {}),
        without: fieldsWithout(world),
      },
    }
  },
}

/** Who can ask neither for themselves nor for another is told so before filling anything in. */
function refusedAtOnce(document: Document, world: World): Step | undefined {
  if (document.secrecy === 'topSecret')
    return { step: 'refused', refusal: { code: 'borrow.topSecret' } }
  if (mayNameReader(world) || receivesOthers(world)) return undefined
  const path = { outside: false, personal: false }
  const verdict = wayIn(world, document, world.actor, path)
  return verdict.outcome === 'refused'
    ? { step: 'refused', refusal: lackingToBorrow(verdict, document) }
    : undefined
}

function fieldsWithout(world: World): string[] {
  return [
    ...(mayNameReader(world) ? [] : ['reader']),
    ...(receivesOthers(world) ? [] : ['outsideBody', 'written', 'consent']),
  ]
}

/** 篇2 rules §7.2: the department manager files for people of the department. */
const mayNameReader = ({ powers, actor }: World): boolean =>
  [...powers.authorities.values()].some(
    ({ action, heldBy }) =>
      action === 'document.apply' &&
      heldBy.some(({ role, readers }) => readers === 'department' && actor.roles.includes(role)),
  )

/** 篇6 §4.6: whoever receives the applications of outside bodies. */
const receivesOthers = ({ powers, actor }: World): boolean =>
  may(powers, actor, 'outside.apply', { secrecy: 'unclassified' }).outcome !== 'refused' ||
  may(powers, actor, 'personalDossier.apply', { secrecy: 'unclassified' }).outcome !== 'refused'
