import { SecretValue } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { type ChatName, chatNames } from './functions.ts'

/** The fields of each chat's secret, named as the functions read them (`lambdas/aws/settings.ts`). */
export const SECRET_FIELDS = {
  slack: [
    'SLACK_SIGNING_SECRET',
    'SLACK_BOT_TOKEN',
    'SLACK_TEAM_ID',
    'SLACK_APP_ID',
    'SLACK_BOT_USER_ID',
    'SLACK_BOT_ID',
    'SLACK_CLIENT_ID',
    'SLACK_CLIENT_SECRET',
  ],
  lark: [
    'LARK_APP_ID',
    'LARK_APP_SECRET',
    'LARK_TENANT_KEY',
    'LARK_BOT_OPEN_ID',
    'LARK_VERIFICATION_TOKEN',
    'LARK_ENCRYPT_KEY',
  ],
} as const satisfies Record<ChatName, readonly string[]>

/** The chats that the house is deployed for: `-c chats=slack,lark`; Slack if not said. @throws on any other word */
export function chatsOf(scope: Construct): ChatName[] {
  const asked = (context(scope, 'chats') ?? 'slack').split(',').map((word) => word.trim())
  const unknown = asked.filter((word) => !chatNames.some((chat) => chat === word))
  if (unknown.length > 0)
    throw new Error(`chats: ${unknown.join(', ')}? There are ${chatNames.join(', ')}`)
  return chatNames.filter((chat) => asked.includes(chat))
}

/**
 * What every function is told of the chats. The values are put in by CloudFormation from the secrets `anjuan/slack`
 * and `anjuan/lark` and stand in no template; after a change deploy with `-c slackSecretVersion=ID` or `-c larkSecretVersion=ID`.
 * Outside of China, where Feishu is called Lark: `-c larkDomain=https://open.larksuite.com`.
 */
export function chatSettings(
  scope: Construct,
  chats: readonly ChatName[],
  readingRoomUrl: string,
): Record<string, string> {
  const larkDomain = context(scope, 'larkDomain')
  return {
    ...Object.assign({}, ...chats.map((chat) => secretsOf(scope, chat))),
    ...(chats.includes('lark') && larkDomain ? { LARK_DOMAIN: larkDomain } : {}),
    READING_ROOM_URL: readingRoomUrl,
    READING_ROOM_RANGES: context(scope, 'readingRoomRanges') ?? '',
  }
}

function secretsOf(scope: Construct, chat: ChatName): Record<string, string> {
  const versionId = context(scope, `${chat}SecretVersion`)
  const fields = SECRET_FIELDS[chat].map((jsonField) => {
    const value = SecretValue.secretsManager(`anjuan/${chat}`, {
      jsonField,
      ...(versionId ? { versionId } : {}),
    })
    return [jsonField, value.unsafeUnwrap()]
  })
  return Object.fromEntries(fields)
}

/** A word given at deployment (`cdk deploy -c NAME=VALUE`). */
export function context(scope: Construct, name: string): string | undefined {
  const value: unknown = scope.node.tryGetContext(name)
  return typeof value === 'string' && value !== '' ? value : undefined
}
