import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SecretStore } from '../../lambdas/aws/secret-store.ts'
import { SecretUnreachable } from '../../lambdas/aws/secret-store.ts'
import { slackRotation } from '../../lambdas/chats/slack-rotation.ts'
import { bot } from '../bot/slack/stage.ts'
import { staff } from '../support/company.ts'
import { type InstallStage, startInstallStage } from '../support/install-stage.ts'
import { spoken } from '../support/spoken.ts'

const HOUR = 3_600_000

let stage: InstallStage
beforeEach(async () => {
  stage = await startInstallStage()
  const browser = stage.browser()
  await browser.go(await browser.wayBack(staff.administrator.user, await stage.link()))
  stage.workspace.forward(10.5 * HOUR)
})
afterEach(() => stage.close())

let runs = 0
/** A sandbox of its own; what it meets at Secrets Manager can be told. */
const sandbox = (store: SecretStore = stage.vault, log: string[] = []) =>
  slackRotation({
    store,
    secret: stage.secret,
    app: {
      app: bot.appId,
      clientId: bot.clientId,
      clientSecret: bot.clientSecret,
      apiUrl: stage.workspace.apiUrl,
    },
    now: stage.now,
    log: (what) => void log.push(what),
    me: `run ${runs++}`,
    pause: async () => undefined,
  })

/** A store that cannot keep what was refreshed so many times; claims go through. */
const failing = (times: number): SecretStore => ({
  ...stage.vault,
  put: async (secret, version, stages) => {
    if (stages === undefined && times-- > 0) throw new SecretUnreachable(secret, 'away')
    return stage.vault.put(secret, version, stages)
  },
})

const token = async () => (await stage.kept())['SLACK_BOT_TOKEN']
const worksLater = async () => {
  stage.workspace.forward(2 * HOUR)
  await stage.speak('轮换之后')
}

describe('the rotation of the bot’s token', () => {
  it('run twice at once refreshes once, and the token that stands works', async () => {
    const outcomes = await Promise.all([sandbox()(), sandbox()(), sandbox()()])
    expect(outcomes.sort()).toEqual(['rotated', 'under way', 'under way'])
    await worksLater()
    expect(await sandbox()()).toBe('nothing to do')
  })

  it('keeps what was refreshed through a Secrets Manager that fails for a while', async () => {
    const before = await token()
    expect(await sandbox(failing(4))()).toBe('rotated')
    expect(await token()).not.toBe(before)
    await worksLater()
  })

  it('holds what it could not keep, and keeps it when it is run again', async () => {
    const rotate = sandbox(failing(5))
    await expect(rotate()).rejects.toThrow('anjuan/slack-installation')
    // By now Slack gives nothing more for the token that was used up.
    stage.workspace.forward(HOUR / 12)
    expect(await rotate()).toBe('rotated')
    await worksLater()
  })

  it('does not use up the refresh token where it cannot write at all', async () => {
    const readOnly: SecretStore = {
      ...stage.vault,
      put: async (secret) => {
        throw new SecretUnreachable(secret, 'AccessDeniedException')
      },
    }
    await expect(sandbox(readOnly)()).rejects.toThrow('AccessDeniedException')
    // Whoever may write goes on where it stopped.
    expect(await sandbox()()).toBe('rotated')
    await worksLater()
  })

  it('that broke off before it asked Slack is made up for by a later run', async () => {
    stage.workspace.fail('oauth.v2.access', 9, 500)
    await expect(sandbox()()).rejects.toThrow()
    stage.workspace.fail('oauth.v2.access', 0, 500)
    expect(await sandbox()()).toBe('under way')
    stage.workspace.forward(HOUR)
    expect(await sandbox()()).toBe('rotated')
    await worksLater()
  })

  it('that lost what Slack gave it says so, while the old token still works', async () => {
    await expect(sandbox(failing(99))()).rejects.toThrow()
    stage.workspace.forward(HOUR)
    const log = await spoken(async () => {
      await expect(stage.rotation()()).rejects.toThrow('invalid_refresh_token')
    })
    expect(log).toMatch(/"rotation failed".*invalid_refresh_token/)
    await stage.speak('旧令牌还有半小时')
    // A person installs it anew, and all is well.
    const browser = stage.browser()
    await browser.go(await browser.wayBack(staff.administrator.user, await stage.link()))
    await worksLater()
  })

  it('that an installation has overtaken leaves the later token alone', async () => {
    const overtaken: SecretStore = {
      ...stage.vault,
      put: async (secret, version, stages) => {
        if (stages === undefined) {
          const browser = stage.browser()
          await browser.go(await browser.wayBack(staff.administrator.user, await stage.link()))
        }
        return stage.vault.put(secret, version, stages)
      },
    }
    const before = await token()
    expect(await sandbox(overtaken)()).toBe('overtaken')
    expect(await token()).not.toBe(before)
    await worksLater()
  })
})
