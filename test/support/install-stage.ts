import { randomBytes } from 'node:crypto'
import { clientOf } from '../../bot/slack/client.ts'
import { sha256 } from '../../lambdas/aws/chain.ts'
import { kernelOn } from '../../lambdas/aws/house.ts'
import type { HttpFunction } from '../../lambdas/aws/http.ts'
import { tableInstallLinks } from '../../lambdas/aws/install-links.ts'
import { madeFrom } from '../../lambdas/aws/on-lambda.ts'
import { secretStore } from '../../lambdas/aws/secret-store.ts'
import { installed, slackInstallationOf } from '../../lambdas/chats/installations.ts'
import { installFunction } from '../../lambdas/install.ts'
import { rotateFunction } from '../../lambdas/rotate.ts'
import { slackFunction } from '../../lambdas/slack.ts'
import { startGateway } from '../../local/gateway.ts'
import { startSecretServer } from '../../local/secrets/server.ts'
import { commandsOf } from '../../local/slack/offered.ts'
import { startWorkspace } from '../../local/slack/workspace.ts'
import { bot, SALES } from '../bot/slack/stage.ts'
import { Browser } from '../security/browser.ts'
import { foundCompanyIn, MONDAY, staff, WORKSPACE } from './company.ts'
import { keepSecret } from './secrets.ts'
import { startStore } from './store.ts'

const SECRET = 'anjuan/slack-installation'

/** What is different about Slack, or about what the house was told of it. */
export interface Otherwise {
  /** The workspace that the app's own secret names. */
  bound?: string
  /** The app that the secret names. */
  app?: string
}

/** The functions around an installation, however they are run. */
export interface InstallFunctions {
  slack: HttpFunction
  install: HttpFunction
  /** One that rotates, in a sandbox of its own. */
  rotation(): () => Promise<unknown>
  close(): Promise<void>
}

const fromSource = async (
  environment: NodeJS.ProcessEnv,
  now: () => number,
): Promise<InstallFunctions> => ({
  slack: madeFrom(slackFunction, environment, now),
  install: madeFrom(installFunction, environment, now),
  rotation: () => madeFrom(rotateFunction, environment, now),
  close: async () => undefined,
})

/** An app in Slack that nobody has installed: its functions with their secrets in a real secret server, all over HTTP. */
export async function startInstallStage(otherwise: Otherwise = {}, make = fromSource) {
  process.env['AWS_ACCESS_KEY_ID'] = 'local'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local'
  const store = await startStore({ inMemory: true })
  const secrets = await startSecretServer()
  await foundCompanyIn(kernelOn(store.client, store.table, 'http://127.0.0.1/room/'))
  const gateway = await startGateway({ functionFor: (path) => doors(path) })
  const people = Object.values(staff)
  const members = [...people.map(({ user }) => user), bot.userId]
  const workspace = await startWorkspace({
    team: { id: WORKSPACE, name: '闽海染整' },
    people: people.map(({ user, name }) => ({ id: user, name, title: '', locale: 'zh-CN' })),
    bot: { ...bot, rotates: true, redirectUrls: [`${gateway.url}/install/slack/done`] },
    channels: [{ id: SALES, name: '销售', kind: 'channel', members }],
    commands: commandsOf(),
    shortcuts: [],
    botUrl: `${gateway.url}/slack`,
    answerWithin: 20_000,
    now: () => MONDAY,
  })
  const now = () => workspace.now()
  await keepSecret(secrets.endpoint, 'anjuan/slack', {
    SLACK_APP_ID: otherwise.app ?? bot.appId,
    SLACK_SIGNING_SECRET: bot.signingSecret,
    SLACK_CLIENT_ID: bot.clientId,
    SLACK_CLIENT_SECRET: bot.clientSecret,
    ...(otherwise.bound ? { SLACK_TEAM_ID: otherwise.bound } : {}),
  })
  await keepSecret(secrets.endpoint, SECRET, {})
  const environment = {
    AWS_REGION: 'us-east-1',
    DYNAMODB_ENDPOINT: store.endpoint,
    TABLE: store.table,
    SECRETS_ENDPOINT: secrets.endpoint,
    SLACK_SECRET: 'anjuan/slack',
    SLACK_INSTALLATION_SECRET: SECRET,
    SLACK_API_URL: workspace.apiUrl,
    SLACK_INSTALL_URL: `${workspace.url}/oauth/v2/authorize`,
    READING_ROOM_URL: `${gateway.url}/room/`,
  }
  const functions = await make(environment, now)
  const speaker = madeFrom(
    (settings) => {
      const client = clientOf(installed(slackInstallationOf(settings), 'Slack'), () => undefined)
      return (text: string) => client.chat.postMessage({ channel: SALES, text })
    },
    environment,
    now,
  )
  const doors = (path: string) =>
    path === '/slack'
      ? functions.slack
      : path.startsWith('/install/')
        ? functions.install
        : undefined
  const links = tableInstallLinks(store.client, store.table, now)
  const vault = secretStore({ region: 'local', endpoint: secrets.endpoint })
  return {
    workspace,
    gateway,
    store,
    environment,
    now,
    rotation: functions.rotation,
    /** Says something in the channel by the token that stands in the secret. */
    speak: (text: string) => speaker(text),
    browser: () => new Browser(gateway.url, workspace.url),
    /** A fresh link, as whoever deploys makes it. */
    link: async () => {
      const key = randomBytes(32).toString('base64url')
      await links.open(sha256(key))
      return `/install/slack?key=${key}`
    },
    /** What stands in the secret of the installation. */
    kept: async (): Promise<Record<string, unknown>> =>
      JSON.parse((await vault.read(SECRET))?.text ?? '{}'),
    keep: (fields: object) => keepSecret(secrets.endpoint, SECRET, fields),
    vault,
    secret: SECRET,
    close: async () => {
      await workspace.close()
      await gateway.close()
      await functions.close()
      await secrets.close()
      await store.close()
    },
  }
}

export type InstallStage = Awaited<ReturnType<typeof startInstallStage>>
