import { expect, it } from 'vitest'
import { scopes } from '../../../bot/slack/app-settings.ts'
import { slackInstalling } from '../../../bot/slack/installing.ts'
import { startBot } from '../../local/slack/trial.ts'
import { MONDAY, WORKSPACE } from '../../support/company.ts'
import { bot } from './stage.ts'

const given = {
  ok: true,
  access_token: 'xoxe.xoxb-given',
  token_type: 'bot',
  app_id: bot.appId,
  bot_user_id: bot.userId,
  scope: scopes.join(),
  team: { id: WORKSPACE, name: '闽海染整' },
  is_enterprise_install: false,
}
const self = { ok: true, bot_id: bot.botId, user_id: bot.userId, team_id: WORKSPACE }

/** What comes of an installation where Slack answers this, and what was kept of it. */
const outcomeOf = async (issued: object, known: object = self) => {
  const slack = await startBot(({ path }) => ({
    headers: { 'content-type': 'application/json' },
    body: path.endsWith('oauth.v2.access') ? issued : known,
  }))
  const kept: object[] = []
  const outcome = await slackInstalling({
    app: bot.appId,
    clientId: bot.clientId,
    clientSecret: bot.clientSecret,
    apiUrl: slack.url.replace(/slack$/, 'api/'),
    team: undefined,
    authorizeUrl: 'https://slack.com/oauth/v2/authorize',
    redirectUri: 'https://example.com/install/slack/done',
    now: () => MONDAY,
    log: () => undefined,
    keep: async (installed) => {
      kept.push(installed)
      return undefined
    },
  }).finish('code')
  await slack.close()
  return { outcome, kept }
}

it.each([
  ['for a whole enterprise', { ...given, is_enterprise_install: true }, 'enterprise'],
  ['for no workspace', { ...given, team: null }, 'enterprise'],
  ['for another app', { ...given, app_id: 'A0OTHER001' }, 'otherApp'],
  ['with rights missing', { ...given, scope: 'chat:write' }, 'scopes'],
  ['for a person and not for the bot', { ...given, token_type: 'user' }, 'code'],
  ['that says nothing', { ok: true }, 'code'],
  ['that is a no', { ok: false, error: 'invalid_code' }, 'code'],
])('an installation %s is not kept', async (_, issued, refused) => {
  expect(await outcomeOf(issued)).toEqual({ outcome: { refused }, kept: [] })
})

it('an installation is not kept where its token does not work, or is another bot’s', async () => {
  for (const known of [
    { ok: false, error: 'invalid_auth' },
    { ...self, user_id: 'U0OTHER001' },
  ])
    expect(await outcomeOf(given, known)).toEqual({ outcome: { refused: 'code' }, kept: [] })
})

it('an installation is kept where all of it fits, without an end if its token has none', async () => {
  const { outcome, kept } = await outcomeOf(given)
  expect(outcome).toEqual({ team: { id: WORKSPACE, name: '闽海染整' } })
  expect(kept).toEqual([
    {
      SLACK_APP_ID: bot.appId,
      SLACK_TEAM_ID: WORKSPACE,
      SLACK_BOT_USER_ID: bot.userId,
      SLACK_BOT_ID: bot.botId,
      SLACK_BOT_TOKEN: 'xoxe.xoxb-given',
    },
  ])
})
