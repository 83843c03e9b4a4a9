import { randomBytes } from 'node:crypto'
import { menuOf } from '../../bot/lark/app-settings.ts'
import { entrances } from '../../shared/commands/catalogue.ts'
import type { LarkWorkspace } from '../lark/contract.ts'
import { startLarkWorkspace } from '../lark/workspace.ts'
import type { Workspace } from '../slack/workspace.ts'
import type { Premises, Started } from './in-slack.ts'
import { groups, openIdOf, people, strangers, tenant } from './people.ts'

const app = {
  appId: 'cli_a1b2c3d4e5f6a7b8',
  botOpenId: openIdOf('U0ANJUAN'),
  name: '案卷',
  // Granted in the trial, so that a scan dropped into a group is heard as it is in Slack.
  hearsGroups: true,
}

/** The trial company's Feishu, with our app installed. Its clock is that of the Slack workspace. */
export async function companyInLark(
  premises: Premises,
  clock: Pick<Workspace, 'now' | 'forward'>,
): Promise<Started<LarkWorkspace>> {
  const { directory, port, gateway, answerWithin, beside, colleagues = [] } = premises
  const secrets = {
    appSecret: randomBytes(16).toString('hex'),
    encryptKey: randomBytes(16).toString('hex'),
    verificationToken: randomBytes(16).toString('hex'),
  }
  const workspace = await startLarkWorkspace({
    directory,
    port,
    tenant,
    people: [
      ...[...people, ...colleagues].map(({ user, name, title, locale }) => ({
        openId: openIdOf(user),
        name,
        title,
        locale: locale === 'zh-CN' ? ('zh_cn' as const) : ('en_us' as const),
      })),
      ...Object.values(strangers).map((stranger) => ({ ...stranger, locale: 'zh_cn' as const })),
    ],
    app: { ...app, ...secrets, redirectUrls: [`${gateway}/room/signed-in`] },
    groups: groups.map((group) => ({ ...group, members: [...group.members, app.botOpenId] })),
    menu: menuOf(entrances).map(({ key, zh, en }) => ({ key, name: { zh, en } })),
    botUrl: `${gateway}/lark`,
    now: clock.now,
    forward: clock.forward,
    ...(answerWithin ? { answerWithin } : {}),
    ...(beside ? { beside } : {}),
  })
  return {
    workspace,
    settings: {
      LARK_APP_ID: app.appId,
      LARK_APP_SECRET: secrets.appSecret,
      LARK_TENANT_KEY: tenant.key,
      LARK_BOT_OPEN_ID: app.botOpenId,
      LARK_VERIFICATION_TOKEN: secrets.verificationToken,
      LARK_ENCRYPT_KEY: secrets.encryptKey,
      LARK_DOMAIN: workspace.domain,
      LARK_SIGN_IN_URL: workspace.url,
    },
  }
}
