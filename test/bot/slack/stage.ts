import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { slackApp } from '../../../bot/slack/app.ts'
import type { Face, Installation } from '../../../bot/slack/face.ts'
import { kernelOn } from '../../../lambdas/aws/house.ts'
import { tableInbox } from '../../../lambdas/aws/inbox.ts'
import { keyOf } from '../../../lambdas/aws/keys.ts'
import { startGateway } from '../../../local/gateway.ts'
import { startWorkspace } from '../../../local/slack/workspace.ts'
import { activities, entrances } from '../../../shared/commands/catalogue.ts'
import type { Kernel } from '../../../shared/commands/execute.ts'
import type { Shelves } from '../../../shared/commands/shelves.ts'
import type { House } from '../../../shared/commands/turn.ts'
import type { Customer } from '../../../shared/records/customer.ts'
import { newDossier } from '../../../shared/records/dossier.ts'
import { bot } from '../../local/slack/trial.ts'
import { foundCompanyIn, MONDAY, staff, WORKSPACE } from '../../support/company.ts'
import { shelvesThat } from '../../support/shelves.ts'
import { startStore, type TestStore } from '../../support/store.ts'

export const SALES = 'C0SALES001'

/** The bot's account in the trial workspace. */
export { bot }

/** 福建凤竹纺织, owned by 林晓雯. */
export const fengzhu: Customer = {
  kind: 'customer',
  id: 'kh-fengzhu',
  version: 1,
  number: 'KH00001',
  name: '福建凤竹纺织科技',
  aliases: [],
  nature: 'enterprise',
  stage: 'current',
  ownerId: staff.salesperson.user,
  ownerName: staff.salesperson.name,
  departmentId: staff.salesperson.departmentId,
  source: 'visit',
  updatedAt: MONDAY,
  updatedBy: staff.salesperson.user,
  updatedByName: staff.salesperson.name,
}

/** Nothing stands on any shelf yet. */
export const emptyShelves: Shelves = {
  ...shelvesThat(async () => []),
  summary: async () => ({}),
  personalFacts: async () => undefined,
}

/** A founded company on a real store, with one customer. */
export async function startHouse(): Promise<{ store: TestStore; kernel: Kernel }> {
  const store = await startStore({ inMemory: true })
  const kernel = kernelOn(store.client, store.table, 'http://127.0.0.1/read/')
  await foundCompanyIn(kernel)
  const ownerId = await personIdOf(kernel, staff.salesperson.user)
  for (const record of [{ ...fengzhu, ownerId }, newDossier(fengzhu.id)]) {
    await store.client.send(
      new PutCommand({ TableName: store.table, Item: { ...keyOf(record), ...record } }),
    )
  }
  return { store, kernel }
}

/** The house's id of a member, by their chat account. */
export async function personIdOf(kernel: Kernel, user: string): Promise<string> {
  const id = `slack#${WORKSPACE}#${user}`
  const found = await kernel.store.open([{ kind: 'identity', id }])
  return found.person(id)?.id ?? ''
}

/** The Slack face in front of a real store, and a workspace that talks to it over HTTP. */
export async function startStage(more: { house?: Partial<House>; face?: Partial<Face> } = {}) {
  const { store, kernel } = await startHouse()
  const logged: { what: string; facts: object }[] = []
  let url = ''
  const people = Object.values(staff)
  const ways = more.house?.entrances ?? entrances
  const workspace = await startWorkspace({
    team: { id: WORKSPACE, name: '闽海染整' },
    people: people.map(({ user, name, roles }) => ({
      id: user,
      name,
      title: roles.join(),
      locale: 'zh-CN',
    })),
    bot,
    channels: [
      {
        id: SALES,
        name: '销售',
        kind: 'channel',
        members: [...people.map(({ user }) => user), bot.userId],
      },
    ],
    commands: ways.flatMap(({ command }) =>
      command ? [{ command: command.name, description: command.says.zh }] : [],
    ),
    shortcuts: ways.flatMap(({ name, shortcut }) =>
      shortcut
        ? [{ name: shortcut.zh, type: 'message' as const, callback_id: `entrance:${name}` }]
        : [],
    ),
    botUrl: () => url,
    retryDelays: [1, 1, 1],
    now: () => MONDAY,
  })
  const installation: Installation = {
    app: bot.appId,
    team: WORKSPACE,
    botToken: bot.token,
    signingSecrets: [bot.signingSecret],
    apiUrl: workspace.apiUrl,
  }
  const now = () => workspace.now()
  const face: Face = {
    house: { kernel, shelves: emptyShelves, activities, entrances, ...more.house },
    installation,
    inbox: tableInbox(store.client, store.table, now),
    suggest: async () => [],
    now,
    reference: () => 'A1B2C3',
    log: (what, facts = {}) => void logged.push({ what, facts }),
    ...more.face,
  }
  const receiver = slackApp(face)
  const gateway = await startGateway({ functionFor: () => receiver.handle })
  url = `${gateway.url}/slack`
  return {
    store,
    kernel,
    workspace,
    face,
    installation,
    logged,
    handle: receiver.handle,
    close: async () => {
      await workspace.close()
      await gateway.close()
      await store.close()
    },
  }
}

export type Stage = Awaited<ReturnType<typeof startStage>>
