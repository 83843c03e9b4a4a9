import { clientOf } from './client.ts'
import { type LarkEars, workLarkEvent } from './events.ts'
import type { Face } from './face.ts'
import { LarkHeard } from './heard.ts'
import { larkMessenger } from './messenger.ts'
import { openForm } from './opening.ts'
import { parentOf } from './parent.ts'

/** Works on items of the inbox that Lark told. */
export function larkEars(
  without: Omit<Face, 'messenger'>,
): (item: { id: string; event: unknown; again: boolean }) => Promise<void> {
  const { house, installation, now, log } = without
  const messenger = larkMessenger(installation, log, now)
  const face: Face = { ...without, messenger }
  const ears: LarkEars = {
    house,
    messenger,
    now,
    parent: parentOf(clientOf(installation, log), installation),
    openForm: (turn, intent) => openForm(turn, intent, face),
  }
  return ({ id, event, again }) => workLarkEvent({ id, event: LarkHeard.parse(event), again }, ears)
}
