import { type Complaint, complaintsOf, pointerOf } from '../../workspace/complaint.ts'
import { Frame } from './card.ts'
import { beyondLimits } from './limits.ts'
import { placedIn } from './placed.ts'
import { wrongTogether } from './together.ts'

const complaintsAbout = (card: unknown): Complaint[] => {
  const frame = Frame.safeParse(card)
  if (!frame.success) return complaintsOf(frame.error)
  const { placed, complaints } = placedIn(frame.data.body.elements)
  if (complaints.length > 0) return complaints
  return [...wrongTogether(placed), ...beyondLimits(card)]
}

/** What Lark would hold against a card in JSON 2.0, with the place of each fault as a JSON pointer; undefined for a card that it takes. */
export const cardFault = (card: unknown): string | undefined => {
  const complaints = complaintsAbout(card)
  if (complaints.length === 0) return undefined
  return complaints.map(({ path, says }) => `${pointerOf(path) || '/'}: ${says}`).join('; ')
}
