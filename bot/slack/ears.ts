import type { InboxWork } from '../../shared/commands/inbox.ts'
import type { Log } from '../../shared/commands/log.ts'
import type { House } from '../../shared/commands/turn.ts'
import { askingOf } from './asking.ts'
import { clientOf } from './client.ts'
import { workEvent } from './events.ts'
import type { Installation } from './face.ts'
import { Heard } from './heard.ts'
import { slackMessenger } from './messenger.ts'

/** Works on items of the inbox that Slack told. */
export function slackEars(
  installation: Installation,
  { house, now, log }: { house: House; now(): number; log: Log },
): InboxWork {
  const ears = {
    house,
    messenger: slackMessenger(installation, log),
    askFile: askingOf(clientOf(installation, log)),
    now,
  }
  return ({ id, event, again }) => workEvent({ id, event: Heard.parse(event), again }, ears)
}
