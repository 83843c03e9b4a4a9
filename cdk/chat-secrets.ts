import { RemovalPolicy, SecretValue } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledged.ts'
import type { ChatName, FunctionName } from './functions.ts'
import type { Names } from './names.ts'

/** The secrets of each chat, by what a function's environment calls them: it is told their names alone. */
const ofChat = {
  slack: { SLACK_SECRET: 'slack', SLACK_INSTALLATION_SECRET: 'slack-installation' },
  lark: { LARK_SECRET: 'lark', LARK_DOOR_SECRET: 'lark-door' },
} as const satisfies Record<ChatName, Record<string, string>>

type SecretName = 'slack' | 'slack-installation' | 'lark' | 'lark-door'

/** What it takes to call the chats: nothing in it opens a door of ours, or signs anybody in with Slack. */
const CALLING = ['slack-installation', 'lark'] as const

/** Which secrets a function has need to read; whoever is not named can read none. */
export const secretsFor: Readonly<Partial<Record<FunctionName, readonly SecretName[]>>> = {
  slack: ['slack', 'slack-installation'],
  install: ['slack', 'slack-installation'],
  rotate: ['slack', 'slack-installation'],
  lark: ['lark', 'lark-door'],
  // By the installation it knows the workspace whose people may sign in.
  'reading-room': ['slack', 'slack-installation', 'lark'],
  notify: CALLING,
  inbox: CALLING,
  documents: CALLING,
}

/** Who may put a new installation in the place of the old one. */
const INSTALLING: readonly FunctionName[] = ['install', 'rotate']

/** Who can be given rights: a function of the house. */
interface Reader {
  may(actions: string[], ...resources: string[]): void
  mayUseKey(key: string, service: 'secretsmanager', ...uses: string[]): void
}

/** The chats' secrets: what the deployer makes of each app, and the installation in Slack, which the house keeps itself. */
export class ChatSecrets extends Construct {
  private readonly byName = new Map<string, ISecret>()
  private readonly chats: readonly ChatName[]
  private readonly names: Names
  private readonly key: Key

  constructor(scope: Construct, chats: readonly ChatName[], names: Names, key: Key) {
    super(scope, 'secrets')
    this.chats = chats
    this.names = names
    this.key = key
    for (const [, name] of this.named()) {
      const secretName = names.secret(name)
      const secret =
        name === 'slack-installation'
          ? this.installation(secretName)
          : Secret.fromSecretNameV2(this, name, secretName)
      this.byName.set(name, secret as ISecret)
    }
  }

  /** What a function is told of its secrets. */
  tell(name: FunctionName): Record<string, string> {
    return Object.fromEntries(
      this.mine(name).map(([variable, what]) => [variable, this.names.secret(what)]),
    )
  }

  /** Lets a function read its secrets, and whoever installs write the installation. */
  letRead(name: FunctionName, reader: Reader): void {
    for (const [, each] of this.mine(name)) {
      const secret = this.byName.get(each)
      if (!secret) continue
      const own = each === 'slack-installation'
      const writes = own && INSTALLING.includes(name)
      // Six characters that nobody knows beforehand end the ARN of a secret that the deployer makes.
      const arn = own ? secret.secretArn : `${secret.secretArn}-??????`
      reader.may(
        ['secretsmanager:GetSecretValue', ...(writes ? ['secretsmanager:PutSecretValue'] : [])],
        arn,
      )
      if (own)
        reader.mayUseKey(
          this.key.keyArn,
          'secretsmanager',
          'Decrypt',
          ...(writes ? ['GenerateDataKey'] : []),
        )
    }
  }

  private mine(name: FunctionName): [string, SecretName][] {
    return this.named().filter(([, secret]) => secretsFor[name]?.includes(secret))
  }

  private named(): [string, SecretName][] {
    return this.chats.flatMap((chat) => Object.entries<SecretName>(ofChat[chat]))
  }

  private installation(secretName: string): Secret {
    const secret = new Secret(this, 'slack-installation', {
      secretName,
      description: "Slack's bot token, written when the app is installed and refreshed by the hour",
      // As one imported, whose policy CDK leaves alone: what it would write there is wide, and wrong in China.
      encryptionKey: Key.fromKeyArn(this, 'key', this.key.keyArn),
      // Empty until somebody installs the app.
      secretStringValue: SecretValue.unsafePlainText('{}'),
      // Not after a first deployment that failed: its name would be in the way of the next.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    acknowledge(secret, {
      id: 'AwsSolutions-SMG4',
      reason: 'The function rotate refreshes the token every hour; Slack, not a schedule, ends it.',
    })
    return secret
  }
}
