import { createDecipheriv, createHash } from 'node:crypto'
import { type Cache, Client, LoggerLevel } from '@larksuiteoapi/node-sdk'
import type { LarkWorkspaceOptions } from '../../../local/lark/contract.ts'
import { startLarkWorkspace } from '../../../local/lark/workspace.ts'
import { serveBot, type Told } from '../bot-server.ts'

type Fields = Record<string, unknown>

/** What the bot of a test received, opened with its own key. */
export interface Received extends Told {
  payload: { schema?: unknown; header: Fields; event: Fields }
}

/** What the bot of a test answers: a status and a body. */
export type Answering = (
  received: Received,
) => { status?: number; body?: unknown } | Promise<{ status?: number; body?: unknown }>

/** The secrets that both sides of the trial know. */
export const app = {
  appId: 'cli_a1b2c3d4e5f6a7b8',
  appSecret: 'secret-of-the-trial',
  encryptKey: 'key of the trial',
  verificationToken: 'lark-verification-token',
  botOpenId: 'ou_bot',
  name: '案卷',
  redirectUrls: ['http://127.0.0.1:4040/room/signed-in'],
  hearsGroups: false,
}

/** Decrypts as the documentation says, and not with the workspace's own code. */
export const opened = (body: string, key = app.encryptKey): unknown => {
  const sealed = Buffer.from(Object(JSON.parse(body)).encrypt, 'base64')
  const secret = createHash('sha256').update(key).digest()
  const cipher = createDecipheriv('aes-256-cbc', secret, sealed.subarray(0, 16))
  const bytes = Buffer.concat([cipher.update(sealed.subarray(16)), cipher.final()])
  return JSON.parse(bytes.toString('utf8'))
}

/** A bot at a free port that answers as told and remembers what it got. */
export const startBot = async (answer: Answering = () => ({})) => {
  const received: Received[] = []
  const { url, close } = await serveBot(async (told) => {
    const { body: sent } = told
    const inside = Object(sent.includes('"encrypt"') ? opened(sent) : JSON.parse(sent))
    const one = { ...told, payload: { header: {}, event: {}, ...inside } }
    received.push(one)
    const { status, body = {} } = await answer(one)
    return { status, text: typeof body === 'string' ? body : JSON.stringify(body) }
  })
  return { url: `${url}/lark`, received, close }
}

export const chen = 'ou_chen'
export const lin = 'ou_lin'
export const adams = 'ou_adams'
/** A customer's buyer, of another tenant. */
export const buyer = 'ou_buyer'
export const sales = 'oc_sales'
export const quiet = 'oc_quiet'

/** A small company: three people and an outsider, a group with the bot, and one without it. */
export const company = (botUrl: string): LarkWorkspaceOptions => ({
  tenant: { key: '2ed263bf32cf1651', name: '江城凤竹' },
  people: [
    { openId: chen, name: '陈总', title: '总经理', locale: 'zh_cn' },
    { openId: lin, name: '林小满', title: '销售', locale: 'zh_cn' },
    { openId: adams, name: 'Adams', title: 'Sales', locale: 'en_us' },
    {
      openId: buyer,
      name: '蔡经理',
      title: '采购',
      locale: 'zh_cn',
      tenantKey: '7c3e19d5a8b04f26',
    },
  ],
  app,
  groups: [
    { id: sales, name: '销售', members: [chen, lin, adams, buyer, app.botOpenId] },
    { id: quiet, name: '茶水间', members: [chen, lin] },
  ],
  menu: [{ key: 'visit', name: { zh: '拜访', en: 'Visit' } }],
  botUrl,
  retryDelays: [1, 1, 1, 1],
})

/** The SDK's own cache is one for all clients of a process. */
const ownCache = (): Cache => {
  const held = new Map<string, unknown>()
  return {
    get: async (key) => held.get(key.toString()),
    set: async (key, value) => {
      held.set(key.toString(), value)
      return true
    },
  }
}

/** The real SDK, with the bot's secrets. */
export const clientOf = (domain: string, appSecret = app.appSecret) =>
  new Client({
    appId: app.appId,
    appSecret,
    domain,
    oauthBaseUrl: domain,
    cache: ownCache(),
    logger: { error() {}, warn() {}, info() {}, debug() {}, trace() {} },
    loggerLevel: LoggerLevel.error,
  })

/** A workspace with a bot that answers as told, and a client of the bot's. */
export const startTrial = async (answer?: Answering, more: Partial<LarkWorkspaceOptions> = {}) => {
  const bot = await startBot(answer)
  const workspace = await startLarkWorkspace({ ...company(bot.url), ...more })
  return {
    workspace,
    client: clientOf(workspace.domain),
    received: bot.received,
    /** The events of a type that the bot was told. */
    events: (type: string) =>
      bot.received.flatMap(({ payload: { header, event } }) =>
        header['event_type'] === type ? [Object(event)] : [],
      ),
    /** The one-to-one chat of a person. */
    direct: (person: string) =>
      workspace.state(person).chats.find(({ kind }) => kind === 'p2p')?.id ?? '',
    close: async () => {
      await workspace.close()
      await bot.close()
    },
  }
}
export type Trial = Awaited<ReturnType<typeof startTrial>>

/** A card with these components. */
export const card = (...elements: unknown[]) => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements },
})

/** A button that carries this. */
export const button = (value: object, more: object = {}) => ({
  tag: 'button',
  text: { tag: 'plain_text', content: '同意' },
  behaviors: [{ type: 'callback', value }],
  ...more,
})

/** The code that a call was refused with; 0 when it was not. */
export const codeOf = async (call: Promise<unknown>): Promise<number> => {
  try {
    return Object(await call).code ?? 0
  } catch (error) {
    const { response } = Object(error)
    if (response?.data?.code === undefined) throw error
    return response.data.code
  }
}

/** Says a card to a person, and gives its message. */
export const cardTo = async (trial: Trial, openId: string, said: object): Promise<string> => {
  const { data } = await trial.client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: openId, msg_type: 'interactive', content: JSON.stringify(said) },
  })
  return data?.message_id ?? ''
}
