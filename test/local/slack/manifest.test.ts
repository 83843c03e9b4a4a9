import { expect, test } from 'vitest'
import { manifestOf } from '../../../local/slack/manifest.ts'
import { entrances } from '../../../shared/commands/catalogue.ts'

test('the manifest offers in Slack every command and shortcut that the catalogue answers', () => {
  const { features, settings, oauth_config } = manifestOf('https://example.com')
  const commands = features.slash_commands
  expect(commands.map(({ command }) => command)).toEqual(
    entrances.flatMap(({ command }) => command?.name ?? []),
  )
  expect(commands.length).toBeGreaterThan(3)
  for (const { url, description, usage_hint } of commands) {
    expect(url).toBe('https://example.com/slack')
    // Slack's own limits.
    expect(description.length).toBeLessThanOrEqual(2000)
    expect(usage_hint?.length ?? 0).toBeLessThanOrEqual(1000)
  }
  expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(
    entrances.flatMap(({ name, shortcut }) => (shortcut ? `entrance:${name}` : [])),
  )
  expect(settings.interactivity.request_url).toBe('https://example.com/slack')
  expect(oauth_config.redirect_urls).toEqual([
    'https://example.com/room/signed-in',
    'https://example.com/install/slack/done',
  ])
  expect(settings.token_rotation_enabled).toBe(true)
})
