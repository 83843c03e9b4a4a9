import type {
  AckFn,
  Middleware,
  SlackViewMiddlewareArgs,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt'
import { submit } from '../../shared/commands/turn.ts'
import type { Face } from './face.ts'
import { inputsOf } from './metadata.ts'
import { formFilled } from './read.ts'
import { closingView } from './reply.ts'
import { clip } from './text.ts'

/** A filled-in form: done, shown, or kept open with what was typed and a word on what is wrong. */
export const onSubmission =
  (face: Face): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> =>
  async ({ body, ack }) => {
    const { command, locale, isOnTop } = formFilled(body, face.now())
    const outcome = await submit(command, face.house, locale)
    switch (outcome.outcome) {
      case 'done':
        // A form on top of another gives it back, with what was typed there.
        return isOnTop ? ack() : ack({ response_action: 'clear' })
      case 'card': {
        const view = closingView(outcome.card, locale, command.place)
        return ack({ response_action: 'update', view })
      }
      case 'correct':
        return keepOpen(ack, body.view, outcome.errors)
      case 'no':
        return keepOpen(ack, body.view, { '': outcome.text })
    }
  }

/** What concerns no field in the form is said at its first. */
async function keepOpen(
  ack: AckFn<ViewResponseAction>,
  view: unknown,
  issues: Readonly<Record<string, string>>,
) {
  const inputs = inputsOf(view)
  const errors: Record<string, string> = {}
  for (const [field, text] of Object.entries(issues)) {
    const block = inputs.includes(field) ? field : inputs[0]
    if (!block) continue
    errors[block] = clip(errors[block] ? `${errors[block]}\n${text}` : text, 2000)
  }
  await ack({ response_action: 'errors', errors })
}
