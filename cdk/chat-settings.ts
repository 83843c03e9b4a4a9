import { SecretValue } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/** The fields of the secret, named as the functions read them (`lambdas/aws/settings.ts`). */
export const SECRET_FIELDS = [
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_TEAM_ID',
  'SLACK_APP_ID',
  'SLACK_BOT_USER_ID',
  'SLACK_BOT_ID',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
] as const

/**
 * What every function is told of the chat. The values are put in by CloudFormation from the secret
 * `anjuan/slack` and stand in no template; after a change of the secret deploy with `-c slackSecretVersion=ID`.
 */
export function chatSettings(scope: Construct, readingRoomUrl: string): Record<string, string> {
  const versionId = context(scope, 'slackSecretVersion')
  const fields = SECRET_FIELDS.map((jsonField) => {
    const value = SecretValue.secretsManager('anjuan/slack', {
      jsonField,
      ...(versionId ? { versionId } : {}),
    })
    return [jsonField, value.unsafeUnwrap()]
  })
  return {
    ...Object.fromEntries(fields),
    READING_ROOM_URL: readingRoomUrl,
    READING_ROOM_RANGES: context(scope, 'readingRoomRanges') ?? '',
  }
}

/** A word given at deployment (`cdk deploy -c NAME=VALUE`). */
export function context(scope: Construct, name: string): string | undefined {
  const value: unknown = scope.node.tryGetContext(name)
  return typeof value === 'string' && value !== '' ? value : undefined
}
