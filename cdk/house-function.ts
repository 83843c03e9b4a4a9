import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Code,
  type IDestination,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { acknowledge, TRACES } from './acknowledged.ts'
import { drawsPages, type FunctionName } from './functions.ts'
import type { Ground } from './ground.ts'
import { rowStatements } from './row-policy.ts'
import { rowsOf } from './rows.ts'

export interface HouseFunctionProps {
  ground: Ground
  /** What it is told beyond what every function is. */
  environment?: Record<string, string>
  /** How long one call may take at most. */
  timeout: Duration
  memorySize: number
  /** Concurrency set aside for it, where the account has some to set aside. */
  reserved?: number
  /** A name, where something outside of the stack has to know the role. */
  roleName?: string
  /** Where a call that nobody waits for ends up when it failed for good. */
  onFailure?: IDestination
  retryAttempts?: number
}

/** One function of the house with the house's defaults: its own role, its own log, nothing by managed policy. */
export class HouseFunction extends LambdaFunction {
  readonly houseName: FunctionName
  readonly houseRole: Role
  readonly log: LogGroup
  private readonly ground: Ground

  constructor(scope: Construct, name: FunctionName, props: HouseFunctionProps) {
    const { ground, environment = {}, reserved, roleName, ...rest } = props
    const { data, code, layer, settings, choices } = ground
    const log = new LogGroup(scope, `${name}-log`, {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      // Lines about work carry ids of customers and of who did it.
      encryptionKey: data.keys.ordinary,
    })
    const role = new Role(scope, `${name}-role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      ...(roleName ? { roleName } : {}),
    })
    log.grantWrite(role)
    super(scope, name, {
      ...rest,
      runtime: Runtime.NODEJS_24_X,
      architecture: ground.architecture,
      code: Code.fromAsset(code.bundles[name], { exclude: ['*.map'] }),
      handler: 'index.handler',
      ...(drawsPages(name) ? { layers: [layer(scope)] } : {}),
      role,
      logGroup: log,
      tracing: Tracing.ACTIVE,
      // Nothing secret stands here: of secrets it has the names.
      environment: {
        TABLE: data.table.tableName,
        BUCKET: data.bucket.bucketName,
        KEY_ORDINARY: data.keys.ordinary.keyArn,
        KEY_SECRET: data.keys.secret.keyArn,
        KEY_TOP_SECRET: data.keys.topSecret.keyArn,
        ...settings,
        ...data.secrets.tell(name),
        ...environment,
      },
      ...(reserved && choices.reserve ? { reservedConcurrentExecutions: reserved } : {}),
    })
    this.houseName = name
    this.houseRole = role
    this.log = log
    this.ground = ground
    acknowledge(role, TRACES)
    acknowledge(this, {
      id: 'Serverless-LambdaDLQ',
      reason:
        'Somebody waits for it, or a queue or a stream sets aside what it could not do; verdict and rotate have a destination for failures.',
    })
    data.secrets.letRead(name, this)
    const rights = rowsOf[name]
    if (!rights) return
    for (const statement of rowStatements(rights, data.table.tableArn)) role.addToPolicy(statement)
    this.mayUseKey(data.keys.ordinary.keyArn, 'dynamodb', ...TABLE_KEY)
  }

  /** Lets the function do just this to all files in a folder, for a reason that is put down. */
  mayInFolder(actions: string[], folder: string, reason: string): void {
    const { data } = this.ground
    this.may(actions, data.bucket.arnForObjects(`${folder}/*`))
    acknowledge(this.houseRole, { id: data.folderFinding(folder), reason })
  }

  /** Lets the function see which versions of files there are in these folders, and nothing of what is in them. */
  mayList(folders: string[]): void {
    this.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:ListBucketVersions'],
        resources: [this.ground.data.bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': folders.map((folder) => `${folder}/*`) } },
      }),
    )
  }

  /** Lets the function do just this, to just that. */
  may(actions: string[], ...resources: string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions, resources }))
  }

  /** Lets the function use a key through one service alone, never by itself. */
  mayUseKey(key: string, service: 'dynamodb' | 's3' | 'secretsmanager', ...uses: string[]): void {
    const { region, urlSuffix } = Stack.of(this)
    this.addToRolePolicy(
      new PolicyStatement({
        actions: uses.map((use) => `kms:${use}`),
        resources: [key],
        conditions: { StringEquals: { 'kms:ViaService': `${service}.${region}.${urlSuffix}` } },
      }),
    )
  }
}

/** What DynamoDB asks for of a caller, when its table is closed with a key of ours. */
const TABLE_KEY = [
  'Decrypt',
  'Encrypt',
  'DescribeKey',
  'GenerateDataKey',
  'ReEncryptFrom',
  'ReEncryptTo',
]
