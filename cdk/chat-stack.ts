import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Construct } from 'constructs'
import type { ChatName, FunctionName } from './functions.ts'
import type { Ground } from './ground.ts'
import { HouseFunction, type HouseFunctionProps } from './house-function.ts'
import { HttpDoor } from './http-door.ts'
import { readingRoomRole } from './known-roles.ts'

/** How the chats are called where they are set up. */
const TITLES: Readonly<Record<ChatName, string>> = { slack: 'Slack', lark: 'Lark' }

/** One whole processor, so that a first start is quick. */
const WHOLE = 1769

/** What people reach: the chats' deliveries, the reading room and the installation, behind one address. */
export class ChatStack extends Stack {
  readonly functions: Partial<Record<FunctionName, HouseFunction>> = {}
  readonly door: HttpDoor
  /** What every function stands on, now that it is known where the reading room is. */
  readonly ground: Ground

  constructor(scope: Construct, id: string, ground: Omit<Ground, 'settings'>, props: StackProps) {
    super(scope, id, props)
    const { choices, data } = ground
    this.door = new HttpDoor(this, choices, data.keys.ordinary)
    const { address, api } = this.door
    // Stacks that still know the API's own address let go of it only after this one was deployed.
    this.exportValue(api.apiEndpoint)
    this.ground = {
      ...ground,
      settings: {
        READING_ROOM_URL: choices.readingRoomUrl ?? `${address}/room/`,
        ...(choices.chats.includes('lark') && choices.larkDomain
          ? { LARK_DOMAIN: choices.larkDomain }
          : {}),
      },
    }
    for (const chat of choices.chats) this.opensTo(chat)
    this.opensReadingRoom()
    if (choices.chats.includes('slack')) this.opensInstallation()
  }

  private opensTo(chat: ChatName): void {
    // A chat waits 3 seconds; a decision that is under way may still come to its end.
    const door = this.makes(chat, { timeout: Duration.seconds(10), reserved: 20 })
    const { address } = this.door
    this.door.leads([HttpMethod.POST], `/${chat}`, door)
    new CfnOutput(this, `${TITLES[chat]}RequestUrl`, { value: `${address}/${chat}` })
    new CfnOutput(this, `${TITLES[chat]}RedirectUrl`, { value: `${address}/room/signed-in` })
  }

  private opensReadingRoom(): void {
    const { choices, data, names } = this.ground
    const room = this.makes('reading-room', {
      timeout: Duration.seconds(20),
      reserved: 20,
      roleName: readingRoomRole(names),
      environment: { READING_ROOM_RANGES: choices.readingRoomRanges },
    })
    // Page images alone: originals are read by nobody.
    room.mayInFolder(
      ['s3:GetObject'],
      'pages',
      'Page images of every document; which of them a person may see is decided per request.',
    )
    for (const key of [data.keys.ordinary, data.keys.secret])
      room.mayUseKey(key.keyArn, 's3', 'Decrypt')
    this.door.leads([HttpMethod.GET, HttpMethod.POST], '/room/{proxy+}', room)
  }

  private opensInstallation(): void {
    const install = this.makes('install', { timeout: Duration.seconds(15) })
    this.door.leads([HttpMethod.GET], '/install/{proxy+}', install)
    new CfnOutput(this, 'SlackInstallUrl', { value: `${this.door.address}/install/slack` })
  }

  private makes(
    name: FunctionName,
    props: Pick<HouseFunctionProps, 'timeout'> & Partial<HouseFunctionProps>,
  ): HouseFunction {
    const made = new HouseFunction(this, name, {
      ground: this.ground,
      memorySize: WHOLE,
      ...props,
    })
    this.functions[name] = made
    return made
  }
}
