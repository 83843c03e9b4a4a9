import type { Intent } from '../../shared/commands/entrance.ts'
import type { Opening } from '../../shared/forms/opening.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import { askedIn } from './answers.ts'
import { draftOf } from './draft.ts'
import type { Face } from './face.ts'
import { formCardOf } from './form.ts'
import { lookupOf } from './offered.ts'
import { onceMore } from './once-more.ts'
import { namesFor } from './searching.ts'

/** Opens a form: it is kept, and sent as a card to the person's one-to-one chat. */
export async function openForm(
  turn: { opening: Opening; locale: Locale },
  intent: Intent,
  face: Face,
): Promise<void> {
  const { form } = turn.opening
  const opened = draftOf(turn, intent, face.house.kernel.chance.hash)
  const people = askedIn(form, opened).filter((field) => lookupOf(field) === 'person')
  // Colleagues are few: they can be chosen without a search.
  const names = people.length > 0 ? await namesFor('person', '', intent.by, face) : []
  const draft = {
    ...opened,
    found: Object.fromEntries(people.map(({ name }) => [name, names])),
  }
  const card = formCardOf(draft, form)
  await face.drafts.keep(draft)
  await onceMore(() => face.messenger.send({ identity: intent.by }, card, draft.id))
}
