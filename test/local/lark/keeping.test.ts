import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLarkWorkspace } from '../../../local/lark/workspace.ts'
import {
  app,
  button,
  card,
  cardTo,
  chen,
  company,
  lin,
  sales,
  startBot,
  startTrial,
} from './trial.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lark-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const say = (text: string) => ({ as: lin, do: 'say' as const, chat: sales, text })

describe('a Lark workspace with a directory', () => {
  it('finds everything again after a restart', async () => {
    const first = await startTrial(undefined, { directory })
    const message = await cardTo(first, chen, card(button({ id: 1 })))
    await first.client.im.message.urgentApp({
      path: { message_id: message },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [chen] },
    })
    const bytes = Buffer.from('%PDF-1.7 合同')
    const shared = await first.workspace.share({ as: lin, chat: sales, name: '合同.pdf', bytes })
    await first.workspace.act({ ...say('@案卷 归档'), root: shared.messageId })
    await first.workspace.act({ as: lin, do: 'read', chat: sales })
    const uuid = 'effect'
    const speak = (trial: typeof first) =>
      trial.client.im.message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: sales, msg_type: 'text', content: '{"text":"收到"}', uuid },
      })
    const said = await speak(first)
    first.workspace.forward(30 * 60_000)
    await first.workspace.settled()
    const before = first.workspace.state(chen)
    await first.close()

    const second = await startTrial(undefined, { directory })
    const { workspace } = second
    expect(workspace.state(chen)).toEqual({ ...before, now: expect.any(Number) })
    expect(workspace.now()).toBeGreaterThan(Date.now() + 29 * 60_000)
    expect(workspace.state(chen).messages[0]?.urgent).toBe(true)
    const path = `${shared.messageId}/${shared.fileKey}`
    const file = await fetch(`${workspace.url}/workspace/file/${path}?as=${lin}`)
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes)
    expect((await speak(second)).data?.message_id).toBe(said.data?.message_id)
    await workspace.act({ as: chen, do: 'press', message, element: '/body/elements/0' })
    expect(second.events('card.action.trigger')).toHaveLength(1)
    await second.close()
  })

  it('keeps the token of a bot that runs on', async () => {
    const first = await startTrial(undefined, { directory })
    const told = await first.client.auth.tenantAccessToken.internal({
      data: { app_id: app.appId, app_secret: app.appSecret },
    })
    await first.close()
    const second = await startLarkWorkspace({ ...company(''), directory })
    const { tenant_access_token } = Object(told)
    const info = await fetch(`${second.domain}/open-apis/bot/v3/info`, {
      headers: { authorization: `Bearer ${tenant_access_token}` },
    })
    expect(await info.json()).toMatchObject({ code: 0 })
    await second.close()
  })

  it('tells the bot after a restart what it could not tell before, once', async () => {
    const deaf = await startLarkWorkspace({
      ...company('http://127.0.0.1:1/'),
      directory,
      retryDelays: [15_000],
    })
    await deaf.act(say('@案卷 听见了吗'))
    // A pause of a quarter of a minute is no delivery under way.
    await deaf.settled()
    await deaf.close()

    const bot = await startBot()
    const heard = () => bot.received.map(({ payload }) => Object(payload.event).message.content)
    const renewed = { ...app, verificationToken: 'token since then' }
    const workspace = await startLarkWorkspace({ ...company(bot.url), app: renewed, directory })
    await workspace.settled()
    expect(heard()).toEqual(['{"text":"@_user_1 听见了吗"}'])
    expect(bot.received[0]?.payload.header['token']).toBe('token since then')
    await workspace.close()
    const again = await startLarkWorkspace({ ...company(bot.url), directory })
    await again.settled()
    expect(heard()).toHaveLength(1)
    await again.close()
    await bot.close()
  })

  it('loses half a line at most, never a line that was answered', async () => {
    const first = await startTrial(undefined, { directory })
    await first.workspace.act(say('一'))
    await first.close()
    appendFileSync(join(directory, 'workspace.jsonl'), '{"kind":"message","mess')
    const second = await startTrial(undefined, { directory })
    await second.workspace.act(say('二'))
    const texts = second.workspace.messages(sales).map(({ content }) => Object(content).text)
    expect(texts).toEqual(['一', '二'])
    await second.close()
  })

  it('keeps everything that was answered through a kill, once each', async () => {
    const script = fileURLToPath(new URL('./keeping-process.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', script, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    const url = await new Promise<string>((resolve) =>
      child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
    )
    const answered: string[] = []
    const speak = async (at: number) => {
      const response = await fetch(`${url}/workspace/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(say(`第 ${at} 条`)),
      })
      if (Object(await response.json()).ok) answered.push(`第 ${at} 条`)
      if (answered.length === 100) child.kill('SIGKILL')
    }
    await Promise.allSettled(Array.from({ length: 300 }, (_, at) => speak(at)))
    await gone
    const workspace = await startLarkWorkspace({ ...company('http://127.0.0.1:1/'), directory })
    const kept = workspace.messages(sales).map(({ content }) => Object(content).text)
    expect(answered.length).toBeGreaterThanOrEqual(100)
    expect(new Set(kept).size).toBe(kept.length)
    expect(answered.filter((text) => !kept.includes(text))).toEqual([])
    await workspace.close()
  })
})

describe('the clock', () => {
  it('is that of another workspace where there is one, and is put forward there', async () => {
    let skipped = 0
    const trial = await startTrial(undefined, {
      directory,
      now: () => 1_795_000_000_000 + skipped,
      forward: (milliseconds) => {
        skipped += milliseconds
      },
    })
    trial.workspace.forward(3_600_000)
    expect(trial.workspace.now()).toBe(1_795_003_600_000)
    await trial.close()
    const again = await startTrial(undefined, { directory, now: () => 1_795_000_000_000 })
    expect(again.workspace.now()).toBe(1_795_000_000_000)
    await again.close()
  })

  it('goes forward only', async () => {
    const trial = await startTrial()
    expect(() => trial.workspace.forward(-1)).toThrow(RangeError)
    await trial.close()
  })
})
