import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  ApiMapping,
  DomainName,
  HttpApi,
  type HttpMethod,
  HttpStage,
  type IDomainName,
  type IHttpApi,
  type IStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { type ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledged.ts'
import type { Choices } from './choices.ts'
import type { HouseFunction } from './house-function.ts'

/** The route and never the path: a one-time link is in the path, and a log is no place for it. */
const LOGGED = {
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  request: '$context.requestId',
  from: '$context.identity.sourceIp',
  took: '$context.responseLatency',
  fault: '$context.integrationErrorMessage',
}

/** One address for the chats and the reading room. */
export class HttpDoor extends Construct {
  readonly api: HttpApi
  readonly log: LogGroup
  /** Where it is reached, without a slash at its end. */
  readonly address: string

  constructor(scope: Construct, choices: Choices, key: IKey) {
    super(scope, 'door')
    this.api = new HttpApi(this, 'api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
    })
    this.log = new LogGroup(this, 'access-log', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      encryptionKey: key,
    })
    const stage = new HttpStage(this, 'stage', {
      httpApi: this.api as IHttpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.log as ILogGroup),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    })
    this.standsUnder(choices, stage as IStage)
    this.address = choices.domainName ? `https://${choices.domainName}` : this.api.apiEndpoint
  }

  /** Leads what arrives at a path to a function. */
  leads(methods: HttpMethod[], path: string, to: HouseFunction): void {
    const integration = new HttpLambdaIntegration(`${to.houseName}-integration`, to as IFunction)
    for (const route of this.api.addRoutes({ path, methods, integration })) {
      acknowledge(route, {
        id: 'AwsSolutions-APIG4',
        reason:
          'A chat signs every delivery, readers sign in with their chat, an installation bears a state that we made: each is checked in the function.',
      })
    }
  }

  /** A domain of the company's own: its name server points to the output `DomainTarget`. */
  private standsUnder({ domainName, certificateArn }: Choices, stage: IStage): void {
    if (!domainName || !certificateArn) return
    const own = new DomainName(this, 'domain', {
      domainName,
      certificate: Certificate.fromCertificateArn(this, 'certificate', certificateArn),
    })
    new ApiMapping(this, 'mapping', {
      api: this.api as IHttpApi,
      domainName: own as IDomainName,
      stage,
    })
    new CfnOutput(Stack.of(this), 'DomainTarget', { value: own.regionalDomainName })
  }
}
