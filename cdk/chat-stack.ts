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
import { chatSettings, chatsOf, context } from './chat-settings.ts'
import type { DataStack } from './data-stack.ts'
import type { Bundles, ChatName } from './functions.ts'
import { HouseFunction } from './house-function.ts'

/** What the stack of the chats is built from. */
export interface ChatStackProps {
  data: DataStack
  bundles: Bundles
  pictureArchitecture: Architecture
}

/** How the chats are called where they are set up. */
const TITLES: Readonly<Record<ChatName, string>> = { slack: 'Slack', lark: 'Lark' }

/** What people reach: the chats' deliveries and the reading room, behind one address. */
export class ChatStack extends Stack {
  /** What every function is told of the chats and the reading room. */
  readonly settings: Record<string, string>

  constructor(
    scope: Construct,
    id: string,
    { data, bundles, pictureArchitecture }: ChatStackProps,
  ) {
    super(scope, id)
    const api = new HttpApi(this, 'api', { createDefaultStage: false })
    const chats = chatsOf(this)
    this.settings = chatSettings(
      this,
      chats,
      context(this, 'readingRoomUrl') ?? `${api.apiEndpoint}/room/`,
    )
    const common = { data, bundles, environment: this.settings }
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
      ...chats.flatMap((chat) => {
        const door = new HouseFunction(this, chat, {
          ...common,
          // A chat waits 3 seconds; a decision that is under way may still come to its end.
          timeout: Duration.seconds(10),
          // One whole processor, so that a first start is quick.
          memorySize: 1769,
        })
        return api.addRoutes({
          path: `/${chat}`,
          methods: [HttpMethod.POST],
          integration: new HttpLambdaIntegration(`${chat}-integration`, door),
        })
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
          'A chat signs every delivery, readers sign in with their chat: both are checked in the function.',
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
    for (const chat of chats) {
      const title = TITLES[chat]
      new CfnOutput(this, `${title}RequestUrl`, { value: `${api.apiEndpoint}/${chat}` })
      new CfnOutput(this, `${title}RedirectUrl`, { value: `${api.apiEndpoint}/room/signed-in` })
    }
  }
}
