import { randomBytes } from 'node:crypto'
import { commandsOf, shortcutsOf } from '../slack/offered.ts'
import { startWorkspace, type Workspace } from '../slack/workspace.ts'
import { type CompanyPerson, channels, people, sharedChannel, team } from './people.ts'

/** What both chats of the trial company need to start. */
export interface Premises {
  /** Where the chat is kept. */
  directory: string
  port: number
  /** Where the bot and the reading room are reached. */
  gateway: string
  answerWithin?: number | undefined
  /** Where the other chat's page is served. */
  beside?: (() => string) | undefined
  /** People beyond those of the trial company, who are in all its channels. */
  colleagues?: readonly CompanyPerson[] | undefined
}

/** A chat of the trial company, running, with what the functions have to be told of it. */
export interface Started<Chat> {
  workspace: Chat
  settings: Record<string, string>
}

/** The trial company's Slack workspace, with our app installed. */
export async function companyInSlack(premises: Premises): Promise<Started<Workspace>> {
  const { directory, port, gateway, answerWithin, beside, colleagues = [] } = premises
  const app = { userId: 'U0ANJUAN', botId: 'B0ANJUAN', appId: 'A0ANJUAN', clientId: 'local.anjuan' }
  const secrets = {
    signingSecret: randomBytes(16).toString('hex'),
    token: `xoxb-local-${randomBytes(16).toString('hex')}`,
    clientSecret: randomBytes(16).toString('hex'),
  }
  const workspace = await startWorkspace({
    directory,
    port,
    team,
    people: [...people, ...colleagues].map(({ user, name, title, locale }) => ({
      id: user,
      name,
      title,
      locale,
    })),
    bot: { ...app, ...secrets, name: '案卷', redirectUrls: [`${gateway}/room/signed-in`] },
    channels: [...channels, sharedChannel].map((channel) => ({
      ...channel,
      members: [...channel.members, app.userId, ...colleagues.map(({ user }) => user)],
    })),
    commands: commandsOf(),
    shortcuts: shortcutsOf(),
    botUrl: `${gateway}/slack`,
    // Who gives the bot more time to answer gives it as much to open a form.
    ...(answerWithin ? { answerWithin, triggerLives: answerWithin } : {}),
    ...(beside ? { beside } : {}),
  })
  return {
    workspace,
    settings: {
      SLACK_SIGNING_SECRET: secrets.signingSecret,
      SLACK_BOT_TOKEN: secrets.token,
      SLACK_TEAM_ID: team.id,
      SLACK_APP_ID: app.appId,
      SLACK_BOT_USER_ID: app.userId,
      SLACK_BOT_ID: app.botId,
      SLACK_CLIENT_ID: app.clientId,
      SLACK_CLIENT_SECRET: secrets.clientSecret,
      SLACK_API_URL: workspace.apiUrl,
      SLACK_SIGN_IN_URL: `${workspace.url}/openid/connect/authorize`,
    },
  }
}
