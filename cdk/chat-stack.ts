import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Architecture } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { chatSettings, context } from './chat-settings.ts'
import type { DataStack } from './data-stack.ts'
import type { Bundles } from './functions.ts'
import { HouseFunction } from './house-function.ts'

export interface ChatStackProps {
  data: DataStack
  bundles: Bundles
  pictureArchitecture: Architecture
}

/** What people reach: Slack's deliveries and the reading room, behind one address. */
export class ChatStack extends Stack {
  /** What every function is told of the chat and the reading room. */
  readonly settings: Record<string, string>

  constructor(
    scope: Construct,
    id: string,
    { data, bundles, pictureArchitecture }: ChatStackProps,
  ) {
    super(scope, id)
    const api = new HttpApi(this, 'api', { createDefaultStage: false })
    this.settings = chatSettings(
      this,
      context(this, 'readingRoomUrl') ?? `${api.apiEndpoint}/room/`,
    )
    const common = { data, bundles, environment: this.settings }
    const slack = new HouseFunction(this, 'slack', {
      ...common,
      // Slack waits 3 seconds; a decision that is under way may still come to its end.
      timeout: Duration.seconds(10),
      // One whole processor, so that a first start is quick.
      memorySize: 1769,
    })
    const room = new HouseFunction(this, 'reading-room', {
      ...common,
      timeout: Duration.seconds(20),
      memorySize: 1769,
      architecture: pictureArchitecture,
    })
    // Page images alone: originals are read by nobody.
    room.mayInFolder(
      ['s3:GetObject'],
      'pages',
      'Page images of every document; which of them a person may see is decided per request.',
    )
    room.may(['kms:Decrypt'], data.keys.secret.keyArn)

    const routes = [
      ...api.addRoutes({
        path: '/slack',
        methods: [HttpMethod.POST],
        integration: new HttpLambdaIntegration('slack-integration', slack),
      }),
      ...api.addRoutes({
        path: '/room/{proxy+}',
        methods: [HttpMethod.GET, HttpMethod.POST],
        integration: new HttpLambdaIntegration('room-integration', room),
      }),
    ]
    for (const route of routes) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'Slack signs every delivery, readers sign in with Slack: both are checked in the function.',
      })
    }
    new HttpStage(this, 'stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'access-log', {
            retention: RetentionDays.ONE_YEAR,
            removalPolicy: RemovalPolicy.RETAIN,
          }),
        ),
        // The route and never the path: a one-time link is in the path, and a log is no place for it.
        format: AccessLogFormat.custom(
          JSON.stringify({
            at: '$context.requestTimeEpoch',
            route: '$context.routeKey',
            status: '$context.status',
            request: '$context.requestId',
            from: '$context.identity.sourceIp',
            took: '$context.responseLatency',
            fault: '$context.integrationErrorMessage',
          }),
        ),
      },
    })
    new CfnOutput(this, 'SlackRequestUrl', { value: `${api.apiEndpoint}/slack` })
    new CfnOutput(this, 'SlackRedirectUrl', { value: `${api.apiEndpoint}/room/signed-in` })
  }
}
