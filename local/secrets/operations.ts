import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { KeptSecrets, Secret, Version } from './kept.ts'
import { SecretRefusal } from './refusal.ts'

const SecretId = z.string().min(1).max(2048)
const Text = z.string().max(65_536)
const Token = z.string().min(32).max(64)

/** Operations of Secrets Manager, each by its name: what is asked is read strictly, what is answered is as AWS words it. */
export const operations = {
  CreateSecret: operation(
    {
      Name: z.string().regex(/^[\w/+=.@-]{1,512}$/),
      SecretString: Text.optional(),
      ClientRequestToken: Token.optional(),
    },
    (kept, { Name: name, SecretString: text, ClientRequestToken: token }, now) => {
      if (kept.secrets.has(name))
        throw new SecretRefusal(
          'ResourceExistsException',
          'The operation failed because the secret already exists.',
        )
      const secret: Secret = { name, arn: arnOf(name), versions: [] }
      kept.secrets.set(name, secret)
      const version =
        text === undefined ? undefined : put(secret, { text, token, stages: ['AWSCURRENT'], now })
      return { ARN: secret.arn, Name: name, ...(version ? { VersionId: version.id } : {}) }
    },
  ),

  PutSecretValue: operation(
    {
      SecretId,
      SecretString: Text,
      ClientRequestToken: Token.optional(),
      VersionStages: z.array(z.string()).min(1).max(20).optional(),
    },
    (
      kept,
      {
        SecretId: id,
        SecretString: text,
        ClientRequestToken: token,
        VersionStages: stages = ['AWSCURRENT'],
      },
      now,
    ) => {
      const secret = secretIn(kept, id)
      const version = put(secret, { text, token, stages, now })
      return {
        ARN: secret.arn,
        Name: secret.name,
        VersionId: version.id,
        VersionStages: version.stages,
      }
    },
  ),

  GetSecretValue: operation(
    { SecretId, VersionId: Token.optional(), VersionStage: z.string().optional() },
    (kept, { SecretId: id, VersionId: versionId, VersionStage: stage }) => {
      const secret = secretIn(kept, id)
      const label = stage ?? (versionId ? undefined : 'AWSCURRENT')
      const version = secret.versions.find(
        (one) => (!versionId || one.id === versionId) && (!label || one.stages.includes(label)),
      )
      if (!version)
        throw new SecretRefusal(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for ${label ? `staging label: ${label}` : `VersionId: ${versionId}`}`,
        )
      return {
        ARN: secret.arn,
        Name: secret.name,
        VersionId: version.id,
        SecretString: version.text,
        VersionStages: version.stages,
        CreatedDate: version.at / 1000,
      }
    },
  ),

  DescribeSecret: operation({ SecretId }, (kept, { SecretId: id }) => {
    const { arn, name, versions } = secretIn(kept, id)
    const staged = versions.filter(({ stages }) => stages.length > 0)
    return {
      ARN: arn,
      Name: name,
      VersionIdsToStages: Object.fromEntries(staged.map((one) => [one.id, one.stages])),
    }
  }),
} as const

/** One of them: what is asked is checked here, who may ask is not. */
export type Operation = (kept: KeptSecrets, asked: unknown, now: number) => object

function operation<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (
    kept: KeptSecrets,
    asked: z.output<z.ZodObject<Shape, z.core.$strict>>,
    now: number,
  ) => object,
): Operation {
  const Asked = z.strictObject(shape)
  return (kept, asked, now) => {
    const parsed = Asked.safeParse(asked)
    // What is wrong is told by its place alone: it may be a secret.
    if (!parsed.success)
      throw new SecretRefusal(
        'ValidationException',
        parsed.error.issues.map(({ path }) => path.join('.')).join(', '),
      )
    return run(kept, parsed.data, now)
  }
}

/** A version under an id takes one text only; its stages leave whichever version had them. */
function put(
  secret: Secret,
  {
    text,
    token = randomUUID(),
    stages,
    now,
  }: { text: string; token: string | undefined; stages: string[]; now: number },
): Version {
  const known = secret.versions.find(({ id }) => id === token)
  if (known && known.text !== text)
    throw new SecretRefusal(
      'ResourceExistsException',
      `You can't modify an existing version, you can only create a new version.`,
    )
  if (known) return known
  const first = secret.versions.length === 0 ? ['AWSCURRENT'] : []
  const version: Version = { id: token, text, at: now, stages: [...new Set([...stages, ...first])] }
  for (const other of secret.versions) {
    const left = other.stages.filter((stage) => !version.stages.includes(stage))
    const wasCurrent = other.stages.includes('AWSCURRENT') && !left.includes('AWSCURRENT')
    other.stages = wasCurrent ? [...left, 'AWSPREVIOUS'] : left
  }
  if (version.stages.includes('AWSCURRENT')) onlyOnePrevious(secret)
  secret.versions.push(version)
  return version
}

/** The version before the last is known as no version any more. */
function onlyOnePrevious(secret: Secret): void {
  const previous = secret.versions.filter(({ stages }) => stages.includes('AWSPREVIOUS'))
  for (const one of previous.slice(0, -1))
    one.stages = one.stages.filter((stage) => stage !== 'AWSPREVIOUS')
}

/** By its name, or by its ARN with or without the six signs that AWS adds. */
function secretIn({ secrets }: KeptSecrets, id: string): Secret {
  const secret =
    secrets.get(id) ??
    [...secrets.values()].find(({ arn }) => arn === id || arn.slice(0, -7) === id)
  if (!secret)
    throw new SecretRefusal(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret.`,
    )
  return secret
}

const arnOf = (name: string) =>
  `arn:aws:secretsmanager:local:000000000000:secret:${name}-${randomUUID().slice(0, 6)}`
