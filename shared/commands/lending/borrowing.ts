import { may } from '../../domain/authorising.ts'
import { documentNamed } from '../../domain/lending/asked.ts'
import { borrow } from '../../domain/lending/borrowing.ts'
import { mayKnow } from '../../domain/lending/knowing.ts'
import { lackingToBorrow, wayIn } from '../../domain/lending/way-in.ts'
import type { World } from '../../domain/world.ts'
import { borrowForm } from '../../forms/lending/borrow.ts'
import type { Document } from '../../records/document.ts'
import { tongueOf } from '../../replies/tongue.ts'
import { beginningOf } from '../../terms/beginning.ts'
import { dossierIn } from '../../terms/record-id.ts'
import { activity } from '../activity.ts'
import type { Entrance, Step } from '../entrance.ts'
import { documentsCalled, documentsOf } from './choosing.ts'

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
    hint: '[档号、题名或客户 number, title or customer]',
    says: { zh: '申请借阅档案', en: 'Ask to borrow a document' },
  },
  words: ['借阅', 'borrow'],
  alone: { zh: '借阅档案申请', en: 'Borrow a document' },
  start: async (intent, world, look): Promise<Step> => {
    const asked = (intent.args['documentId'] ?? intent.text).trim()
    const { customerId } = intent.args
    const named = asked ? await documentNamed(asked, look) : undefined
    const called = named
      ? []
      : customerId
        ? await documentsOf(customerId, world, look)
        : asked
          ? await documentsCalled(asked, world, look)
          : []
    const [only, another] = called
    if (another) return { step: 'show', notice: { notice: 'borrow.which', asked, found: called } }
    const found = only ? await look.get('document', only.id) : named
    const known =
      found?.state === 'filed' && mayKnow(world.powers, world.actor, found) ? found : undefined
    const refused = known && refusedAtOnce(known, world)
    if (refused) return refused
    return {
      step: 'form',
      opening: {
        form: borrowForm,
        ...(known || !(asked || customerId) ? {} : { preface: [nothingFound(asked, world)] }),
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

/** Said alike of what there is not and of what one may not know. */
const nothingFound = (asked: string, { actor }: World): string =>
  tongueOf(actor.locale)(
    asked
      ? `没有找到「${beginningOf(asked, 60)}」，或您无权知悉。请另选档案。`
      : '这位客户的案卷里没有您可以借阅的档案。',
    asked
      ? `Nothing called “${beginningOf(asked, 60)}”, or you may not know of it. Choose another document.`
      : 'This customer’s dossier holds nothing that you may know of.',
  )

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
