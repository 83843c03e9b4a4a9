import type { InboxWork } from '../../shared/commands/inbox.ts'
import { clientOf } from './client.ts'
import { type Ears, workEvent } from './events.ts'
import type { Face } from './face.ts'
import { Heard } from './heard.ts'
import { larkMessenger } from './messenger.ts'
import { openForm } from './opening.ts'
import { parentOf } from './parent.ts'

/** Works on items of the inbox that Lark told. */
export function larkEars(rest: Omit<Face, 'messenger'>): InboxWork {
  const { house, installation, now, log } = rest
  const messenger = larkMessenger(installation, log, now)
  const face: Face = { ...rest, messenger }
  const ears: Ears = {
    house,
    messenger,
    now,
    parent: parentOf(clientOf(installation, log), installation),
    openForm: (turn, intent) => openForm(turn, intent, face),
  }
  return ({ id, event, again }) => workEvent({ id, event: Heard.parse(event), again }, ears)
}
