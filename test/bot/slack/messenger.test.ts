import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slackMessenger } from '../../../bot/slack/messenger.ts'
import { startWorkspace, type Workspace } from '../../../local/slack/workspace.ts'
import { AttachmentGone, type Messenger, PlaceClosed } from '../../../shared/commands/messenger.ts'
import type { Attachment } from '../../../shared/records/document.ts'
import { MONDAY, staff, WORKSPACE } from '../../support/company.ts'
import { bot } from './stage.ts'

const lin = staff.salesperson.user
const SALES = 'C0SALES001'
const BOARD = 'G0BOARD001'
const SHARED = 'C0SHARED01'
const place = { chat: 'slack', workspace: WORKSPACE, channel: SALES } as const
const identity = { chat: 'slack', workspace: WORKSPACE, user: lin } as const

let workspace: Workspace
let messenger: Messenger
const logged: unknown[] = []

const installationAt = (apiUrl: string) => ({
  app: bot.appId,
  team: WORKSPACE,
  botToken: bot.token,
  signingSecrets: [bot.signingSecret],
  apiUrl,
})

beforeAll(async () => {
  workspace = await startWorkspace({
    team: { id: WORKSPACE, name: '闽海染整' },
    people: [{ id: lin, name: staff.salesperson.name, title: '推销员', locale: 'zh-CN' }],
    bot,
    channels: [
      { id: SALES, name: '销售', kind: 'channel', members: [lin, bot.userId] },
      { id: SHARED, name: '凤竹对接', kind: 'channel', members: [lin, bot.userId], shared: true },
      { id: BOARD, name: '董事会', kind: 'private', members: [lin] },
    ],
    commands: [],
    shortcuts: [],
    botUrl: 'http://127.0.0.1:9/slack',
    retryDelays: [],
    now: () => MONDAY,
  })
  messenger = slackMessenger(installationAt(workspace.apiUrl), (what, facts) =>
    logged.push({ what, facts }),
  )
})
afterAll(() => workspace.close())

describe('a card posted in Slack', () => {
  it('stands in its channel, thread or direct message, and is found again by what it is', async () => {
    const root = await messenger.post({ place }, { title: '拜访记录 · 福建凤竹' }, 'effect-1')
    const thread = { place: { ...place, thread: root.ts } }
    const reply = await messenger.post(thread, { title: '借阅申请' }, 'effect-2')
    const direct = await messenger.post({ identity }, { title: '今日待办' }, 'effect-3')
    expect(root).toEqual({ chat: 'slack', workspace: WORKSPACE, channel: SALES, ts: root.ts })
    expect(workspace.messages(SALES).at(-1)).toMatchObject({ ts: reply.ts, thread_ts: root.ts })
    expect(direct.channel).toMatch(/^D/)

    expect(await messenger.find({ place }, 'effect-1', MONDAY)).toEqual(root)
    expect(await messenger.find(thread, 'effect-2', MONDAY)).toEqual(reply)
    expect(await messenger.find({ identity }, 'effect-3', MONDAY)).toEqual(direct)
    expect(await messenger.find({ place }, 'effect-3', MONDAY)).toBeUndefined()
    expect(await messenger.find({ place }, 'effect-1', MONDAY + 3_600_000)).toBeUndefined()
  })

  it('is found behind hundreds of others', async () => {
    const posted = await messenger.post({ place }, { title: '第一' }, 'effect-first')
    for (let at = 0; at < 205; at++) {
      await workspace.act({ as: lin, do: 'say', channel: SALES, text: `第 ${at} 句` })
    }
    expect(await messenger.find({ place }, 'effect-first', MONDAY)).toEqual(posted)
  })

  it('is drawn anew, and stays what it is', async () => {
    const posted = await messenger.post({ place }, { title: '待批准' }, 'effect-4')
    await messenger.update(posted, { title: '已批准', tone: 'good', notes: ['由王建业批准'] })
    const drawn = workspace.messages(SALES).find(({ ts }) => ts === posted.ts)
    expect(JSON.stringify(drawn?.blocks)).toContain('已批准')
    expect(JSON.stringify(drawn?.blocks)).not.toContain('待批准')
    expect(await messenger.find({ place }, 'effect-4', MONDAY)).toEqual(posted)
  })

  it('cannot stand where we are not', async () => {
    const board = { place: { ...place, channel: BOARD } }
    await expect(messenger.post(board, { title: '借阅申请' }, 'e')).rejects.toThrow(PlaceClosed)
    await expect(messenger.find(board, 'e', 0)).rejects.toThrow(PlaceClosed)
  })

  it('cannot stand where another company reads along', async () => {
    const shared = { place: { ...place, channel: SHARED } }
    await expect(messenger.post(shared, { title: '借阅申请' }, 'e')).rejects.toThrow(PlaceClosed)
    expect(workspace.messages(SHARED)).toEqual([])
  })

  it.each([
    ['another company is invited', { is_ext_shared: false, is_pending_ext_shared: true }, true],
    ['Slack does not tell of it', {}, true],
    ['Slack may not tell us', 'missing_scope', true],
    ['Slack is out of order, which passes', 'internal_error', false],
  ])('stands nowhere while %s', async (_, told, closed) => {
    const called: string[] = []
    const answer =
      typeof told === 'string' ? { ok: false, error: told } : { ok: true, channel: told }
    const server = createServer((request, response) => {
      called.push(request.url ?? '')
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const asking = slackMessenger(installationAt(`http://127.0.0.1:${port}/api/`), () => {})
    const failed: unknown = await asking.post({ place }, { title: '' }, 'e').catch((error) => error)
    expect(failed).toBeInstanceOf(Error)
    expect(failed instanceof PlaceClosed).toBe(closed)
    expect(called).toEqual(['/api/conversations.info'])
    server.close()
  })

  it('waits as long as Slack says when there were too many', async () => {
    const server = createServer((_, response) =>
      response.writeHead(429, { 'retry-after': '7' }).end(),
    )
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const hurried = slackMessenger(installationAt(`http://127.0.0.1:${port}/api/`), () => {})
    await expect(hurried.post({ place }, { title: '' }, 'e')).rejects.toMatchObject({
      retryAfter: 7,
    })
    server.close()
  })
})

describe('a home page in Slack', () => {
  it('shows cards one under another', async () => {
    await messenger.home(identity, [{ title: '待您批准' }, { title: '今日待办' }])
    const { home } = workspace.state(lin)
    const text = JSON.stringify(home?.view)
    expect(text.indexOf('待您批准')).toBeLessThan(text.indexOf('今日待办'))
  })
})

describe('a file that somebody shared', () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 31) % 251)
  const attachmentOf = (fileId: string): Attachment => ({
    chat: 'slack',
    workspace: WORKSPACE,
    fileId,
    name: '合同.pdf',
    size: 1,
  })

  async function read(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
    const parts: Uint8Array[] = []
    for await (const part of stream) parts.push(part)
    return Buffer.concat(parts)
  }

  it('comes as a stream with its true size, byte for byte', async () => {
    const file = { as: lin, channel: SALES, name: '合同.pdf', bytes }
    const { fileId } = await workspace.share(file)
    const fetched = await messenger.fetch(attachmentOf(fileId))
    expect(fetched.size).toBe(bytes.length)
    expect((await read(fetched.bytes)).equals(bytes)).toBe(true)
  })

  it('is gone when Slack does not know it, or shows it to others only', async () => {
    const unknown = attachmentOf('F0UNKNOWN1')
    await expect(messenger.fetch(unknown)).rejects.toThrow(AttachmentGone)
    const { fileId } = await workspace.share({ as: lin, channel: BOARD, name: '密.pdf', bytes })
    await expect(messenger.fetch(attachmentOf(fileId))).rejects.toThrow(AttachmentGone)
  })

  /** A Slack that says where its files are. */
  async function slackWithFileAt(where: (origin: string) => string) {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      const origin = `http://127.0.0.1:${portOf()}`
      if (request.url === '/api/files.info') {
        const file = { id: 'F1', name: '合同.pdf', url_private_download: where(origin) }
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ ok: true, file }))
        return
      }
      asked.push(request.headers.authorization)
      const isPage = request.url?.startsWith('/sign-in')
      response.writeHead(request.url === '/elsewhere' ? 302 : 200, {
        'content-type': isPage ? 'text/html; charset=utf-8' : 'application/pdf',
        ...(request.url === '/elsewhere' ? { location: `${origin}/sign-in` } : {}),
      })
      response.end('<html>')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const portOf = () => {
      const address = server.address()
      return typeof address === 'object' && address ? address.port : 0
    }
    const other = slackMessenger(installationAt(`http://127.0.0.1:${portOf()}/api/`), () => {})
    return { other, asked, close: () => server.close() }
  }

  it('is gone when Slack shows a page to sign in instead, there or elsewhere', async () => {
    for (const path of ['/sign-in', '/elsewhere']) {
      const { other, asked, close } = await slackWithFileAt((origin) => origin + path)
      await expect(other.fetch(attachmentOf('F1'))).rejects.toThrow(AttachmentGone)
      expect(asked).toEqual([`Bearer ${bot.token}`])
      close()
    }
  })

  it('is never asked for, nor our token shown, on a host that is not Slack’s', async () => {
    for (const where of [
      'http://localhost',
      'http://127.0.0.1.nip.example',
      'https://evil.example',
    ]) {
      const { other, asked, close } = await slackWithFileAt((origin) =>
        origin.replace('http://127.0.0.1', where),
      )
      await expect(other.fetch(attachmentOf('F1'))).rejects.toThrow(AttachmentGone)
      expect(asked).toEqual([])
      close()
    }
  })
})

it('nothing of a card, a file or a token is in the log', () => {
  expect(JSON.stringify(logged)).not.toMatch(/拜访|借阅|合同|xoxb/)
})
