import { App, type Context } from '@slack/bolt'
import { faultFacts } from '../gateway/fault-facts.ts'
import { clientOf, clientOptionsOf } from './client.ts'
import type { Delivery } from './delivery.ts'
import { onCommand, onPress, onShortcut, tellBroken } from './entering.ts'
import type { Face } from './face.ts'
import { faultNoter } from './faults.ts'
import { heardIn } from './heard.ts'
import { quietLogger } from './quiet-logger.ts'
import { GatewayReceiver } from './receiver.ts'
import { onSubmission } from './submitting.ts'
import { onTyping } from './suggesting.ts'

/** What Bolt hands to its error handler. */
type Broken = { error: Error; context: Context; body: unknown }

/** The Slack face: Bolt, with our receiver, and listeners that know no subject. */
export function slackApp(face: Face): GatewayReceiver {
  const { installation, inbox, log } = face
  const broke = faultNoter(log)
  const receiver = new GatewayReceiver({
    signingSecrets: installation.signingSecrets,
    app: installation.app,
    team: installation.team,
    path: installation.path ?? '/slack',
    now: face.now,
    reference: face.reference,
    broke,
  })
  const app = new App({
    receiver,
    // One workspace, one token: nothing to look up, and no call to Slack before the first request.
    authorize: async () => ({ botToken: installation.botToken, teamId: installation.team }),
    clientOptions: clientOptionsOf(installation, log),
    logger: quietLogger(log),
    extendedErrorHandler: true,
    convoStore: false,
  })

  app.command(/^\//, onCommand(face))
  app.shortcut(/^entrance:/, onShortcut(face))
  app.action(/^intent:/, onPress(face))
  // A button that only opens a page still tells us so.
  app.action(/^open:/, ({ ack }) => ack())
  app.view({ callback_id: /^form:/, type: 'view_submission' }, onSubmission(face))
  app.view({ callback_id: /./, type: 'view_closed' }, ({ ack }) => ack())
  app.options(/^lookup:/, onTyping(face))
  app.event(/^(app_mention|message|app_home_opened)$/, async ({ body }) => {
    const item = heardIn(body)
    if (item) await inbox.put(item)
  })
  app.error(async ({ error, context, body }: Broken) => {
    // Never thrown again: Slack is answered with what was decided, or with words.
    const delivery: Delivery = context['delivery']
    broke(delivery, error)
    if (delivery.acked) return
    const client = clientOf(installation, log)
    const telling = tellBroken(client, body, delivery.reference, face.now())
    await telling.catch((failed: unknown) => log('slack.untold', faultFacts(failed)))
  })
  return receiver
}
