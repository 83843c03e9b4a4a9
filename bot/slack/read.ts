import * as z from 'zod'
import type { Command } from '../../shared/commands/command.ts'
import type { Entrance, Intent } from '../../shared/commands/entrance.ts'
import type { ChatIdentity } from '../../shared/records/person.ts'
import type { Place } from '../../shared/records/place.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import { Press, Shortcut, SlashCommand, Submission, Suggestion } from './acts.ts'
import { valuesOf } from './answers.ts'
import { LOOKUP } from './element.ts'
import { type AskFile, attachmentsOf } from './files.ts'
import { Metadata } from './metadata.ts'
import { typedIn } from './text.ts'

/** What somebody asked for, and where the answer can go. */
export interface Asked {
  intent: Intent
  /** Opens one form within three seconds. */
  trigger: string
  /** What the press was made in, if in a page of ours. */
  page?: 'modal' | 'home'
  /** The thread that it was pressed in. */
  thread?: string
}

const Args = z.record(z.string(), z.string())

/** Reads a slash command; the catalogue says what it is called. */
export function commandAsked(body: unknown, entrances: readonly Entrance[], at: number): Asked {
  const { command, text, user_id, team_id, channel_id, trigger_id } = SlashCommand.parse(body)
  const entrance = entrances.find((one) => one.command?.name === command)
  const mentioned = mentionedIn(text, team_id)
  const by = identity(user_id, team_id)
  return {
    trigger: trigger_id,
    intent: {
      id: deedId(team_id, trigger_id),
      name: entrance?.name ?? command,
      by,
      at,
      place: placeIn(team_id, channel_id),
      text: typedIn(text).trim(),
      args: {},
      ...(mentioned ? { mentioned } : {}),
    },
  }
}

/** Reads a shortcut, with the message it was used on. */
export async function shortcutAsked(body: unknown, at: number, ask: AskFile): Promise<Asked> {
  const { user, team, callback_id, trigger_id, channel, message } = Shortcut.parse(body)
  const read = message && {
    ts: message.ts,
    text: typedIn(message.text),
    attachments: await attachmentsOf(message.files, team.id, ask),
  }
  return {
    trigger: trigger_id,
    ...(message?.thread_ts ? { thread: message.thread_ts } : {}),
    intent: {
      id: deedId(team.id, trigger_id),
      name: callback_id.replace(/^entrance:/, ''),
      by: identity(user.id, user.team_id ?? team.id),
      at,
      text: '',
      args: {},
      ...(channel
        ? { place: placeIn(team.id, channel.id, message?.thread_ts ?? message?.ts) }
        : {}),
      ...(read ? { message: read } : {}),
    },
  }
}

/** Reads a press on one of our buttons. What it carries was written by us, yet is read as anybody's. */
export function pressAsked(body: unknown, at: number): Asked {
  const { user, team, trigger_id, channel, container, view, actions } = Press.parse(body)
  const [{ action_id, value } = { action_id: '', value: '{}' }] = actions
  const args = Args.parse(JSON.parse(value))
  const carried = Metadata.safeParse(view?.private_metadata)
  // Nobody else sees an ephemeral message, so nothing can hang under it; two people talk without threads.
  const alone = container.is_ephemeral || channel?.id.startsWith('D')
  const thread = container.thread_ts ?? (alone ? undefined : container.message_ts)
  const place = channel ? placeIn(team.id, channel.id, thread) : carried.data?.place
  return {
    trigger: trigger_id,
    ...(container.thread_ts ? { thread: container.thread_ts } : {}),
    ...(view ? { page: view.type } : {}),
    intent: {
      id: deedId(team.id, trigger_id),
      name: action_id.split(':')[1] ?? '',
      by: identity(user.id, user.team_id ?? team.id),
      at,
      text: args['text'] ?? '',
      args,
      ...(place ? { place } : {}),
    },
  }
}

/** A filled-in form, whose language it was opened in, and whether another lies beneath. */
export interface Filled {
  command: Command
  locale: Locale
  isOnTop: boolean
}

/** Reads a filled-in form. Its id is its receipt: one modal is submitted once, however often it is delivered. */
export function formFilled(body: unknown, at: number): Filled {
  const { user, team, view } = Submission.parse(body)
  const { hidden, place, locale } = Metadata.parse(view.private_metadata)
  return {
    locale,
    isOnTop: Boolean(view.previous_view_id),
    command: {
      id: `slack:view:${team.id}:${view.id}`,
      name: view.callback_id.replace(/^form:/, ''),
      by: identity(user.id, user.team_id ?? team.id),
      at,
      inReadingRoom: false,
      // What travelled unseen wins over what was typed.
      args: { ...valuesOf(view.state, team.id), ...hidden },
      ...(place ? { place } : {}),
    },
  }
}

/** Reads what was typed into a type-ahead field. */
export function typedAhead(body: unknown): { lookup: string; typed: string; by: ChatIdentity } {
  const { user, team, action_id, value } = Suggestion.parse(body)
  return {
    lookup: action_id.replace(LOOKUP, ''),
    typed: value.trim(),
    by: identity(user.id, user.team_id ?? team.id),
  }
}

/** A person as Slack names them. */
export const identity = (user: string, workspace: string): ChatIdentity => ({
  chat: 'slack',
  workspace,
  user,
})

/** Whom a text names first. */
export function mentionedIn(markup: string, workspace: string): ChatIdentity | undefined {
  const user = /<@([UW][A-Z0-9]+)/.exec(markup)?.[1]
  return user === undefined ? undefined : identity(user, workspace)
}

/** A conversation or thread of Slack's. */
export const placeIn = (workspace: string, channel: string, thread?: string): Place => ({
  chat: 'slack',
  workspace,
  channel,
  ...(thread ? { thread } : {}),
  ...(channel.startsWith('D') ? { direct: true } : {}),
})

/** Slack gives every deliberate act its own trigger; a redelivery has the same. */
const deedId = (team: string, trigger: string) => `slack:trigger:${team}:${trigger}`
