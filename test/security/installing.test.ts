import { randomBytes } from 'node:crypto'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, describe, expect, it } from 'vitest'
import { staff, WORKSPACE } from '../support/company.ts'
import { type InstallStage, type Otherwise, startInstallStage } from '../support/install-stage.ts'
import { spoken } from '../support/spoken.ts'
import type { Shown } from './browser.ts'

const qian = staff.administrator.user
const HOUR = 3_600_000

let stage: InstallStage
const begin = async (otherwise?: Otherwise) => {
  stage = await startInstallStage(otherwise)
}
afterEach(() => stage.close())

/** Refused with a page of words, nothing kept, and the browser left without its cookie. */
async function refused({ response, text }: Shown, words: string): Promise<void> {
  expect(response.status).toBe(403)
  expect(text).toContain('没有安装')
  expect(text).toContain(words)
  expect(text).not.toMatch(/xox|[\w-]{43}/)
  expect(response.headers.get('cache-control')).toContain('no-store')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(await stage.kept()).toEqual({})
}

describe('nobody installs our app who was not let', () => {
  it('by a key that is guessed, cut short, or missing', async () => {
    await begin()
    const browser = stage.browser()
    for (const key of [randomBytes(32).toString('base64url'), 'kurz', '', '../../room'])
      await refused(
        await browser.go(`/install/slack?key=${encodeURIComponent(key)}`),
        '安装链接无效',
      )
    await refused(await browser.go('/install/slack'), '安装链接无效')
    expect(browser.cookies.size).toBe(0)
  })

  it('by a link that has lapsed, before setting out or on the way', async () => {
    await begin()
    const lapsed = await stage.link()
    const browser = stage.browser()
    const late = await browser.wayBack(qian, await stage.link())
    stage.workspace.forward(HOUR)
    await refused(await stage.browser().go(lapsed), '已过期')
    await refused(await browser.go(late), '已过期')
  })

  it('by a link that was used, or by the same way back again', async () => {
    await begin()
    const link = await stage.link()
    const [one, other] = [stage.browser(), stage.browser()]
    const [back, second] = [await one.wayBack(qian, link), await other.wayBack(qian, link)]
    const cookies = new Map(one.cookies)
    expect((await one.go(back)).response.status).toBe(200)
    const kept = await stage.kept()
    for (const [name, value] of cookies) one.cookies.set(name, value)
    for (const again of [await one.go(back), await other.go(second), await one.go(link)]) {
      expect(again.response.status).toBe(403)
      expect(again.text).toContain('已用过')
    }
    expect(await stage.kept()).toEqual(kept)
  })

  it('twice at once: of two ways back by one link one arrives', async () => {
    await begin()
    const link = await stage.link()
    const [one, other] = [stage.browser(), stage.browser()]
    const [back, second] = [await one.wayBack(qian, link), await other.wayBack(qian, link)]
    const both = await Promise.all([one.go(back), other.go(second)])
    expect(both.map(({ response }) => response.status).sort()).toEqual([200, 403])
  })

  it('with a state that is forged, without the cookie, or with another browser’s', async () => {
    await begin()
    const browser = stage.browser()
    const back = await browser.wayBack(qian, await stage.link())
    const forged = back.replace(/state=[^&]+/, `state=${'0'.repeat(64)}`)
    await refused(await stage.browser().go(back), '不是在这个浏览器里')
    const other = stage.browser()
    await other.wayBack(qian, await stage.link())
    await refused(await other.go(back), '不是在这个浏览器里')
    for (const without of [forged, back.replace(/&?state=[^&]+/, '')]) {
      const kept = new Map(browser.cookies)
      await refused(await browser.go(without), '不是在这个浏览器里')
      for (const [name, value] of kept) browser.cookies.set(name, value)
    }
    browser.forge('install', (way) => ({ ...way, key: randomBytes(32).toString('base64url') }))
    await refused(await browser.go(back), '不是在这个浏览器里')
  })

  it('with a code that Slack did not give', async () => {
    await begin()
    const browser = stage.browser()
    const back = await browser.wayBack(qian, await stage.link())
    await refused(await browser.go(back.replace(/code=[^&]+/, 'code=guessed')), 'Slack 没有承认')
  })

  it('in another workspace than the one that the house belongs to', async () => {
    await begin({ bound: 'T0OTHER001' })
    const browser = stage.browser()
    await refused(await browser.go(await browser.wayBack(qian, await stage.link())), '而这是另一个')
  })

  it('in another workspace than the first one that installed it', async () => {
    await begin()
    await stage.keep({
      SLACK_TEAM_ID: 'T0FIRST001',
      SLACK_BOT_TOKEN: 'xoxb-first',
      SLACK_BOT_USER_ID: 'U1',
      SLACK_BOT_ID: 'B1',
    })
    const before = await stage.kept()
    const browser = stage.browser()
    const shown = await browser.go(await browser.wayBack(qian, await stage.link()))
    expect(shown.text).toContain('而这是另一个')
    expect(await stage.kept()).toEqual(before)
  })

  it('as another app than ours', async () => {
    await begin({ app: 'A0OTHER001' })
    const browser = stage.browser()
    await refused(await browser.go(await browser.wayBack(qian, await stage.link())), '另一个应用')
  })

  it('by any other method or way', async () => {
    await begin()
    const browser = stage.browser()
    const link = await stage.link()
    expect((await browser.go(link, { method: 'POST' })).response.status).toBe(405)
    for (const path of ['/install/lark', '/install/slack/', '/install/slack/done/x'])
      expect((await browser.go(path)).response.status).toBe(404)
  })
})

describe('nothing of an installation is said aloud', () => {
  it('in the log, in a page, or in the table: neither tokens nor links nor codes', async () => {
    await begin()
    const secrets: string[] = []
    const pages: string[] = []
    const log = await spoken(async () => {
      const browser = stage.browser()
      const link = await stage.link()
      const back = await browser.wayBack(qian, link)
      secrets.push(link.slice('/install/slack?key='.length), ...browser.cookies.values())
      secrets.push(...new URL(back, 'http://x').searchParams.values())
      const { Items } = await stage.store.client.send(
        new ScanCommand({ TableName: stage.store.table }),
      )
      expect(JSON.stringify(Items)).toContain('INSTALL#')
      for (const secret of secrets) expect(JSON.stringify(Items)).not.toContain(secret)
      pages.push((await browser.go(back)).text, (await browser.go(back)).text)
      stage.workspace.forward(11 * HOUR)
      await stage.rotation()()
      // And where it breaks: Slack away, the secret gone.
      stage.workspace.fail('oauth.v2.access', 9, 500)
      const failing = stage.browser()
      pages.push((await failing.go(await failing.wayBack(qian, await stage.link()))).text)
      stage.workspace.forward(11 * HOUR)
      await expect(stage.rotation()()).rejects.toThrow()
    })
    const kept = Object.values(await stage.kept()).map(String)
    secrets.push(...kept.filter((value) => value.startsWith('xox')))
    expect(secrets.length).toBeGreaterThan(5)
    expect(log).toContain('"rotation failed"')
    for (const said of [log, ...pages])
      for (const secret of [...secrets, 'xoxe', 'xoxb']) expect(said).not.toContain(secret)
    expect(log).not.toContain(WORKSPACE)
  })
})
