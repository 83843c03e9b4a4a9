import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { kernelOn } from '../../lambdas/aws/house.ts'
import { keyOf } from '../../lambdas/aws/keys.ts'
import { startSecretServer } from '../../local/secrets/server.ts'
import type { Kernel } from '../../shared/commands/execute.ts'
import { fieldsOf } from '../../shared/forms/form.ts'
import { visitForm } from '../../shared/forms/visit.ts'
import { newDossier } from '../../shared/records/dossier.ts'
import { dayAt } from '../../shared/terms/day.ts'
import { interaction, requestOf } from '../bot/slack/requests.ts'
import { bot, fengzhu, personIdOf } from '../bot/slack/stage.ts'
import { foundCompanyIn, staff, WORKSPACE } from '../support/company.ts'
import { keepSecret } from '../support/secrets.ts'
import { startStore, type TestStore } from '../support/store.ts'

/** A founded company on a real store that keeps its data on disk, as benches use it. */
export interface BenchHouse {
  store: TestStore
  kernel: Kernel
  /** What the Slack function is told by its environment, as it is deployed: its secrets stand elsewhere. */
  environment: Readonly<Record<string, string>>
  /** What its secrets hold, as a function that reads none is told it. */
  told: Readonly<Record<string, string>>
  close(): Promise<void>
}

export const READING_ROOM = 'http://127.0.0.1/room/'

/** Starts it with these customers, all of them 林晓雯's. */
export async function startBenchHouse(customerIds: readonly string[]): Promise<BenchHouse> {
  const store = await startStore()
  const kernel = kernelOn(store.client, store.table, READING_ROOM)
  await foundCompanyIn(kernel)
  const ownerId = await personIdOf(kernel, staff.salesperson.user)
  for (const id of customerIds) {
    for (const record of [{ ...fengzhu, id, ownerId }, newDossier(id)]) {
      const Item = { ...keyOf(record), ...record }
      await store.client.send(new PutCommand({ TableName: store.table, Item }))
    }
  }
  const secrets = await startSecretServer()
  await keepSecret(secrets.endpoint, 'anjuan/slack', APP)
  await keepSecret(secrets.endpoint, 'anjuan/slack-installation', INSTALLATION)
  const environment = environmentFor(store, secrets.endpoint)
  const told = { ...APP, ...INSTALLATION }
  const close = async () => {
    await secrets.close()
    await store.close()
  }
  return { store, kernel, environment, told, close }
}

const APP = {
  SLACK_SIGNING_SECRET: bot.signingSecret,
  SLACK_APP_ID: bot.appId,
  SLACK_CLIENT_ID: bot.clientId,
  SLACK_CLIENT_SECRET: bot.clientSecret,
}

const INSTALLATION = {
  SLACK_TEAM_ID: WORKSPACE,
  SLACK_BOT_TOKEN: bot.token,
  SLACK_BOT_USER_ID: bot.userId,
  SLACK_BOT_ID: bot.botId,
}

const environmentFor = (store: TestStore, secrets: string) => ({
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  // Said once by the SDK on Node 20; Lambda runs a later one.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_REGION: 'local',
  DYNAMODB_ENDPOINT: store.endpoint,
  TABLE: store.table,
  SECRETS_ENDPOINT: secrets,
  SLACK_SECRET: 'anjuan/slack',
  SLACK_INSTALLATION_SECRET: 'anjuan/slack-installation',
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
