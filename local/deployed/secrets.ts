import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { startSecretServer } from '../secrets/server.ts'

/** What each secret of the house holds, by the beginnings of its fields. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'anjuan/slack': /^SLACK_(APP_ID|SIGNING_SECRET|CLIENT_ID|CLIENT_SECRET|TEAM_ID)$/,
  'anjuan/slack-installation': /^SLACK_(APP_ID|TEAM_ID|BOT_TOKEN|BOT_USER_ID|BOT_ID)$/,
  'anjuan/lark': /^LARK_(APP_ID|APP_SECRET|TENANT_KEY|BOT_OPEN_ID)$/,
  'anjuan/lark-door': /^LARK_(VERIFICATION_TOKEN|ENCRYPT_KEY)$/,
}

/** Starts a Secrets Manager that holds what the settings say of the chats. */
export async function startSecrets(
  settings: Readonly<Record<string, unknown>>,
): Promise<{ endpoint: string; close(): Promise<void> }> {
  const server = await startSecretServer()
  const client = new SecretsManagerClient({ endpoint: server.endpoint, region: 'us-east-1' })
  for (const [Name, fields] of Object.entries(SECRETS)) {
    const held = Object.entries(settings).filter(([field]) => fields.test(field))
    const SecretString = JSON.stringify(Object.fromEntries(held))
    await client.send(new CreateSecretCommand({ Name, SecretString }))
  }
  client.destroy()
  return server
}
