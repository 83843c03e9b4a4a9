import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { team } from '../../local/company/people.ts'
import type { LocalHouse } from '../../local/house.ts'
import { interaction, slash } from '../bot/slack/requests.ts'

/** Payloads that nobody could make in Slack itself, signed all the same: what if one were forged? */
export interface Chat {
  /** Posts a body to the bot as Slack would, signed or as said. */
  post(body: string, headers?: Record<string, string>): Promise<{ status: number; text: string }>
  /** A form with any fields and any hidden ids: what the person is answered. */
  submit(user: string, form: string, filled: Forged): Promise<string>
  /** A button with any ids: what the person is shown alone. */
  press(user: string, intent: string, args: object): Promise<string>
  command(user: string, command: string, text?: string): Promise<string>
  /** Letters typed into a type-ahead field. */
  type(user: string, lookup: string, typed: string): Promise<string>
}

export interface Forged {
  typed?: Record<string, string | boolean>
  hidden?: Record<string, string>
  /** The text that the modal carries unseen, in place of the hidden ids. */
  metadata?: string
  view?: string
}

export const CHANNEL = 'C0ARCHIVE'

const FORM = 'application/x-www-form-urlencoded'

let acts = 0

const Ephemeral = z.object({ ts: z.string(), text: z.string(), blocks: z.unknown() })

export function chatOf(house: LocalHouse): Chat {
  const { settings, gateway, workspace } = house
  const common = (user: string) => ({
    team: { id: team.id, domain: 'trial' },
    user: { id: user, team_id: team.id },
    api_app_id: settings.SLACK_APP_ID,
    trigger_id: `forged.${acts++}`,
  })
  const post: Chat['post'] = async (body, headers = {}) => {
    const answer = await fetch(`${gateway.url}/slack`, {
      method: 'POST',
      headers: { 'content-type': FORM, ...signatureOf(house, body), ...headers },
      body,
    })
    return { status: answer.status, text: await answer.text() }
  }
  return {
    post,
    submit: async (user, form, { typed = {}, hidden = {}, metadata, view }) => {
      const values = Object.entries(typed).map(([field, value]) => [field, answerOf(value)])
      const { text } = await post(
        interaction({
          type: 'view_submission',
          ...common(user),
          view: {
            id: view ?? `VFORGED${acts++}`,
            type: 'modal',
            callback_id: `form:${form}`,
            private_metadata: metadata ?? JSON.stringify({ hidden, locale: 'zh' }),
            blocks: [{ type: 'input', block_id: 'first' }],
            state: { values: Object.fromEntries(values) },
          },
        }),
      )
      return text
    },
    press: async (user, intent, args) => {
      const before = new Set(shownTo(user).map(({ ts }) => ts))
      await post(
        interaction({
          type: 'block_actions',
          ...common(user),
          channel: { id: CHANNEL },
          container: { type: 'message', is_ephemeral: true, channel_id: CHANNEL },
          actions: [{ action_id: `intent:${intent}:0`, value: JSON.stringify(args) }],
        }),
      )
      const shown = shownTo(user).filter(({ ts }) => !before.has(ts))
      return JSON.stringify(shown.map(({ text, blocks }) => ({ text, blocks })))
    },
    command: async (user, command, text = '') =>
      (
        await post(
          slash({
            command,
            text,
            user_id: user,
            team_id: team.id,
            channel_id: CHANNEL,
            trigger_id: `forged.${acts++}`,
            api_app_id: settings.SLACK_APP_ID,
          }),
        )
      ).text,
    type: async (user, lookup, typed) =>
      (
        await post(
          interaction({
            type: 'block_suggestion',
            ...common(user),
            action_id: `lookup:${lookup}`,
            block_id: 'documentId',
            value: typed,
          }),
        )
      ).text,
  }

  function shownTo(user: string) {
    const { messages } = workspace.state(user)
    return messages.filter(({ ephemeral }) => ephemeral).map((message) => Ephemeral.parse(message))
  }
}

/** Headers as Slack signs a body now. */
export function signatureOf(house: LocalHouse, body: string, at = house.now()) {
  const stamp = String(Math.floor(at / 1000))
  const digest = createHmac('sha256', house.settings.SLACK_SIGNING_SECRET)
    .update(`v0:${stamp}:${body}`)
    .digest('hex')
  return { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${digest}` }
}

const answerOf = (value: string | boolean) =>
  typeof value === 'string'
    ? { v: { type: 'plain_text_input', value } }
    : { tick: { type: 'checkboxes', selected_options: value ? [{ value: 'yes' }] : [] } }
