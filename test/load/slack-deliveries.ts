import { randomUUID } from 'node:crypto'
import { team } from '../../local/company/people.ts'
import type { LocalHouse } from '../../local/house.ts'
import { dayAt } from '../../shared/terms/day.ts'
import { interaction, slash } from '../bot/slack/requests.ts'
import { chatOf } from '../security/chat.ts'
import { visitValues } from '../support/trial.ts'

const CHANNEL = 'C0ARCHIVE'

/** What Slack delivers when people use it: signed, over HTTP, each answered as it should be or it is an error. */
export function slackDeliveries(house: LocalHouse) {
  const { post } = chatOf(house)
  const app = house.settings.SLACK_APP_ID
  const common = (user: string) => ({
    team: { id: team.id, domain: 'minhai' },
    user: { id: user, team_id: team.id },
    api_app_id: app,
    trigger_id: randomUUID(),
  })
  const posted = async (
    body: string,
    isRight: (text: string) => boolean,
    headers = {},
  ): Promise<string> => {
    const { status, text } = await post(body, headers)
    if (status !== 200 || !isRight(text)) throw new Error(`${status} ${text.slice(0, 200)}`)
    return text
  }
  const command = (user: string, name: string, text: string, shown: string) =>
    posted(
      slash({
        ...{ command: name, text, user_id: user, team_id: team.id, channel_id: CHANNEL },
        ...{ trigger_id: randomUUID(), api_app_id: app },
      }),
      (answer) => answer.includes(shown),
    )
  const submit = (user: string, form: string, values: object, hidden = {}) =>
    posted(
      interaction({
        type: 'view_submission',
        ...common(user),
        view: {
          id: `V${randomUUID()}`,
          type: 'modal',
          callback_id: `form:${form}`,
          private_metadata: JSON.stringify({ hidden, locale: 'zh' }),
          blocks: [{ type: 'input', block_id: 'first' }],
          state: { values },
        },
      }),
      (answer) => !answer.includes('errors') && !answer.includes('没有办理'),
    )

  return {
    submit,
    visit: (user: string, customerId: string, learned: string) =>
      submit(user, 'visit.report', visitValues(customerId, learned, dayAt(house.now()))),
    summary: (user: string, customer: string) => command(user, '/summary', customer, customer),
    register: (user: string) => command(user, '/register', '', '借阅登记'),
    lookUp: (user: string, typed: string) =>
      posted(
        interaction({
          type: 'block_suggestion',
          ...common(user),
          action_id: 'lookup:customer',
          block_id: 'customerId',
          value: typed,
        }),
        (answer) => answer.includes('织造'),
      ),
    /** What comes of it is told later; at once it is only taken in. */
    mention: async (user: string, text: string) => {
      const said = { as: user, do: 'say', channel: CHANNEL, text: `@案卷 ${text}` } as const
      const done = await house.workspace.act(said)
      if (!done.ok) throw new Error(done.error)
      await house.workspace.settled()
    },
    press: (user: string, intent: string, args: object) =>
      posted(
        interaction({
          type: 'block_actions',
          ...common(user),
          channel: { id: CHANNEL },
          container: { type: 'message', is_ephemeral: true, channel_id: CHANNEL },
          actions: [{ action_id: `intent:${intent}:0`, value: JSON.stringify(args) }],
        }),
        () => true,
      ),
  }
}

/** Something chosen from a menu, as a form sends it. */
export const chosen = (value: string) => ({
  v: {
    type: 'static_select',
    selected_option: { text: { type: 'plain_text', text: value }, value },
  },
})

/** Something typed, as a form sends it. */
export const typed = (value: string) => ({ v: { type: 'plain_text_input', value } })
