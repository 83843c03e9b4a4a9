import { readdirSync, readFileSync } from 'node:fs'
import { WebClient } from '@slack/web-api'
import { describe, expect, it } from 'vitest'
import { events, scopes, userScopes } from '../../../bot/slack/app-settings.ts'
import { commandsOf, shortcutsOf } from '../../../local/slack/offered.ts'

const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history']

/** What each call that we make needs, as Slack's reference of its methods says. */
const NEEDED_BY_CALL: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': HISTORY,
  // Of channels, and of talks among several; with one person nobody else reads along.
  'conversations.info': ['channels:read', 'groups:read', 'mpim:read'],
  // With one person.
  'conversations.open': ['im:write'],
  'conversations.replies': HISTORY,
  'files.info': ['files:read'],
  'oauth.v2.access': [],
  'openid.connect.token': [],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
}

const NEEDED_BY_EVENT: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
}

/** Every method that Slack's client knows, by its name. */
function methodsOf(family: object, path: string[] = []): string[] {
  return Object.entries(family).flatMap(([name, each]: [string, unknown]) => {
    if (typeof each === 'function') return [[...path, name].join('.')]
    return typeof each === 'object' && each !== null && path.length < 4
      ? methodsOf(each, [...path, name])
      : []
  })
}

/** The calls that stand in the face's code, however they are broken into lines. */
function callsMade(): string[] {
  const folder = new URL('../../../bot/slack/', import.meta.url)
  const code = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8').replace(/\s+\./g, '.'))
    .join('\n')
  return methodsOf(new WebClient()).filter(
    (name) => code.includes(`.${name}(`) || code.includes(`apiCall('${name}'`),
  )
}

describe('the rights that our app asks for in Slack', () => {
  it('are those that its calls, its events and its commands need, and no others', () => {
    const calls = callsMade()
    expect(calls).toEqual(Object.keys(NEEDED_BY_CALL))
    expect(events).toEqual(Object.keys(NEEDED_BY_EVENT))
    const needed = new Set([
      ...calls.flatMap((call) => NEEDED_BY_CALL[call] ?? []),
      ...events.flatMap((event) => NEEDED_BY_EVENT[event] ?? []),
      ...(commandsOf().length + shortcutsOf().length > 0 ? ['commands'] : []),
    ])
    expect([...scopes].sort()).toEqual([...needed].sort())
  })

  it('of people who sign in are who they are, and no more', () => {
    expect(userScopes).toEqual(['openid', 'profile'])
  })
})
