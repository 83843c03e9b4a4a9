import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { DataStack } from './data-stack.ts'
import type { Bundles, FunctionName } from './functions.ts'

export interface HouseFunctionProps {
  data: DataStack
  bundles: Bundles
  environment: Record<string, string>
  /** How long one call may take at most. */
  timeout: Duration
  memorySize: number
  architecture?: Architecture
  /** A name, where something outside of the stack has to know the role. */
  roleName?: string
}

/** Reading and writing rows by key, as the kernel does. Nothing that walks over the table is among it. */
const ROWS = ['BatchGetItem', 'GetItem', 'Query', 'ConditionCheckItem', 'PutItem', 'UpdateItem']
const TABLE_KEY = ['Decrypt', 'Encrypt', 'DescribeKey', 'GenerateDataKey', 'ReEncryptFrom']

/** One function of the house with the house's defaults: its own role, its own log, nothing by managed policy. */
export class HouseFunction extends LambdaFunction {
  readonly houseRole: Role
  private readonly data: DataStack

  constructor(scope: Construct, name: FunctionName, props: HouseFunctionProps) {
    const { data, bundles, environment, timeout, memorySize, roleName } = props
    const logGroup = new LogGroup(scope, `${name}-log`, {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const role = new Role(scope, `${name}-role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      ...(roleName ? { roleName } : {}),
    })
    logGroup.grantWrite(role)
    super(scope, name, {
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture ?? Architecture.ARM_64,
      code: Code.fromAsset(bundles[name], { exclude: ['*.map'] }),
      handler: 'index.handler',
      role,
      logGroup,
      timeout,
      memorySize,
      environment: {
        TABLE: data.table.tableName,
        BUCKET: data.bucket.bucketName,
        KEY_ORDINARY: data.keys.ordinary.keyArn,
        KEY_SECRET: data.keys.secret.keyArn,
        KEY_TOP_SECRET: data.keys.topSecret.keyArn,
        ...environment,
      },
      // The chat's tokens stand in the environment: whoever may list functions cannot read them.
      environmentEncryption: data.keys.ordinary,
    })
    this.houseRole = role
    this.data = data
    this.may(
      [...ROWS, 'DeleteItem'].map((action) => `dynamodb:${action}`),
      data.table.tableArn,
    )
    this.may(
      [...TABLE_KEY, 'ReEncryptTo'].map((action) => `kms:${action}`),
      data.keys.ordinary.keyArn,
    )
  }

  /** Lets the function do just this to all files in a folder, for a reason that is put down. */
  mayInFolder(actions: string[], folder: string, reason: string): void {
    this.may(actions, this.data.bucket.arnForObjects(`${folder}/*`))
    const id = this.data.folderFinding(folder)
    Validations.of(this.houseRole).acknowledge({ id, reason })
  }

  /** Lets the function do just this, to just that. */
  may(actions: string[], ...resources: string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions, resources }))
  }
}
