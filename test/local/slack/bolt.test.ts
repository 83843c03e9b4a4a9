import { createServer, type Server } from 'node:http'
import { App, AwsLambdaReceiver, LogLevel } from '@slack/bolt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../../local/slack/workspace.ts'
import { bot, company } from './trial.ts'

const channel = 'C0SALES001'
const as = 'U0LIN00001'
const plain = (text: string) => ({ type: 'plain_text' as const, text })

/** A bot on Bolt's own Lambda receiver, unchanged but for the address of the API. */
const appFor = (apiUrl: () => string) => {
  const receiver = new AwsLambdaReceiver({
    signingSecret: bot.signingSecret,
    logLevel: LogLevel.ERROR,
  })
  const app = new App({
    token: bot.token,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: apiUrl() },
  })
  app.command('/visit', async ({ ack, body, client }) => {
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'visit',
        private_metadata: body.channel_id,
        title: plain('拜访报告'),
        submit: plain('保存'),
        blocks: [
          {
            type: 'input',
            block_id: 'customer',
            label: plain('客户'),
            element: { type: 'external_select', action_id: 'v', min_query_length: 1 },
          },
        ],
      },
    })
    await ack()
  })
  app.options('v', async ({ ack, payload }) =>
    ack({ options: [{ text: plain(`${payload.value}竹纸业`), value: 'customer:7' }] }),
  )
  app.view('visit', async ({ ack, view, client }) => {
    const chosen = view.state.values.customer?.v?.selected_option
    await client.chat.postMessage({
      channel: view.private_metadata,
      text: `拜访 ${chosen?.text.text}`,
      blocks: [
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'approve',
              text: plain('批准'),
              value: chosen?.value ?? '',
            },
          ],
        },
      ],
    })
    await ack()
  })
  app.action('approve', async ({ ack, respond, body }) => {
    await respond({ text: `由 <@${body.user.id}> 批准`, replace_original: true })
    await ack()
  })
  app.event('app_mention', async ({ say, event }) => {
    await say({ text: `听到了：${event.text}`, thread_ts: event.ts })
  })
  return receiver
}

const listen = async (receiver: AwsLambdaReceiver): Promise<{ server: Server; url: string }> => {
  const handler = await receiver.start()
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
    const { statusCode, body } = await handler(
      {
        version: '2.0',
        routeKey: '$default',
        rawPath: '/slack',
        rawQueryString: '',
        requestContext: {},
        body: Buffer.concat(parts).toString(),
        headers: Object.fromEntries(headers),
        isBase64Encoded: false,
      },
      {},
    )
    response.writeHead(statusCode).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { server, url: `http://127.0.0.1:${port}/slack` }
}

describe('a bot built on Bolt', () => {
  let workspace: Workspace
  let server: Server
  beforeAll(async () => {
    let botUrl = ''
    workspace = await startWorkspace({ ...company(''), botUrl: () => botUrl })
    const listening = await listen(appFor(() => workspace.apiUrl))
    server = listening.server
    botUrl = listening.url
  })
  afterAll(async () => {
    await workspace.close()
    server.close()
    server.closeAllConnections()
  })

  it('opens a form, fills a menu, posts a card and redraws it, as it would in Slack', async () => {
    const command = { as, do: 'command' as const, channel, command: '/visit', text: '' }
    expect(await workspace.act(command)).toEqual({ ok: true })
    const view = workspace.state(as).modals[0]?.id ?? ''
    const at = { as, view, block_id: 'customer', action_id: 'v' }
    const suggested = await workspace.act({ ...at, do: 'suggest', value: '凤' })
    const option = { text: plain('凤竹纸业'), value: 'customer:7' }
    expect(suggested).toEqual({ ok: true, options: { options: [option] } })

    const values = { customer: { v: { type: 'external_select', selected_option: option } } }
    expect(await workspace.act({ as, do: 'submit', view, values })).toEqual({ ok: true })
    expect(workspace.state(as).modals).toEqual([])
    const card = workspace.messages(channel).at(-1)
    expect(card).toMatchObject({ text: '拜访 凤竹纸业', bot_id: bot.botId })

    const block_id = String(Object(card?.blocks?.[0]).block_id)
    await workspace.act({
      as: 'U0CHEN0001',
      do: 'press',
      where: { message: { channel, ts: card?.ts ?? '' } },
      block_id,
      action: { action_id: 'approve' },
    })
    expect(workspace.messages(channel)).toMatchObject([
      { ts: card?.ts, text: '由 <@U0CHEN0001> 批准', edited: true },
    ])
  })

  it('answers a mention in its thread', async () => {
    await workspace.act({ as, do: 'say', channel, text: '@案卷 凤竹 怎么样 <b>' })
    await workspace.settled()
    const [asked, answered] = workspace.messages(channel).slice(-2)
    expect(answered).toMatchObject({
      thread_ts: asked?.ts,
      text: `听到了：<@${bot.userId}> 凤竹 怎么样 &lt;b&gt;`,
    })
  })
})
