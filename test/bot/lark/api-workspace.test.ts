import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf } from '../../../bot/lark/client.ts'
import type { Installation, LarkMessenger } from '../../../bot/lark/face.ts'
import { larkMessenger } from '../../../bot/lark/messenger.ts'
import { parentOf } from '../../../bot/lark/parent.ts'
import { larkSignIn } from '../../../bot/lark/sign-in.ts'
import type { LarkWorkspace } from '../../../local/lark/contract.ts'
import { AttachmentGone, PlaceClosed } from '../../../shared/commands/messenger.ts'
import type { Card } from '../../../shared/replies/card.ts'
import {
  app,
  buyer,
  chen,
  lin,
  quiet,
  sales,
  startTrial,
  type Trial,
} from '../../local/lark/trial.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const shared = 'oc_shared'

let trial: Trial
let workspace: LarkWorkspace
let installation: Installation
let messenger: LarkMessenger
let tenantKey = ''
const logged: unknown[] = []
beforeAll(async () => {
  trial = await startTrial(undefined, {
    groups: [
      { id: sales, name: '销售', members: [chen, lin, app.botOpenId] },
      { id: shared, name: '凤竹对接群', members: [chen, buyer, app.botOpenId] },
      { id: quiet, name: '茶水间', members: [chen, lin] },
    ],
  })
  ;({ workspace } = trial)
  tenantKey = workspace.state(lin).tenant.key
  installation = {
    appId: app.appId,
    appSecret: app.appSecret,
    tenantKey,
    botOpenId: app.botOpenId,
    domain: workspace.domain,
    verificationToken: app.verificationToken,
    encryptKeys: [app.encryptKey],
  }
  messenger = messengerNow()
})
afterAll(() => trial.close())

/** A messenger of another process. */
const messengerNow = () =>
  larkMessenger(
    installation,
    (what, facts) => logged.push({ what, ...facts }),
    () => workspace.now(),
  )

const identity = (user = lin) => ({ chat: 'lark', workspace: tenantKey, user }) as const
const place = (channel = sales) => ({ chat: 'lark', workspace: tenantKey, channel }) as const
const effect = () => randomBytes(16).toString('hex')
const card: Card = {
  title: '借阅申请 · 福建凤竹',
  body: ['张弛申请借阅营业执照'],
  facts: [['密级', '秘密']],
  buttons: [{ text: '批准', intent: 'borrow.approve', args: { requestId: 'r1' } }],
}
const forward = (milliseconds: number) =>
  fetch(`${workspace.url}/workspace/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ forward: milliseconds }),
  })
const last = (chat: string) => workspace.messages(chat).at(-1)

describe('in the Lark workspace, which takes nothing that Lark would not', () => {
  it('a card stands with its person, in its group and in its thread, and follows what happens', async () => {
    const direct = await messenger.post(
      { identity: identity() },
      { ...card, urgent: true },
      effect(),
    )
    expect(direct).toMatchObject({ channel: trial.direct(lin), direct: true })
    expect(workspace.state(lin).messages.at(-1)).toMatchObject({ id: direct.ts, urgent: true })

    const root = await messenger.post({ place: place() }, card, effect())
    expect(last(sales)).toMatchObject({ id: root.ts, type: 'interactive' })
    const thread = { place: { ...place(), thread: root.ts } }
    const reply = await messenger.post(thread, card, effect())
    expect(last(sales)).toMatchObject({ id: reply.ts, root: root.ts })

    await messenger.update(reply, { ...card, title: '已批准', tone: 'good' })
    expect(JSON.stringify(last(sales)?.content)).toContain('已批准')
  })

  it('is said once, by its name within the hour and by its mark after it, whoever looks', async () => {
    const root = await messenger.post({ place: place() }, card, effect())
    for (const to of [{ place: place() }, { place: { ...place(), thread: root.ts } }]) {
      const name = effect()
      const begun = workspace.now()
      const posted = await messenger.post(to, card, name)
      const before = workspace.messages(sales).length
      const restarted = messengerNow()
      expect(await restarted.find(to, name, begun)).toBeUndefined()
      expect(await restarted.post(to, card, name)).toEqual(posted)
      await forward(HOUR + 1_000)
      expect(await restarted.find(to, name, begun)).toEqual(posted)
      expect(await restarted.find(to, effect(), begun)).toBeUndefined()
      expect(workspace.messages(sales)).toHaveLength(before)
    }
  })

  it('where outsiders read along the place is closed, and nothing reaches it', async () => {
    const post = () => messenger.post({ place: place(shared) }, card, effect())
    await expect(post()).rejects.toThrow(PlaceClosed)
    expect(workspace.messages(shared)).toEqual([])
  })

  it('who reads a group is asked once in ten minutes; while Lark does not say, nobody does', async () => {
    const asked = () =>
      workspace.calls().filter(({ call }) => call === `GET /open-apis/im/v1/chats/${sales}`).length
    const { post } = messengerNow()
    const say = () => post({ place: place() }, card, effect())
    const before = asked()
    workspace.fail(`/chats/${sales}`, 1, 503)
    await expect(say()).rejects.toMatchObject({ name: 'ChatAway' })
    workspace.fail(`/chats/${sales}`, 1, 429)
    await expect(say()).rejects.toMatchObject({ name: 'LarkBusy' })
    workspace.fail(`/chats/${sales}`, 1, 400, 99991672)
    await expect(say()).rejects.toThrow(PlaceClosed)
    expect(logged).toContainEqual(expect.objectContaining({ what: 'lark.readers unknown' }))
    const unanswered = asked() - before
    await say()
    await say()
    expect(asked() - before - unanswered).toBe(1)
    await forward(HOUR)
    await say()
    expect(asked() - before - unanswered).toBe(2)
  })

  it('where we are not, the place is closed; what is too old is left as it is', async () => {
    await expect(messenger.post({ place: place(quiet) }, card, effect())).rejects.toThrow(
      PlaceClosed,
    )
    const posted = await messenger.post({ place: place() }, card, effect())
    await forward(15 * DAY)
    await messenger.update(posted, { ...card, title: '已批准' })
    expect(JSON.stringify(last(sales)?.content)).not.toContain('已批准')
    expect(logged).toContainEqual({ what: 'lark.settled', code: '230031' })
  })

  it('a rate limit and a failure of Lark’s are waited for, as the outbox does', async () => {
    workspace.fail('/messages', 1, 429)
    const post = () => messenger.post({ identity: identity() }, card, effect())
    await expect(post()).rejects.toMatchObject({ name: 'LarkBusy', retryAfter: 1 })
    workspace.fail('/messages', 1, 503)
    await expect(post()).rejects.toMatchObject({ name: 'ChatAway' })
    await expect(post()).resolves.toMatchObject({ direct: true })
  })

  it('a burst of twenty cards to one person is refused by nobody', async () => {
    const before = workspace.calls().length
    await Promise.all(
      Array.from({ length: 20 }, () =>
        messenger.post({ identity: identity(chen) }, card, effect()),
      ),
    )
    const calls = workspace.calls().slice(before)
    expect(calls.filter(({ call }) => call === 'POST /open-apis/im/v1/messages')).toHaveLength(20)
    expect(calls.map(({ code }) => code)).toEqual(calls.map(() => 0))
  })

  it('a shared file is fetched through its message, and named by it when somebody answers', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 销售合同')
    const shared = await workspace.share({ as: lin, chat: sales, name: '销售合同.pdf', bytes })
    const parent = parentOf(
      clientOf(installation, () => undefined),
      installation,
    )
    const read = await parent(shared.messageId)
    const [attachment] = read?.attachments ?? []
    expect(attachment).toMatchObject({
      name: '销售合同.pdf',
      fileId: `${shared.messageId}/file/${shared.fileKey}`,
    })
    if (!attachment) return
    const fetched = await messenger.fetch(attachment)
    const chunks: Uint8Array[] = []
    for await (const chunk of fetched.bytes) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString('utf8')).toBe('%PDF-1.7 销售合同')
    expect(fetched.size).toBe(bytes.length)

    const elsewhere = { ...attachment, fileId: `${shared.messageId}/file/another_key` }
    await expect(messenger.fetch(elsewhere)).rejects.toThrow(AttachmentGone)
  })
})

describe('signing in at the Lark workspace', () => {
  const redirectUri = app.redirectUrls[0] ?? ''
  const secret = () => randomBytes(32).toString('base64url')

  /** Allows it in the browser of a person; the code that the browser brings back. */
  async function codeOf(address: string, person: string): Promise<string> {
    const cookie = `lark_person=${person}`
    const page = await (await fetch(address, { headers: { cookie } })).text()
    const question = /name="question" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '/'
    const { headers } = await fetch(workspace.url + action, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ question, answer: 'allow' }),
    })
    const location = headers.get('location')
    return (location && new URL(location).searchParams.get('code')) || ''
  }

  const signInTo = (tenant = tenantKey) =>
    larkSignIn({
      installation: { ...installation, tenantKey: tenant },
      accounts: workspace.url,
      redirectUri,
      log: () => undefined,
    })

  it('tells who sits there, once, and to the browser that set out', async () => {
    const signIn = signInTo()
    const nonce = secret()
    const code = await codeOf(signIn.start('state', nonce), lin)
    expect(code).not.toBe('')
    expect(await signIn.finish(code, nonce)).toEqual(identity())
    expect(await signIn.finish(code, nonce)).toBeUndefined()

    const other = await codeOf(signIn.start('state', secret()), lin)
    expect(await signIn.finish(other, secret())).toBeUndefined()
  })

  it('takes nobody of another company in', async () => {
    const nonce = secret()
    const signIn = signInTo('another-tenant')
    const code = await codeOf(signIn.start('state', nonce), lin)
    expect(code).not.toBe('')
    expect(await signIn.finish(code, nonce)).toBeUndefined()
    // Lark itself does not let an outsider sign in to our app.
    expect(await codeOf(signInTo().start('state', secret()), buyer)).toBe('')
  })
})
