import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { madeFrom } from '../../lambdas/aws/on-lambda.ts'
import { slackFunction } from '../../lambdas/slack.ts'
import { startSecretServer } from '../../local/secrets/server.ts'
import { interaction, requestOf } from '../bot/slack/requests.ts'
import { bot } from '../bot/slack/stage.ts'
import { MONDAY, WORKSPACE } from '../support/company.ts'
import { keepSecret } from '../support/secrets.ts'
import { APP, environment, INSTALLATION, keepBoth } from '../support/slack-secrets.ts'

let server: Awaited<ReturnType<typeof startSecretServer>>
let now: number

beforeEach(async () => {
  process.env['AWS_ACCESS_KEY_ID'] = 'local'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local'
  server = await startSecretServer()
  now = MONDAY
})
afterEach(() => server.close())

const keep = (secret: string, fields: object) => keepSecret(server.endpoint, secret, fields)
const told = () => ({ ...environment, AWS_REGION: 'local', SECRETS_ENDPOINT: server.endpoint })

describe('Slack’s door, before and after', () => {
  const challenge = JSON.stringify({ type: 'url_verification', challenge: '三千' })
  const closed = interaction({
    type: 'view_closed',
    team: { id: WORKSPACE },
    user: { id: 'U0LIN', team_id: WORKSPACE },
    view: { id: 'V1', callback_id: 'form:visit.report', team_id: WORKSPACE },
  })
  const door = () => madeFrom(slackFunction, told(), () => now)
  const json = { contentType: 'application/json' }

  it('an installation: its address can be checked, and nobody is ours until there is one', async () => {
    await keep('anjuan/slack', APP)
    const run = door()
    const checked = await run(requestOf(challenge, bot.signingSecret, now, json))
    expect(checked).toMatchObject({ statusCode: 200, body: '{"challenge":"三千"}' })
    const early = await run(requestOf(closed, bot.signingSecret, now))
    expect(early).toMatchObject({ statusCode: 401 })
    await keep('anjuan/slack-installation', INSTALLATION)
    now += 10_000
    const heard = await run(requestOf(closed, bot.signingSecret, now))
    expect(heard).toMatchObject({ statusCode: 200 })
  })

  it('a new signing secret: the first delivery that it signs is let in', async () => {
    await keepBoth(server.endpoint)
    const run = door()
    const old = requestOf(challenge, bot.signingSecret, now, json)
    expect(await run(old)).toMatchObject({ statusCode: 200 })
    await keep('anjuan/slack', { ...APP, SLACK_SIGNING_SECRET: '新的签名密钥' })
    now += 10_000
    const renewed = requestOf(challenge, '新的签名密钥', now, json)
    expect(await run(renewed)).toMatchObject({ statusCode: 200 })
    expect(await run(requestOf(challenge, bot.signingSecret, now, json))).toMatchObject({
      statusCode: 401,
    })
  })
})
