import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { appSettingsOf, menuOf } from '../../../bot/lark/app-settings.ts'
import { EVENTS } from '../../../bot/lark/heard.ts'
import { entrances } from '../../../shared/commands/catalogue.ts'
import type { Entrance } from '../../../shared/commands/entrance.ts'

const entrance = (name: string): Entrance => ({
  name,
  command: { name: `/${name}`, hint: '', says: { zh: '记一笔', en: 'take a note' } },
  start: () => ({ step: 'refused', refusal: { code: 'person.unknown' } }),
})

describe('what is set for the app in Lark', () => {
  it('offers in the menu every way in that has a word of its own, by its own name', () => {
    const { menu } = appSettingsOf('https://example.com', entrances)
    const keys = menu.map(({ event_key }) => event_key)
    const commands = entrances.filter(({ command }) => command).map(({ name }) => name)
    expect(keys).toEqual(expect.arrayContaining(commands))
    expect(keys.every((key) => entrances.some(({ name }) => name === key))).toBe(true)
    expect(menu).toContainEqual({
      name: { zh_cn: '拜访', en_us: 'Visit' },
      action: 'push event',
      event_key: 'visit',
    })
  })

  it('listens to what our door can hear, at our door, and leads back to the reading room', () => {
    const settings = appSettingsOf('https://example.com', entrances)
    expect(settings.events).toEqual({
      request_url: 'https://example.com/lark',
      encrypted: true,
      subscribed: Object.values(EVENTS),
    })
    expect(settings.callbacks.subscribed).toEqual(['card.action.trigger'])
    expect(settings.redirect_urls).toEqual(['https://example.com/room/signed-in'])
    expect(new Set(settings.scopes.tenant).size).toBe(settings.scopes.tenant.length)
  })

  it('has no more than Lark’s menu has places for', () => {
    const many = Array.from({ length: 51 }, (_, at) => entrance(`way${at}`))
    expect(menuOf(many.slice(1))).toHaveLength(50)
    expect(() => menuOf(many)).toThrow('fifty')
    expect(() => menuOf([entrance('w'.repeat(31))])).toThrow('too long')
  })

  it('is printed for an address, as is the manifest of Slack', async () => {
    const printed = async (...words: string[]) => {
      const node = ['--import', 'tsx', 'local/manifest.ts', ...words]
      const { stdout } = await promisify(execFile)(process.execPath, node)
      return JSON.parse(stdout)
    }
    expect(await printed('lark', 'https://example.com')).toEqual(
      JSON.parse(JSON.stringify(appSettingsOf('https://example.com', entrances))),
    )
    expect(await printed('https://example.com')).toHaveProperty('display_information')
    await expect(printed('teams', 'https://example.com')).rejects.toThrow('npm run')
  })
})
