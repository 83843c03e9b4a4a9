import { WebClient } from '@slack/web-api'
import type { WorkspaceOptions } from '../../../local/slack/options.ts'
import { startWorkspace, type Workspace } from '../../../local/slack/workspace.ts'
import { serveBot, type Told } from '../bot-server.ts'

/** What the bot of a test received. */
export interface Received extends Told {
  /** The payload of an interaction, the fields of a command, or the JSON of an event. */
  payload: Record<string, unknown>
}

/** What the bot of a test answers: a status and a body. */
export type Answering = (
  received: Received,
) => { status?: number; body?: unknown; headers?: Record<string, string> } | Promise<object>

const payloadOf = (type: string, body: string): Record<string, unknown> => {
  if (type.startsWith('application/json')) return JSON.parse(body)
  const fields = Object.fromEntries(new URLSearchParams(body))
  return fields.payload === undefined ? fields : JSON.parse(fields.payload)
}

/** A bot at a free port that answers as told and remembers what it got. */
export const startBot = async (answer: Answering = () => ({})) => {
  const received: Received[] = []
  const { url, close } = await serveBot(async (told) => {
    const payload = payloadOf(told.headers['content-type'] ?? '', told.body)
    const one = { ...told, payload }
    received.push(one)
    const given: { status?: number; body?: unknown; headers?: Record<string, string> } =
      await answer(one)
    const { status, headers, body = '' } = given
    return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) }
  })
  return { url: `${url}/slack`, received, close }
}

/** The secrets that both sides of the trial know. */
export const bot = {
  userId: 'U0BOT00001',
  botId: 'B0BOT00001',
  appId: 'A0ANJUAN01',
  name: '案卷',
  token: 'xoxb-trial',
  signingSecret: 'signing-secret-of-the-trial',
  clientId: '1111.2222',
  clientSecret: 'client-secret-of-the-trial',
  redirectUrls: ['http://127.0.0.1:4040/read/'],
}

/** A small company: three people, a public channel, a private one, and one without the bot. */
export const company = (botUrl: string): WorkspaceOptions => ({
  team: { id: 'T0TRIAL001', name: '江城凤竹' },
  people: [
    { id: 'U0CHEN0001', name: '陈总', title: '总经理', locale: 'zh-CN' },
    { id: 'U0LIN00001', name: '林小满', title: '销售', locale: 'zh-CN' },
    { id: 'U0ADAMS001', name: 'Adams', title: 'Sales', locale: 'en-US' },
  ],
  bot,
  channels: [
    {
      id: 'C0SALES001',
      name: '销售',
      kind: 'channel',
      members: ['U0CHEN0001', 'U0LIN00001', 'U0ADAMS001', bot.userId],
    },
    { id: 'C0QUIET001', name: '茶水间', kind: 'channel', members: ['U0CHEN0001', 'U0LIN00001'] },
    { id: 'G0BOARD001', name: '董事会', kind: 'private', members: ['U0CHEN0001'] },
  ],
  commands: [{ command: '/visit', description: '拜访报告', should_escape: true }],
  shortcuts: [
    { name: '记为拜访', type: 'message', callback_id: 'visit_from_message' },
    { name: '新拜访', type: 'global', callback_id: 'new_visit' },
  ],
  botUrl,
  retryDelays: [1, 1, 1],
})

/** A workspace with a bot that answers as told, and a client with the bot's token. */
export const startTrial = async (answer?: Answering, more: Partial<WorkspaceOptions> = {}) => {
  const listener = await startBot(answer)
  const workspace: Workspace = await startWorkspace({ ...company(listener.url), ...more })
  const client = new WebClient(bot.token, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  })
  return {
    workspace,
    client,
    received: listener.received,
    payloads: (type: string) => {
      const inner = (payload: Received['payload']) =>
        payload.type === 'event_callback' ? Object(payload.event) : payload
      return listener.received.map(({ payload }) => inner(payload)).filter((it) => it.type === type)
    },
    close: async () => {
      await workspace.close()
      await listener.close()
    },
  }
}

/** The code of the refusal that a call came to; `ok` when it was not refused. */
export const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call
    return 'ok'
  } catch (error) {
    const { data } = Object(error)
    if (data?.error === undefined) throw error
    return data.error
  }
}

/** The complaints that a call came to. */
export const complaintsOf = async (call: Promise<unknown>): Promise<string[]> => {
  try {
    await call
    return []
  } catch (error) {
    return Object(error).data?.response_metadata?.messages ?? []
  }
}
