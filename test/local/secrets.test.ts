import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SecretServer, startSecretServer } from '../../local/secrets/server.ts'

let directory: string
let server: SecretServer
let client: SecretsManagerClient

const clientOf = (accessKeyId: string) =>
  new SecretsManagerClient({
    region: 'local',
    endpoint: server.endpoint,
    credentials: { accessKeyId, secretAccessKey: 'local' },
  })

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anjuan-secrets-'))
  server = await startSecretServer({
    directory,
    may: (who, action) => who === 'registrar' || !action.startsWith('secretsmanager:Put'),
  })
  client = clientOf('registrar')
  await client.send(new CreateSecretCommand({ Name: 'anjuan/lark', SecretString: '第一版' }))
})
afterEach(async () => {
  client.destroy()
  await server.close()
  await rm(directory, { recursive: true, force: true })
})

const read = (more: object = {}) =>
  client.send(new GetSecretValueCommand({ SecretId: 'anjuan/lark', ...more }))
const put = (SecretString: string, more: object = {}, by = client) =>
  by.send(new PutSecretValueCommand({ SecretId: 'anjuan/lark', SecretString, ...more }))
const token = (sign: string) => sign.repeat(32)

describe('the secrets of one machine, asked by the AWS SDK', () => {
  it('are told by name and by ARN, the current version first and the one before on request', async () => {
    const first = await read()
    expect(first).toMatchObject({ SecretString: '第一版', VersionStages: ['AWSCURRENT'] })
    await put('第二版')
    expect(await read({ SecretId: first.ARN })).toMatchObject({ SecretString: '第二版' })
    expect(await read({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: '第一版' })
    await put('第三版')
    expect(await read({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: '第二版' })
    expect(await read({ VersionId: first.VersionId })).toMatchObject({ SecretString: '第一版' })
  })

  it('take one text under one id: the same again changes nothing, another is refused', async () => {
    await put('第二版', { ClientRequestToken: token('a') })
    await put('第三版')
    await put('第二版', { ClientRequestToken: token('a') })
    expect(await read()).toMatchObject({ SecretString: '第三版' })
    await expect(put('别的', { ClientRequestToken: token('a') })).rejects.toMatchObject({
      name: 'ResourceExistsException',
    })
  })

  it('keep a version apart under a stage of its own, and say which versions there are', async () => {
    await put('草稿', { ClientRequestToken: token('b'), VersionStages: ['AWSPENDING'] })
    expect(await read()).toMatchObject({ SecretString: '第一版' })
    expect(await read({ VersionStage: 'AWSPENDING' })).toMatchObject({ SecretString: '草稿' })
    const described = await client.send(new DescribeSecretCommand({ SecretId: 'anjuan/lark' }))
    expect(described.VersionIdsToStages).toMatchObject({ [token('b')]: ['AWSPENDING'] })
  })

  it('are not there as long as nothing was put in', async () => {
    await client.send(new CreateSecretCommand({ Name: 'anjuan/slack-installation' }))
    for (const SecretId of ['anjuan/slack-installation', 'anjuan/nothing'])
      await expect(read({ SecretId })).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('are given to those who may and who sign, and to nobody else', async () => {
    const reader = clientOf('reader')
    await expect(put('篡改', {}, reader)).rejects.toMatchObject({ name: 'AccessDeniedException' })
    reader.destroy()
    const bare = await fetch(server.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: JSON.stringify({ SecretId: 'anjuan/lark' }),
    })
    expect(bare.status).toBe(400)
    expect(await bare.text()).not.toContain('第一版')
  })

  it('outlive the server, in a file that its owner alone can read', async () => {
    await put('第二版')
    await server.close()
    client.destroy()
    expect((await stat(join(directory, 'secrets.json'))).mode & 0o777).toBe(0o600)
    server = await startSecretServer({ directory })
    client = clientOf('registrar')
    expect(await read()).toMatchObject({ SecretString: '第二版' })
    expect(await read({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: '第一版' })
  })
})
