import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebClient } from '@slack/web-api'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultNoter } from '../../bot/slack/faults.ts'
import { fetchFile } from '../../bot/slack/fetching.ts'
import { wordPage } from '../../bot/web/pages.ts'
import { drawTile } from '../../lambdas/imaging/watermark-tile.ts'
import { nameIn } from '../../shared/commands/customers/question.ts'
import { cast, must, startTrial, type Trial } from './trial.ts'

/** Names that are not only names. */
const evil = {
  script: '<script>alert(1)</script><img src=x onerror=alert(2)>',
  attribute: `" onload="alert(1)" x='`,
  everyone: '<!channel> <!here> <!everyone> @channel',
  mention: '<@U0WANG> <#C0SALES1> <!subteam^S1>',
  link: '<https://evil.example|点此登录> http://evil.example',
  markup: '*粗* _斜_ ~删~ `码` ```块``` > 引 :bomb:',
  table: '| a | b |\n|---|---|\n=HYPERLINK("http://evil.example")',
  entity: '&lt;!channel&gt; &amp;lt; &#60;',
  template: `\${process.env} {{7*7}} %s %n \\u0000`,
  key: '../../originals/#PK~SK|x\t',
}
const backwards = '甲\u202e乙\u2066丙\u200f丁\u200b戊\ufeff己\u0000庚'
const long = '长'.repeat(10_000)

let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
}, 120_000)
afterAll(() => trial?.close())

/** Everything that the bot has shown to anybody, as Slack holds it. */
function shownTo(user: string): string {
  const { messages, modals, home } = trial.house.workspace.state(user)
  const ours = messages.filter(({ bot_id }) => bot_id !== undefined)
  return JSON.stringify([ours, modals, home])
}

const visitBy = (learned: string, more: object = {}) =>
  trial.run(cast.owner, 'visit.report', {
    customerId: trial.customerId,
    visitedOn: '2026-11-23',
    urgency: 'urgent',
    learned,
    ...more,
  })

describe('what people typed is shown as they typed it, and is nothing else', () => {
  it('in cards, wherever they are posted', async () => {
    const day = new Date(trial.house.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    for (const text of [...Object.values(evil), backwards]) {
      await must(visitBy(text, { visitedOn: day, met: text.slice(0, 200), nextStep: text }))
    }
    await must(
      trial.run(cast.owner, 'customer.create', {
        name: evil.everyone,
        aliases: evil.mention,
        nature: 'enterprise',
        stage: 'current',
        source: 'visit',
      }),
    )
    const title = `${evil.script}${evil.mention}`
    await trial.file('secret', title)
    await trial.house.settled()
    const answers = [
      await trial.chat.command(cast.owner, '/summary', '凤竹'),
      await trial.chat.command(cast.owner, '/customer', 'channel'),
      await trial.chat.command(cast.owner, '/customer', evil.everyone),
    ]
    const everything = [...Object.values(cast).map(shownTo), ...answers].join('\n')
    expect(everything).toContain('&lt;script&gt;')
    expect(everything).not.toMatch(/<!(channel|here|everyone|subteam)|<@U|<#C|<https?:|<script/)
    expect(everything).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200f\ufeff]/)
    // Nothing of theirs stands where Slack reads mark-up: only in plain and rich text.
    expect(everything).not.toContain('"mrkdwn"')
  })

  it('and is kept without what nobody can see', async () => {
    const look = await trial.house.kernel.store.open([])
    const visits = await look.inDossier(trial.customerId, 'visit', 50)
    const kept = visits.map(({ learned }) => learned)
    expect(kept).toContain('甲乙丙丁戊己庚')
    expect(kept).toContain(evil.script)
    const answer = await visitBy('\u200b\u2060 \ufeff')
    expect(answer).toMatchObject({ kind: 'invalid' })
  })

  it('and is refused at its field when it is too long, not cut in silence', async () => {
    const answer = await visitBy(long)
    expect(answer).toMatchObject({
      kind: 'invalid',
      issues: { learned: { fault: expect.any(String) } },
    })
    const borrowed = await trial.run(cast.manager, 'borrow', { documentId: long, purpose: long })
    expect(borrowed.kind).toBe('invalid')
  })

  it('in the reading room', async () => {
    const title = `${evil.script}${evil.attribute}`
    const paper = await trial.file('secret', title)
    const loan = await trial.lend(paper)
    const reader = await trial.sitDown(loan)
    const { response, text } = await reader.go('/room/read/1')
    expect(response.status).toBe(200)
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text).not.toMatch(/<script|<img src=x|" onload=/)
    const [tag] = /<img[^>]*>/.exec(text) ?? []
    expect(tag).toMatch(/^<img src="\.\.\/page\/1" alt="[^"<>]*" draggable="false">$/)
    for (const name of [...Object.values(evil), backwards]) {
      const word = wordPage({ title: name, lines: [name] }, 'zh')
      expect(
        word.replace(/<(\/?)(html|head|meta|title|link|body|section|h1|p)\b[^<>]*>/g, ''),
      ).not.toMatch(/<(?!!doctype)/)
      expect(word).not.toMatch(/[\u202e\u2066\u200f\u200b]/)
    }
  })

  it('in the mark across a page: a name draws letters and nothing more', async () => {
    const lines = { time: '2026-11-23 09:00', request: 'JY-1' }
    const plain = await drawTile({ reader: '林晓雯', ...lines }, 1)
    const inks = await inkIn(plain)
    for (const reader of [
      '</text></g><rect width="9999" height="9999" fill="red"/>',
      '<image href="file:///etc/passwd" width="999" height="999"/>',
      '<image href="http://169.254.169.254/latest" width="9" height="9"/>',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
      ']]><script/>',
      '\u0000\u0001\ud800\uffff',
      backwards,
      long,
    ]) {
      const tile = await drawTile({ reader, ...lines }, 1)
      const ink = await inkIn(tile)
      expect(ink.reddest, reader.slice(0, 20)).toBeLessThanOrEqual(inks.reddest + 8)
      expect(ink.covered, reader.slice(0, 20)).toBeLessThan(0.5)
    }
  })

  it('in the keys of files: only ids of ours, whatever the title', async () => {
    const paper = await trial.file('secret', evil.key)
    expect(paper.id).toMatch(/^[\w-]+\.[\w-]+$/)
  })

  it('and in the log: one line, whatever broke', () => {
    const lines: string[] = []
    const note = faultNoter((what, facts) => lines.push(JSON.stringify({ what, ...facts })))
    const forged = new Error(`x\n{"what":"all is well"}\r\n${evil.script}`)
    note({ reference: 'A1' }, forged)
    note({ reference: 'A2' }, evil.script)
    expect(lines.join('').split(/[\n\r]/)).toHaveLength(1)
    expect(lines).toHaveLength(2)
    expect(lines[1]).not.toContain('script')
  })
})

describe('a text made to hold the house up does not', () => {
  it('as a question without end: it is read no further than a name can stand', () => {
    for (const endless of [
      `凤竹${' '.repeat(200_000)}x`,
      `${'?'.repeat(200_000)}凤竹`,
      `${'请问'.repeat(100_000)}`,
      long,
    ]) {
      expect(nameIn(endless).length).toBeLessThanOrEqual(200)
    }
  })

  it('as forty thousand signs said to the bot: the answer is the same as to their beginning', async () => {
    const question = `凤竹怎么样${'样'.repeat(40_000)}`
    const shelf = { kind: 'names' as const, shelf: 'customer', match: 'within' as const }
    const found = await trial.house.kernel.store.open([{ ...shelf, text: question }])
    const short = await trial.house.kernel.store.open([{ ...shelf, text: question.slice(0, 200) }])
    const named = await found.named({ ...shelf, text: question })
    expect(named).toEqual(await short.named({ ...shelf, text: question.slice(0, 200) }))
  })
})

describe('our token goes to Slack and to nobody else', () => {
  let thief: Server
  let heard: string[]
  let address: string
  let told: string
  let api: Server
  beforeAll(async () => {
    heard = []
    thief = createServer((request, response) => {
      heard.push(JSON.stringify(request.headers))
      response.end('scan')
    })
    api = createServer((_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ ok: true, file: { id: 'F1', url_private_download: told } }))
    })
    for (const server of [thief, api])
      await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
    address = `127.0.0.1:${(thief.address() as AddressInfo).port}`
  })
  afterAll(() => {
    thief.close()
    api.close()
  })

  const apiUrl = () => `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/`
  /** The file, as our client fetches it. */
  const fetched = () => {
    const botToken = 'xoxb-ours'
    const slackApiUrl = apiUrl()
    const client = new WebClient(botToken, { slackApiUrl, retryConfig: { retries: 0 } })
    const ours = { app: 'A', team: 'T', botToken, signingSecrets: ['s'], apiUrl: slackApiUrl }
    const attachment = { chat: 'slack' as const, workspace: 'T', fileId: 'F1', name: 'a', size: 1 }
    return fetchFile(client, ours, attachment)
  }

  it('whatever address a file is said to have', async () => {
    for (const each of [
      `http://${address}/scan`,
      `http://files.slack.com@${address}/scan`,
      `https://files.slack.com:443@${address}/`,
      'https://files.slack.com.evil.example/scan',
      'https://evil.example/files.slack.com',
      'http://files.slack.com/scan',
      'https://files.slack.com:8443/scan',
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]/scan',
      'file:///etc/passwd',
      'data:text/plain,scan',
      '//files.slack.com/scan',
      'javascript:1',
      '',
    ]) {
      told = each
      await expect(fetched(), each).rejects.toThrow('F1')
    }
    expect(heard).toEqual([])
  })

  it('nor along a redirection', async () => {
    api.removeAllListeners('request')
    api.on('request', (request, response) => {
      if (!request.url?.startsWith('/api/')) {
        response.writeHead(302, { location: `http://${address}/scan` }).end()
        return
      }
      response.setHeader('content-type', 'application/json')
      const url = `${apiUrl().replace('/api/', '')}/file`
      response.end(JSON.stringify({ ok: true, file: { id: 'F1', url_private_download: url } }))
    })
    await expect(fetched()).rejects.toThrow('302')
    expect(heard).toEqual([])
  })
})

/** How much of a tile is drawn on, and how red it gets. */
async function inkIn({ pixels, width, height }: { pixels: Buffer; width: number; height: number }) {
  const raw = { width, height, channels: 4 as const }
  const { channels } = await sharp(pixels, { raw }).stats()
  let covered = 0
  for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 0) covered++
  const [red, , blue] = channels
  return { covered: covered / (width * height), reddest: (red?.mean ?? 0) - (blue?.mean ?? 0) }
}
