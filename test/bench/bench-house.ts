import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { kernelOn } from '../../lambdas/aws/house.ts'
import { keyOf } from '../../lambdas/aws/keys.ts'
import { startSecretServer } from '../../local/secrets/server.ts'
import type { Kernel } from '../../shared/commands/execute.ts'
import { memberSave } from '../../shared/commands/members.ts'
import { fieldsOf } from '../../shared/forms/form.ts'
import { visitForm } from '../../shared/forms/visit.ts'
import { newDossier } from '../../shared/records/dossier.ts'
import { type ChatIdentity, identityId } from '../../shared/records/person.ts'
import type { Chat } from '../../shared/terms/chat.ts'
import { dayAt } from '../../shared/terms/day.ts'
import { installation } from '../bot/lark/requests.ts'
import { interaction, requestOf } from '../bot/slack/requests.ts'
import { bot, fengzhu } from '../bot/slack/stage.ts'
import { foundCompanyIn, must, runAs, staff, WORKSPACE } from '../support/company.ts'
import { keepSecret } from '../support/secrets.ts'
import { startStore, type TestStore } from '../support/store.ts'

/** What the function of a chat is told. */
export interface Told {
  /** By its environment, as it is deployed: its secrets stand elsewhere. */
  environment: Readonly<Record<string, string>>
  /** What its secrets hold, as a function that reads none is told it. */
  secrets: Readonly<Record<string, string>>
}

/** A founded company on a real store that keeps its data on disk, as benches use it. */
export interface BenchHouse {
  store: TestStore
  kernel: Kernel
  slack: Told
  lark: Told
  close(): Promise<void>
}

export const READING_ROOM = 'http://127.0.0.1/room/'

/** 林晓雯, a salesperson who is in Slack only. */
const linxiaowen: ChatIdentity = {
  chat: 'slack',
  workspace: WORKSPACE,
  user: staff.salesperson.user,
}

/** Starts it with these customers, all of one salesperson's: 林晓雯's, if not said. */
export async function startBenchHouse(
  customerIds: readonly string[],
  owner = linxiaowen,
): Promise<BenchHouse> {
  const store = await startStore()
  const kernel = kernelOn(store.client, store.table, READING_ROOM)
  await foundCompanyIn(kernel)
  const ownerId = await memberIn(kernel, identityId(owner))
  for (const id of customerIds) {
    for (const record of [{ ...fengzhu, id, ownerId }, newDossier(id)]) {
      const Item = { ...keyOf(record), ...record }
      await store.client.send(new PutCommand({ TableName: store.table, Item }))
    }
  }
  const secrets = await startSecretServer()
  const told = await toldBy(store, secrets.endpoint)
  const close = async () => {
    await secrets.close()
    await store.close()
  }
  return { store, kernel, ...told, close }
}

/** The id of the member with this account, who is taken in if new. */
async function memberIn(kernel: Kernel, identity: string): Promise<string> {
  const known = async () =>
    (await kernel.store.open([{ kind: 'identity', id: identity }])).person(identity)?.id
  const id = await known()
  if (id) return id
  const member = { name: '许文', roles: ['salesperson'], departmentId: '销售一部', active: 'yes' }
  await must(runAs(kernel, staff.administrator.user, memberSave, { identity, ...member }))
  return (await known()) ?? ''
}

/** A request that was fast because it did nothing counts for nothing. @throws when a visit was not written */
export async function assertWritten(
  { kernel }: BenchHouse,
  customerId: string,
  visits: number,
): Promise<void> {
  const found = await kernel.store.open([{ kind: 'dossier', id: customerId }])
  const dossier = await found.get('dossier', customerId)
  if (dossier?.visits !== visits)
    throw new Error(`${dossier?.visits} of ${visits} visits were written`)
}

/** Keeps the secrets of both chats, and says what each function is told. */
async function toldBy(store: TestStore, endpoint: string): Promise<Pick<BenchHouse, Chat>> {
  await keepSecret(endpoint, 'anjuan/slack', SLACK_APP)
  await keepSecret(endpoint, 'anjuan/slack-installation', SLACK_INSTALLATION)
  await keepSecret(endpoint, 'anjuan/lark', LARK_APP)
  await keepSecret(endpoint, 'anjuan/lark-door', LARK_DOOR)
  const common = commonTo(store, endpoint)
  return {
    slack: {
      environment: {
        ...common,
        SLACK_SECRET: 'anjuan/slack',
        SLACK_INSTALLATION_SECRET: 'anjuan/slack-installation',
      },
      secrets: { ...SLACK_APP, ...SLACK_INSTALLATION },
    },
    lark: {
      environment: { ...common, LARK_SECRET: 'anjuan/lark', LARK_DOOR_SECRET: 'anjuan/lark-door' },
      secrets: { ...LARK_APP, ...LARK_DOOR },
    },
  }
}

const SLACK_APP = {
  SLACK_SIGNING_SECRET: bot.signingSecret,
  SLACK_APP_ID: bot.appId,
  SLACK_CLIENT_ID: bot.clientId,
  SLACK_CLIENT_SECRET: bot.clientSecret,
}

const SLACK_INSTALLATION = {
  SLACK_APP_ID: bot.appId,
  SLACK_TEAM_ID: WORKSPACE,
  SLACK_BOT_TOKEN: bot.token,
  SLACK_BOT_USER_ID: bot.userId,
  SLACK_BOT_ID: bot.botId,
}

const LARK_APP = {
  LARK_APP_ID: installation.appId,
  LARK_APP_SECRET: installation.appSecret,
  LARK_TENANT_KEY: installation.tenantKey,
  LARK_BOT_OPEN_ID: installation.botOpenId,
}

const LARK_DOOR = {
  LARK_VERIFICATION_TOKEN: installation.verificationToken,
  LARK_ENCRYPT_KEY: installation.encryptKeys.join(),
}

const commonTo = (store: TestStore, secrets: string) => ({
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  // Said once by the SDK on Node 20; Lambda runs a later one.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_REGION: 'local',
  DYNAMODB_ENDPOINT: store.endpoint,
  TABLE: store.table,
  SECRETS_ENDPOINT: secrets,
  READING_ROOM_URL: READING_ROOM,
})

let submissions = 0

/** What is typed into a visit note. */
export const visitNote = {
  visitedOn: dayAt(Date.now()),
  urgency: 'daily',
  learned: '明年扩建染整车间，棉纱用量要增加约 120 吨，希望月底前拿到报价。',
  met: '采购部吴经理',
  needs: '40 支精梳棉纱，月供 30 吨',
  nextStep: '送样并报价',
} as const

/** 林晓雯 submits the visit form for a customer, in a modal of its own, signed as Slack signs. */
export function visitSubmitted(customerId: string): APIGatewayProxyEventV2 {
  const choice = (value: string) => ({
    type: 'static_select',
    selected_option: { text: { type: 'plain_text', text: value }, value },
  })
  const lookup = fieldsOf(visitForm).find(({ name }) => name === 'customerId')?.lookup
  const text = (value: string) => ({ v: { type: 'plain_text_input', value } })
  const { visitedOn, urgency, ...texts } = visitNote
  const body = interaction({
    type: 'view_submission',
    team: { id: WORKSPACE, domain: 'minhai' },
    user: { id: staff.salesperson.user, team_id: WORKSPACE },
    api_app_id: bot.appId,
    trigger_id: `bench.${submissions}`,
    view: {
      id: `VBENCH${process.pid}${submissions++}`,
      team_id: WORKSPACE,
      app_id: bot.appId,
      type: 'modal',
      callback_id: `form:${visitForm.id}`,
      private_metadata: JSON.stringify({ hidden: {}, locale: 'zh' }),
      state: {
        values: {
          customerId: { [`lookup:${lookup}`]: choice(customerId) },
          visitedOn: { v: { type: 'datepicker', selected_date: visitedOn } },
          urgency: { v: choice(urgency) },
          ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, text(value)])),
        },
      },
      blocks: [],
    },
  })
  return requestOf(body, bot.signingSecret, Date.now())
}
