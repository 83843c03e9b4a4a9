import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { madeFrom } from '../../lambdas/aws/on-lambda.ts'
import { type SecretStore, secretStore } from '../../lambdas/aws/secret-store.ts'
import type { Settings } from '../../lambdas/aws/settings.ts'
import { shelvesFunction } from '../../lambdas/shelves.ts'
import { startSecretServer } from '../../local/secrets/server.ts'
import { bot } from '../bot/slack/stage.ts'
import { MONDAY } from '../support/company.ts'
import { keepSecret } from '../support/secrets.ts'
import { APP, environment, INSTALLATION, keepBoth } from '../support/slack-secrets.ts'
import { spoken } from '../support/spoken.ts'

const MINUTE = 60_000

let server: Awaited<ReturnType<typeof startSecretServer>>
let now: number
let reads: number
let away: boolean
/** What the function was made from, each time it was. */
let made: Settings[]
beforeEach(async () => {
  process.env['AWS_ACCESS_KEY_ID'] = 'local'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local'
  server = await startSecretServer()
  now = MONDAY
  reads = 0
  away = false
  made = []
})
afterEach(() => server.close())

const keep = (secret: string, fields: object) => keepSecret(server.endpoint, secret, fields)
/** The real client on the real protocol, counted. */
const open = (): SecretStore => {
  const region = 'local'
  const there = secretStore({ region, endpoint: server.endpoint })
  const gone = secretStore({ region, endpoint: 'http://127.0.0.1:1' })
  return {
    ...there,
    read: (secret) => {
      reads += 1
      return (away ? gone : there).read(secret)
    },
  }
}

/** A function that answers with the bot token that it knows, or as it is told to. */
const start = (answer: (settings: Settings) => object = tokenOf, more: object = {}) =>
  madeFrom(
    (settings) => {
      made.push(settings)
      return async () => answer(settings)
    },
    { ...environment, ...more },
    () => now,
    open,
  )
const tokenOf = (settings: Settings) => ({ token: settings.SLACK_BOT_TOKEN })

describe('a function whose environment names its secrets', () => {
  it('begins to read them while it loads, and is made once of what they hold', async () => {
    await keepBoth(server.endpoint)
    const run = start()
    expect(reads).toBe(2)
    expect(await run()).toEqual({ token: bot.token })
    expect(await run()).toEqual({ token: bot.token })
    expect(reads).toBe(2)
    expect(made).toMatchObject([{ ...APP, ...INSTALLATION }])
  })

  it('takes up a new token after five minutes, and is made anew only where something changed', async () => {
    await keepBoth(server.endpoint)
    const run = start()
    await run()
    await keep('anjuan/slack-installation', { ...INSTALLATION, SLACK_BOT_TOKEN: 'xoxe.xoxb-neu' })
    now += 5 * MINUTE - 1
    expect(await run()).toEqual({ token: bot.token })
    now += 1
    expect(await run()).toEqual({ token: 'xoxe.xoxb-neu' })
    now += 5 * MINUTE
    await run()
    expect(reads).toBe(6)
    expect(made).toHaveLength(2)
  })

  it('reads again when the clock was put back: nothing is young for longer by that', async () => {
    await keepBoth(server.endpoint)
    const run = start()
    await run()
    await keep('anjuan/slack-installation', { ...INSTALLATION, SLACK_BOT_TOKEN: 'xoxe.xoxb-neu' })
    now -= 60 * MINUTE
    expect(await run()).toEqual({ token: 'xoxe.xoxb-neu' })
  })

  it('goes on with the last good ones while Secrets Manager is away, or holds nonsense', async () => {
    await keepBoth(server.endpoint)
    const run = start()
    await run()
    away = true
    now += 5 * MINUTE
    const log = await spoken(async () => expect(await run()).toEqual({ token: bot.token }))
    expect(log).toContain('a secret is away')
    away = false
    await keep('anjuan/slack', { ...APP, SLACK_CLIENT_SECRET: '' })
    now += 5 * MINUTE
    const nonsense = await spoken(async () => expect(await run()).toEqual({ token: bot.token }))
    expect(nonsense).toContain('SLACK_CLIENT_SECRET')
    expect(made).toHaveLength(1)
    expect(log + nonsense).not.toContain(bot.token)
    expect(log + nonsense).not.toContain(bot.signingSecret)
  })

  it('does not start without them, says which one is missing and nothing of the others, and tries again', async () => {
    await keep('anjuan/slack-installation', INSTALLATION)
    const run = start()
    await expect(run()).rejects.toThrow('anjuan/slack')
    await keep('anjuan/slack', { ...APP, SLACK_SIGNING_SECRET: 7 })
    now += 10_000
    await expect(run()).rejects.toThrow(/^the secret anjuan\/slack .*: SLACK_SIGNING_SECRET/)
    await keep('anjuan/slack', APP)
    now += 10_000
    expect(await run()).toEqual({ token: bot.token })
  })

  it('that were never there are looked for once in ten seconds at most, however often it is called', async () => {
    await keep('anjuan/slack-installation', INSTALLATION)
    const run = start()
    for (let knock = 0; knock < 20; knock++) await expect(run()).rejects.toThrow('anjuan/slack')
    expect(reads).toBe(2)
    now += 10_000
    await Promise.all([expect(run()).rejects.toThrow(), expect(run()).rejects.toThrow()])
    expect(reads).toBe(4)
    now -= 60 * MINUTE
    await expect(run()).rejects.toThrow('anjuan/slack')
    expect(reads).toBe(6)
    await keepBoth(server.endpoint)
    now += 10_000
    expect(await run()).toEqual({ token: bot.token })
  })

  it('hears of a secret nothing but the fields of its chat', async () => {
    await keep('anjuan/slack', { ...APP, TABLE: 'anderswo', LARK_APP_ID: 'cli_1' })
    await keep('anjuan/slack-installation', { ...INSTALLATION, SLACK_SIGNING_SECRET: '别人的' })
    await start()()
    expect(made).toMatchObject([{ ...APP, TABLE: 'anjuan', LARK_APP_ID: '' }])
  })

  it('knows no installation in another workspace than the one that the app’s own secret names', async () => {
    await keep('anjuan/slack', { ...APP, SLACK_TEAM_ID: 'T0OTHER001' })
    await keep('anjuan/slack-installation', INSTALLATION)
    await start()()
    expect(made).toMatchObject([{ SLACK_TEAM_ID: 'T0OTHER001', SLACK_BOT_TOKEN: '' }])
  })

  it('knows no installation of another app than the one that the app’s own secret names', async () => {
    await keep('anjuan/slack', APP)
    await keep('anjuan/slack-installation', { ...INSTALLATION, SLACK_APP_ID: 'A0OTHER001' })
    await start()()
    expect(made).toMatchObject([{ SLACK_APP_ID: bot.appId, SLACK_BOT_TOKEN: '' }])
  })

  it('that only calls Slack is made of the installation alone', async () => {
    await keepBoth(server.endpoint)
    const run = start(tokenOf, { SLACK_SECRET: undefined })
    expect(await run()).toEqual({ token: bot.token })
    expect(made).toMatchObject([
      { ...INSTALLATION, SLACK_SIGNING_SECRET: '', SLACK_CLIENT_SECRET: '' },
    ])
  })

  it('hears of Lark’s door only where the secret of the door is named, and from no other', async () => {
    const app = {
      LARK_APP_ID: 'cli_1',
      LARK_APP_SECRET: '应用密钥',
      LARK_TENANT_KEY: 't1',
      LARK_BOT_OPEN_ID: 'ou_1',
    }
    const door = { LARK_VERIFICATION_TOKEN: '校验令牌', LARK_ENCRYPT_KEY: '加密密钥' }
    await keep('anjuan/lark', { ...app, ...door })
    await keep('anjuan/lark-door', door)
    const none = { SLACK_SECRET: undefined, SLACK_INSTALLATION_SECRET: undefined }
    const calling = { ...none, LARK_SECRET: 'anjuan/lark' }
    await start(tokenOf, calling)()
    await start(tokenOf, { ...calling, LARK_DOOR_SECRET: 'anjuan/lark-door' })()
    expect(made).toMatchObject([
      { ...app, LARK_VERIFICATION_TOKEN: '', LARK_ENCRYPT_KEY: '' },
      { ...app, ...door },
    ])
  })

  it('reads again at once, but once in ten seconds at most, when a delivery does not verify', async () => {
    await keepBoth(server.endpoint)
    const run = start(() => ({ statusCode: 401 }))
    await run()
    expect(reads).toBe(2)
    now += 10_000
    for (let forged = 0; forged < 20; forged++) await run()
    expect(reads).toBe(4)
    expect(made).toHaveLength(1)
  })

  it('reads again when a batch could not be done whole, and leaves the repetition to the queue', async () => {
    await keepBoth(server.endpoint)
    let runs = 0
    const failed = () => {
      runs += 1
      return { batchItemFailures: [{ itemIdentifier: '1' }] }
    }
    const run = start(failed)
    await run()
    await keep('anjuan/slack-installation', { ...INSTALLATION, SLACK_BOT_TOKEN: 'xoxe.xoxb-neu' })
    now += 10_000
    await run()
    expect(runs).toBe(2)
    expect(made.map(tokenOf)).toEqual([{ token: bot.token }, { token: 'xoxe.xoxb-neu' }])
  })

  it('that needs no chat starts without any', async () => {
    const run = madeFrom(
      shelvesFunction,
      { READING_ROOM_URL: environment.READING_ROOM_URL },
      () => now,
    )
    expect(await run({ Records: [] })).toEqual({ batchItemFailures: [] })
  })
})
