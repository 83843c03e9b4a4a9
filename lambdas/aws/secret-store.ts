import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'

/** A secret that could not be read or kept, by its name; what it holds is never told. */
export class SecretUnreachable extends Error {
  override readonly name = 'SecretUnreachable'
  constructor(secret: string, why: string) {
    super(`the secret ${secret} cannot be used: ${why}`)
  }
}

/** One version of a secret: what it holds, and the id under which it was put in. */
export interface SecretVersion {
  text: string
  versionId: string
}

/** The secrets of the house, wherever they are kept. */
export interface SecretStore {
  /** What stands there now, or at another stage; none where nothing was put in yet. @throws SecretUnreachable */
  read(secret: string, stage?: string): Promise<SecretVersion | undefined>
  /**
   * Puts a new version in its place under an id of 32 to 64 signs. The same id takes the same text only.
   * A stage other than `AWSCURRENT` leaves what is read as it is. @throws SecretUnreachable
   */
  put(secret: string, version: SecretVersion, stage?: string): Promise<'put' | 'taken'>
}

const CURRENT = 'AWSCURRENT'

/** So many milliseconds Secrets Manager has to answer: behind a reading a chat waits, which gives us three seconds. */
const READ_WITHIN = 1500
const PUT_WITHIN = 5000

/** Secrets Manager, or another that speaks like it. */
export function secretStore(at: { region: string; endpoint: string | undefined }): SecretStore {
  const client = new SecretsManagerClient({
    region: at.region,
    maxAttempts: 2,
    ...(at.endpoint ? { endpoint: at.endpoint } : {}),
  })
  const within = (milliseconds: number) => ({ abortSignal: AbortSignal.timeout(milliseconds) })
  return {
    read: async (secret, stage = CURRENT) => {
      try {
        const asked = new GetSecretValueCommand({ SecretId: secret, VersionStage: stage })
        const found = await client.send(asked, within(READ_WITHIN))
        return { text: found.SecretString ?? '', versionId: found.VersionId ?? '' }
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined
        throw new SecretUnreachable(secret, nameOf(error))
      }
    },
    put: async (secret, { text, versionId }, stage = CURRENT) => {
      try {
        const given = { ClientRequestToken: versionId, SecretString: text, VersionStages: [stage] }
        const asked = new PutSecretValueCommand({ SecretId: secret, ...given })
        await client.send(asked, within(PUT_WITHIN))
        return 'put'
      } catch (error) {
        if (nameOf(error) === 'ResourceExistsException') return 'taken'
        throw new SecretUnreachable(secret, nameOf(error))
      }
    },
  }
}

/** The name alone: a message may quote what was sent. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
