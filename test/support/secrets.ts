import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'

/** Puts fields into a secret, which is made if there is none. */
export async function keepSecret(endpoint: string, secret: string, fields: object): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new SecretsManagerClient({ region: 'local', endpoint, credentials })
  const SecretString = JSON.stringify(fields)
  await client
    .send(new CreateSecretCommand({ Name: secret, SecretString }))
    .catch(() => client.send(new PutSecretValueCommand({ SecretId: secret, SecretString })))
  client.destroy()
}
