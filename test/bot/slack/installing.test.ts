import { afterEach, describe, expect, it } from 'vitest'
import { scopes } from '../../../bot/slack/app-settings.ts'
import { staff, WORKSPACE } from '../../support/company.ts'
import {
  type InstallStage,
  type Otherwise,
  startInstallStage,
} from '../../support/install-stage.ts'
import { bot, SALES } from './stage.ts'

const qian = staff.administrator.user
const HOUR = 3_600_000

let stage: InstallStage
const begin = async (otherwise?: Otherwise) => {
  stage = await startInstallStage(otherwise)
}
afterEach(() => stage.close())

const said = () => stage.workspace.messages(SALES).map(({ text }) => text)
const install = async (headers: Record<string, string> = {}) => {
  const browser = stage.browser()
  return browser.go(await browser.wayBack(qian, await stage.link()), { headers })
}

describe('installing our app in one workspace', () => {
  it('goes from a link over Slack’s consent to a bot that answers by its new token', async () => {
    await begin()
    await expect(stage.speak('太早')).rejects.toThrow('Slack')
    const browser = stage.browser()
    const link = await stage.link()
    const { response } = await browser.go(link)
    const asked = new URL(response.headers.get('location') ?? '')
    expect(asked.searchParams.get('scope')?.split(',')).toEqual(scopes)
    expect(asked.searchParams.get('redirect_uri')).toBe(`${stage.gateway.url}/install/slack/done`)
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-.*Secure; HttpOnly; SameSite=Lax/)

    const done = await browser.go(await browser.wayBack(qian, link))
    expect(done.response.status).toBe(200)
    expect(done.text).toContain(`案卷已安装到 闽海染整（${WORKSPACE}）`)
    expect(browser.cookies.size).toBe(0)
    expect(await stage.kept()).toMatchObject({
      SLACK_APP_ID: bot.appId,
      SLACK_TEAM_ID: WORKSPACE,
      SLACK_BOT_USER_ID: bot.userId,
      SLACK_BOT_ID: bot.botId,
      SLACK_BOT_TOKEN: expect.stringMatching(/^xoxe\.xoxb-/),
      SLACK_REFRESH_TOKEN: expect.stringMatching(/^xoxe-/),
      SLACK_BOT_TOKEN_UNTIL: stage.now() + 12 * HOUR,
    })
    stage.workspace.forward(10_000)
    await stage.speak('大家好，我是案卷')
    expect(said()).toEqual(['大家好，我是案卷'])
    await stage.workspace.act({
      as: qian,
      do: 'command',
      channel: SALES,
      command: '/anjuan',
      text: '',
    })
    expect(stage.workspace.state(qian).messages.some(({ user }) => user === bot.userId)).toBe(true)
  })

  it('is told in the language of the browser', async () => {
    await begin()
    const { text } = await install({ 'accept-language': 'en-GB' })
    expect(text).toContain('Anjuan is installed in 闽海染整 (T0')
  })

  it('comes to nothing where consent is denied, and the link is good for another try', async () => {
    await begin()
    const browser = stage.browser()
    const link = await stage.link()
    const denied = await browser.go(await browser.wayBack(qian, link, 'cancel'))
    expect(denied.response.status).toBe(403)
    expect(denied.text).toContain('没有得到同意')
    expect(await stage.kept()).toEqual({})
    const done = await browser.go(await browser.wayBack(qian, link))
    expect(done.response.status).toBe(200)
  })

  it('is done anew in the same workspace, and the new token is the one that stands', async () => {
    await begin({ bound: WORKSPACE })
    await install()
    const { SLACK_BOT_TOKEN: first } = await stage.kept()
    const { response } = await install()
    expect(response.status).toBe(200)
    expect((await stage.kept())['SLACK_BOT_TOKEN']).not.toBe(first)
  })

  it('is refused with rights missing, and says so', async () => {
    await begin()
    const browser = stage.browser()
    const { response } = await browser.go(await stage.link())
    const asked = new URL(response.headers.get('location') ?? '')
    asked.searchParams.set('scope', scopes.slice(1).join(','))
    const { text } = await browser.go(await browser.decide(qian, asked.href))
    expect(text).toContain('权限不全')
    expect(await stage.kept()).toEqual({})
  })
})

describe('the token of an installation', () => {
  it('is refreshed before it ends: the bot goes on, and the old token dies', async () => {
    await begin()
    await install()
    const { SLACK_BOT_TOKEN: first, SLACK_REFRESH_TOKEN: used } = await stage.kept()
    stage.workspace.forward(9 * HOUR)
    await stage.rotation()()
    expect((await stage.kept())['SLACK_BOT_TOKEN']).toBe(first)
    stage.workspace.forward(1.5 * HOUR)
    await stage.speak('换令牌之前')
    await stage.rotation()()
    const next = await stage.kept()
    expect(next['SLACK_BOT_TOKEN']).not.toBe(first)
    expect(next['SLACK_REFRESH_TOKEN']).not.toBe(used)
    // Whoever still has the old one is not cut off; within five minutes everybody has the new one.
    await stage.speak('换令牌之后')
    stage.workspace.forward(5 * HOUR)
    await stage.speak('旧令牌已失效')
    expect(said()).toEqual(['换令牌之前', '换令牌之后', '旧令牌已失效'])
    await stage.keep({ ...next, SLACK_BOT_TOKEN: first })
    stage.workspace.forward(HOUR / 10)
    await expect(stage.speak('用旧令牌')).rejects.toThrow('token_expired')
  })

  it('that has no end is left as it is', async () => {
    await begin()
    const lasting = {
      SLACK_TEAM_ID: WORKSPACE,
      SLACK_BOT_TOKEN: bot.token,
      SLACK_BOT_USER_ID: bot.userId,
      SLACK_BOT_ID: bot.botId,
    }
    await stage.keep(lasting)
    stage.workspace.forward(1000 * HOUR)
    await stage.rotation()()
    expect(await stage.kept()).toEqual(lasting)
  })
})
