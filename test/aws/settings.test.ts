import { describe, expect, it } from 'vitest'
import { Settings } from '../../lambdas/aws/settings.ts'
import {
  installationsOf,
  installed,
  larkInstallationOf,
  slackInstallationOf,
} from '../../lambdas/chats/installations.ts'
import { messengersOf } from '../../lambdas/chats/messengers.ts'
import { signInsOf } from '../../lambdas/chats/sign-ins.ts'
import { larkFunction } from '../../lambdas/lark.ts'
import { slackFunction } from '../../lambdas/slack.ts'

const room = { READING_ROOM_URL: 'https://archive.example.com/room/' }
const slack = {
  SLACK_SIGNING_SECRET: 'old,new',
  SLACK_BOT_TOKEN: 'xoxb',
  SLACK_TEAM_ID: 'T1',
  SLACK_APP_ID: 'A1',
  SLACK_BOT_USER_ID: 'U1',
  SLACK_BOT_ID: 'B1',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's',
}
const lark = {
  LARK_APP_ID: 'cli_1',
  LARK_APP_SECRET: 's',
  LARK_TENANT_KEY: 't1',
  LARK_BOT_OPEN_ID: 'ou_1',
  LARK_VERIFICATION_TOKEN: 'v',
  LARK_ENCRYPT_KEY: 'old,new',
}

/** What the settings are refused for. */
const faultsOf = (environment: Record<string, string>): string =>
  Settings.safeParse(environment)
    .error?.issues.map(({ path, message }) => [...path, message].join(' '))
    .join('; ') ?? ''

describe('the settings', () => {
  it('name the chats that the house is in: Slack, Lark, or both', () => {
    const both = Settings.parse({ ...room, ...slack, ...lark })
    expect(slackInstallationOf(both)).toMatchObject({ team: 'T1', signingSecrets: ['old', 'new'] })
    expect(larkInstallationOf(both)).toMatchObject({
      tenantKey: 't1',
      encryptKeys: ['old', 'new'],
      domain: 'https://open.feishu.cn',
    })
    expect(larkInstallationOf(Settings.parse({ ...room, ...slack }))).toBeUndefined()
    expect(slackInstallationOf(Settings.parse({ ...room, ...lark }))).toBeUndefined()
  })

  it('are refused when half of a chat is missing, by the names of what is', () => {
    const { SLACK_SIGNING_SECRET: _door, ...noDoor } = slack
    for (const name of Object.keys({ ...noDoor, ...lark })) {
      expect(faultsOf({ ...room, ...slack, ...lark, [name]: '' })).toBe(`missing: ${name}`)
    }
    const { LARK_APP_SECRET: _, LARK_ENCRYPT_KEY: __, ...half } = lark
    expect(faultsOf({ ...room, ...slack, ...half })).toBe(
      'missing: LARK_APP_SECRET, LARK_ENCRYPT_KEY',
    )
  })

  it('of one who only calls the chats name nothing that opens a door or signs anybody in', () => {
    const { SLACK_SIGNING_SECRET: _, SLACK_CLIENT_ID: __, SLACK_CLIENT_SECRET: ___, ...bot } = slack
    const { LARK_VERIFICATION_TOKEN: ____, LARK_ENCRYPT_KEY: _____, ...app } = lark
    const calling = Settings.parse({ ...room, ...bot, ...app })
    expect(installationsOf(calling)).toMatchObject({
      slack: { botToken: 'xoxb', signingSecrets: [] },
      lark: { appSecret: 's', encryptKeys: [] },
    })
    expect(() => slackFunction(calling, Date.now)).toThrow('SLACK_SIGNING_SECRET')
    expect(() => larkFunction(calling, Date.now)).toThrow('LARK_ENCRYPT_KEY')
    expect(() => signInsOf(calling, Date.now)).toThrow('our client in Slack')
    const { LARK_TENANT_KEY: ______, ...half } = lark
    expect(faultsOf({ ...room, ...half })).toBe('missing: LARK_TENANT_KEY')
    const { LARK_VERIFICATION_TOKEN, LARK_ENCRYPT_KEY } = lark
    expect(faultsOf({ ...room, LARK_VERIFICATION_TOKEN, LARK_ENCRYPT_KEY })).toBe(
      `missing: ${Object.keys(app).join(', ')}`,
    )
  })

  it('may name no chat: what talks to nobody starts, and what talks does not', () => {
    const none = Settings.parse(room)
    expect(() => installationsOf(none)).toThrow('no chat')
    expect(() => messengersOf(none, () => undefined, Date.now)).toThrow('no chat')
    expect(installationsOf(Settings.parse({ ...room, ...lark }))).toHaveProperty('lark')
  })

  it('may name an app in Slack that no workspace has installed yet', () => {
    const { SLACK_BOT_TOKEN: _, SLACK_BOT_USER_ID: __, SLACK_BOT_ID: ___, ...app } = slack
    const { SLACK_TEAM_ID: ____, ...anywhere } = app
    for (const each of [app, anywhere]) {
      expect(slackInstallationOf(Settings.parse({ ...room, ...each }))).toBeUndefined()
      const { SLACK_CLIENT_SECRET: gone, ...half } = each
      expect(faultsOf({ ...room, ...half })).toBe('missing: SLACK_CLIENT_SECRET')
    }
  })

  it('are refused together with everything else that is wrong', () => {
    const faults = faultsOf({ ...lark, LARK_APP_ID: '', LARK_DOMAIN: 'open.feishu.cn' })
    for (const name of ['READING_ROOM_URL', 'LARK_DOMAIN', 'missing: LARK_APP_ID']) {
      expect(faults).toContain(name)
    }
  })

  it('of a chat that a function cannot do without are asked for by its name', () => {
    const onlySlack = Settings.parse({ ...room, ...slack })
    expect(() => installed(larkInstallationOf(onlySlack), 'Lark')).toThrow('Lark')
  })
})
