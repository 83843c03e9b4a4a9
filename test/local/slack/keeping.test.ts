import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorkspace } from '../../../local/slack/workspace.ts'
import { bot, company, startBot, startTrial } from './trial.ts'

const channel = 'C0SALES001'
const as = 'U0LIN00001'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'workspace-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

describe('a workspace with a directory', () => {
  it('finds everything again after a restart', async () => {
    const first = await startTrial(undefined, { directory })
    const { ts = '' } = await first.client.chat.postMessage({
      channel,
      text: '拜访凤竹',
      blocks: [{ type: 'divider' }],
      metadata: { event_type: 'visit', event_payload: { id: '7' } },
    })
    await first.client.chat.postMessage({ channel, text: '回复', thread_ts: ts })
    await first.client.chat.update({ channel, ts, text: '拜访凤竹纸业' })
    const bytes = Buffer.from('%PDF-1.7 合同')
    const shared = await first.workspace.share({
      as,
      channel,
      name: '合同.pdf',
      bytes,
      text: '归档',
    })
    await first.workspace.act({ as, do: 'read', channel })
    first.workspace.forward(4 * 3_600_000)
    await first.workspace.settled()
    const before = first.workspace.messages(channel)
    const unread = first.workspace.state('U0CHEN0001').channels[0]?.unread
    await first.close()

    const second = await startTrial(undefined, { directory })
    expect(second.workspace.messages(channel)).toEqual(before)
    expect(second.workspace.now() - Date.now()).toBeGreaterThan(4 * 3_600_000 - 60_000)
    expect(second.workspace.state(as).channels[0]?.unread).toBe(0)
    expect(second.workspace.state('U0CHEN0001').channels[0]?.unread).toBe(unread)
    const file = await fetch(
      `${second.workspace.url}/workspace/file/${shared.fileId}?${new URLSearchParams({ as })}`,
    )
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes)
    const later = await second.client.chat.postMessage({ channel, text: '后来' })
    expect(Number(later.ts)).toBeGreaterThan(Number(before.at(-1)?.ts))
    await second.close()
  })

  it('loses half a line at most, never a line that was answered', async () => {
    const first = await startTrial(undefined, { directory })
    await first.client.chat.postMessage({ channel, text: '一' })
    await first.close()
    appendFileSync(join(directory, 'workspace.jsonl'), '{"kind":"message","mess')
    const second = await startTrial(undefined, { directory })
    await second.client.chat.postMessage({ channel, text: '二' })
    await second.close()
    const third = await startTrial(undefined, { directory })
    expect(third.workspace.messages(channel).map((each) => each.text)).toEqual(['一', '二'])
    await third.close()
  })

  it('keeps every answered message through a kill, once each', async () => {
    const script = fileURLToPath(new URL('./keeping-process.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', script, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    const apiUrl = await new Promise<string>((resolve) =>
      child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
    )
    const answered: string[] = []
    const speak = async (at: number) => {
      const response = await fetch(`${apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bot.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel, text: `第 ${at} 条` }),
      })
      if (Object(await response.json()).ok) answered.push(`第 ${at} 条`)
      if (answered.length === 100) child.kill('SIGKILL')
    }
    await Promise.allSettled(Array.from({ length: 300 }, (_, at) => speak(at)))
    await gone

    const workspace = await startWorkspace({ ...company('http://127.0.0.1:1/'), directory })
    const kept = workspace.messages(channel).map((each) => each.text)
    expect(answered.length).toBeGreaterThanOrEqual(100)
    expect(new Set(kept).size).toBe(kept.length)
    expect(answered.filter((text) => !kept.includes(text))).toEqual([])
    await workspace.close()
  }, 60_000)

  it('tells the bot after a restart what it could not tell before', async () => {
    const deaf = await startWorkspace({
      ...company('http://127.0.0.1:1/'),
      directory,
      retryDelays: [60_000],
    })
    await deaf.act({ as, do: 'say', channel, text: '听见了吗' })
    await deaf.close()

    const listener = await startBot()
    const workspace = await startWorkspace({ ...company(listener.url), directory })
    await workspace.settled()
    expect(listener.received.map(({ payload }) => Object(payload.event).text)).toEqual(['听见了吗'])
    expect(listener.received[0]?.headers['x-slack-retry-num']).toBe('1')
    await workspace.close()

    const again = await startWorkspace({ ...company(listener.url), directory })
    await again.settled()
    expect(listener.received).toHaveLength(1)
    await again.close()
    await listener.close()
  })
})
