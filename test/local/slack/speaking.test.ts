import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bot, codeOf, startTrial } from './trial.ts'

const channel = 'C0SALES001'
const metadata = { event_type: 'visit', event_payload: { id: '拜访-7' } }

describe('a bot that speaks in the workspace', () => {
  let trial: Awaited<ReturnType<typeof startTrial>>
  beforeAll(async () => {
    trial = await startTrial()
  })
  afterAll(() => trial.close())

  it('is known by its token, and nobody else is', async () => {
    const { client, workspace } = trial
    expect(await client.auth.test()).toMatchObject({ user_id: bot.userId, team: '江城凤竹' })
    expect(await codeOf(client.auth.test({ token: 'xoxb-other' }))).toBe('invalid_auth')
    const bare = await fetch(`${workspace.apiUrl}auth.test`, { method: 'POST' })
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' })
    expect(await codeOf(client.apiCall('chat.shout'))).toBe('unknown_method')
  })

  it('is refused where it is no member, and in a channel nobody knows', async () => {
    const { client } = trial
    const to = (id: string) => codeOf(client.chat.postMessage({ channel: id, text: '你好' }))
    expect(await to('C0QUIET001')).toBe('not_in_channel')
    expect(await to('G0BOARD001')).toBe('channel_not_found')
    expect(await to('C0NOWHERE1')).toBe('channel_not_found')
    expect(await codeOf(client.chat.postMessage({ channel, text: '' }))).toBe('no_text')
    const long = { channel, text: '字'.repeat(40_001) }
    expect(await codeOf(client.chat.postMessage(long))).toBe('msg_too_long')
    const odd = { channel, text: '你好', colour: 'red' }
    expect(await codeOf(client.apiCall('chat.postMessage', odd))).toBe('invalid_arguments')
  })

  it('finds its messages, replies and metadata again, page by page', async () => {
    const { client } = trial
    const root = await client.chat.postMessage({ channel, text: '拜访凤竹', metadata })
    const thread_ts = root.ts ?? ''
    for (const text of ['一', '二', '三'])
      await client.chat.postMessage({ channel, text, thread_ts })

    const lost = client.chat.postMessage({ channel, text: '四', thread_ts: '1000000000.000001' })
    expect(await codeOf(lost)).toBe('thread_not_found')
    const history = await client.conversations.history({
      channel,
      limit: 1,
      include_all_metadata: true,
    })
    expect(history.messages).toMatchObject([
      { text: '拜访凤竹', reply_count: 3, metadata, bot_id: bot.botId, app_id: bot.appId },
    ])

    const texts: string[] = []
    const pages = client.paginate('conversations.replies', { channel, ts: thread_ts, limit: 3 })
    for await (const page of pages)
      for (const message of Object(page).messages) texts.push(message.text)
    expect(texts).toEqual(['拜访凤竹', '一', '二', '三'])
  })

  it('words its own messages anew and takes them back, and nobody else’s', async () => {
    const { client, workspace } = trial
    await workspace.act({ as: 'U0LIN00001', do: 'say', channel, text: '我的话' })
    const theirs = workspace.messages(channel).at(-1)?.ts ?? ''
    expect(await codeOf(client.chat.update({ channel, ts: theirs, text: '改' }))).toBe(
      'cant_update_message',
    )
    expect(await codeOf(client.chat.delete({ channel, ts: theirs }))).toBe('cant_delete_message')

    const { ts = '' } = await client.chat.postMessage({ channel, text: '待批' })
    await client.chat.update({ channel, ts, text: '已批' })
    expect(workspace.messages(channel).at(-1)).toMatchObject({ ts, text: '已批', edited: true })
    await client.chat.delete({ channel, ts })
    expect(workspace.messages(channel).some((each) => each.ts === ts)).toBe(false)
  })

  it('whispers to one person only', async () => {
    const { client, workspace } = trial
    const whisper = { channel, user: 'U0LIN00001', text: '只给你看' }
    await client.chat.postEphemeral(whisper)
    const seen = (person: string) =>
      workspace.state(person).messages.some((each) => each.text === '只给你看')
    expect(seen('U0LIN00001')).toBe(true)
    expect(seen('U0CHEN0001')).toBe(false)
    expect(workspace.messages(channel).some((each) => each.text === '只给你看')).toBe(false)
  })

  it('writes to a person directly, under one id for ever', async () => {
    const { client } = trial
    const opened = await client.conversations.open({ users: 'U0CHEN0001' })
    const posted = await client.chat.postMessage({ channel: 'U0CHEN0001', text: '陈总好' })
    expect(posted.channel).toBe(opened.channel?.id)
    expect(await codeOf(client.conversations.open({ users: 'U0NOBODY01' }))).toBe('user_not_found')
  })

  it('learns who people are and which language they read', async () => {
    const { client } = trial
    const { user } = await client.users.info({ user: 'U0CHEN0001', include_locale: true })
    expect(user).toMatchObject({ real_name: '陈总', locale: 'zh-CN', tz: 'Asia/Shanghai' })
    const { members = [] } = await client.users.list({})
    expect(members.map((each) => each.id)).toContain('U0ADAMS001')
    const { channels = [] } = await client.conversations.list({})
    expect(channels.map((each) => [each.name, each.is_member])).toEqual([
      ['销售', true],
      ['茶水间', false],
    ])
    const joined = await client.conversations.members({ channel })
    expect(joined.members).toHaveLength(4)
  })

  it('nods once', async () => {
    const { client, workspace } = trial
    const { ts = '' } = await client.chat.postMessage({ channel, text: '收到' })
    await client.reactions.add({ channel, timestamp: ts, name: 'white_check_mark' })
    const again = client.reactions.add({ channel, timestamp: ts, name: 'white_check_mark' })
    expect(await codeOf(again)).toBe('already_reacted')
    expect(workspace.messages(channel).at(-1)?.reactions).toEqual([
      { name: 'white_check_mark', users: [bot.userId] },
    ])
  })

  it('shares a file it made, and reads it back with its token only', async () => {
    const { client, workspace } = trial
    const bytes = Buffer.from('卷内目录')
    await client.filesUploadV2({ channel_id: channel, file: bytes, filename: '目录.txt' })
    const shared = workspace.messages(channel).at(-1)
    const id = shared?.files?.[0]?.id ?? ''
    const { file } = await client.files.info({ file: id })
    const download = async (token: string) =>
      await fetch(file?.url_private_download ?? '', {
        headers: { authorization: `Bearer ${token}` },
      })
    expect(Buffer.from(await (await download(bot.token)).arrayBuffer())).toEqual(bytes)
    const stranger = await download('xoxb-other')
    expect(stranger.status).toBe(200)
    expect(stranger.headers.get('content-type')).toContain('text/html')
  })

  it('meets the failures that a test has ordered', async () => {
    const { client, workspace } = trial
    workspace.fail('chat.postMessage', 1, 429)
    const call = client.chat.postMessage({ channel, text: '一' })
    await expect(call).rejects.toMatchObject({ retryAfter: 1 })
    workspace.fail('chat.postMessage', 1, 500)
    const second = client.chat.postMessage({ channel, text: '二' })
    await expect(second).rejects.toMatchObject({ statusCode: 500 })
    expect(await codeOf(client.chat.postMessage({ channel, text: '三' }))).toBe('ok')
  })
})
