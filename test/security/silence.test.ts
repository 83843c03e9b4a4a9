import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { DeleteObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readingRoomFunction } from '../../lambdas/reading-room.ts'
import { slackFunction } from '../../lambdas/slack.ts'
import { startGateway } from '../../local/gateway.ts'
import { interaction, slash } from '../bot/slack/requests.ts'
import { Browser } from './browser.ts'
import { CHANNEL, signatureOf } from './chat.ts'
import { cast, must, startTrial, type Trial } from './trial.ts'

/** All that was written to standard output and standard error meanwhile. */
function listening() {
  const lines: string[] = []
  const { stdout, stderr } = process
  const spoken = [stdout, stderr].map((stream) => {
    const write = stream.write.bind(stream)
    stream.write = ((chunk: string | Uint8Array) => {
      lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
      return true
    }) as typeof stream.write
    return () => {
      stream.write = write
    }
  })
  return { lines, stop: () => spoken.map((restore) => restore()) }
}

let trial: Trial
let lines: string[]
let stop: () => unknown
/** Secrets handed out along the way: links, cookies, codes. */
const secrets: string[] = []
const broken: { status: number; text: string }[] = []
let told = ''
beforeAll(async () => {
  const listened = listening()
  lines = listened.lines
  stop = listened.stop
  trial = await startTrial()
  await playEverything()
  await breakEverything()
}, 180_000)
afterAll(async () => {
  stop?.()
  await trial?.close()
})

/** The story of everything, its refusals included. */
async function playEverything(): Promise<void> {
  const day = new Date(trial.house.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  await must(
    trial.run(cast.owner, 'visit.report', {
      customerId: trial.customerId,
      visitedOn: day,
      urgency: 'urgent',
      learned: '王总说明年要一百二十吨',
      met: '采购部蔡经理',
    }),
  )
  await trial.chat.command(cast.owner, '/summary', '凤竹')
  await trial.chat.command(cast.outsider, '/borrow', '凤竹')
  const secret = await trial.file('secret', '二零二六购销合同')
  await trial.file('topSecret', '染整配方底稿')
  const loan = await trial.lend(secret)
  const link = await trial.link(loan)
  secrets.push(link)
  const reader = trial.browser()
  const back = await reader.wayBack(cast.owner, `/room/open/${link}`)
  secrets.push(...new URL(back, 'http://x').searchParams.values(), ...reader.cookies.values())
  await reader.go(back)
  secrets.push(...reader.cookies.values())
  const seat = Buffer.from(reader.cookies.get('__Host-anjuan-seat') ?? '', 'base64url').toString()
  secrets.push(String(JSON.parse(seat).secret))
  await reader.page(1)
  await reader.page(9)
  await trial.browser().signIn(cast.outsider, `/room/open/${link}`)
  await reader.go('/room/signed-in?code=leaked-code&state=leaked-state')
  await trial.house.settled()
  // A page image is lost: the reader is told a number.
  const s3 = new S3Client({
    endpoint: trial.house.settings.S3_ENDPOINT ?? '',
    region: trial.house.settings.AWS_REGION,
    forcePathStyle: true,
  })
  const Bucket = trial.house.settings.BUCKET
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }))
  for (const { Key, VersionId } of Versions) {
    if (Key?.startsWith('pages/') && VersionId)
      await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))
  }
  s3.destroy()
  const lost = await reader.page(1)
  broken.push({ status: lost.response.status, text: lost.text })
}

/** What Slack should never send, Slack failing, and the store gone. */
async function breakEverything(): Promise<void> {
  const { chat, house } = trial
  const metadata = '{"secret":"王总的手机 13905950000"'
  await chat.submit(cast.owner, 'visit.report', { metadata, typed: { learned: '王总的手机' } })
  await chat.post(interaction({ type: 'block_actions', team: { id: 'T0MINHAI01' }, user: 7 }))
  await chat.post('payload=%7B%22type%22%3A', {})
  house.workspace.fail('chat.postEphemeral', 2, 500)
  await chat.press(cast.outsider, 'customer', { customerId: trial.customerId })
  house.workspace.fail('chat.postMessage', 2, 500)
  await trial.run(cast.owner, 'visit.report', {
    customerId: trial.customerId,
    visitedOn: '2026-11-20',
    urgency: 'urgent',
    learned: '王总说再等等',
  })
  await house.settled()
  await withoutStore()
}

/** The same functions with their store gone. */
async function withoutStore(): Promise<void> {
  const { settings, now } = trial.house
  const gone = { ...settings, DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' }
  const slack = slackFunction(gone, now)
  const room = readingRoomFunction(gone, now)
  const gateway = await startGateway({ functionFor: (path) => (path === '/slack' ? slack : room) })
  const reader = new Browser(gateway.url, trial.house.workspace.url)
  const secret = 'q'.repeat(43)
  secrets.push(secret)
  const seat = { secret, documentId: 'd.d', personId: 'p', ...trial.by(cast.owner) }
  reader.cookies.set('__Host-anjuan-seat', Buffer.from(JSON.stringify(seat)).toString('base64url'))
  for (const { response, text } of [await reader.go('/room/read/1'), await reader.page(1)])
    broken.push({ status: response.status, text })
  const command = slash({
    command: '/summary',
    text: '凤竹',
    user_id: cast.owner,
    team_id: trial.by('').workspace,
    channel_id: CHANNEL,
    trigger_id: 'gone',
  })
  const answer = await fetch(`${gateway.url}/slack`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...signatureOf(trial.house, command),
    },
    body: command,
  })
  told = await answer.text()
  await gateway.close()
}

describe('nothing secret is said aloud', () => {
  it('in the log, which does say what broke and under which number', () => {
    const said = lines.join('')
    expect(said).toMatch(/"room\.broke","reference":"[0-9A-F]{8}"/)
    expect(said).toMatch(/"slack\.broke","reference":"[0-9A-F]{8}"/)
    const { settings } = trial.house
    const ours = [
      settings.SLACK_SIGNING_SECRET,
      settings.SLACK_BOT_TOKEN,
      settings.SLACK_CLIENT_SECRET,
      'xoxb-',
      'xoxp-',
    ]
    const theirs = [
      '凤竹',
      '购销合同',
      '染整配方',
      '85670001',
      '13905950000',
      '王总',
      '蔡经理',
      '续签谈判',
    ]
    const names = ['林晓雯', '王建业', '陈志强']
    expect(secrets.length).toBeGreaterThan(5)
    for (const word of [...ours, ...theirs, ...names, ...secrets, 'leaked-code', 'leaked-state']) {
      expect(word.length).toBeGreaterThan(1)
      expect(said.includes(word), word).toBe(false)
    }
  })

  it('in the table: of links and seats only the digests are kept', async () => {
    const { Items = [] } = await trial.house.client.send(
      new ScanCommand({ TableName: trial.house.table }),
    )
    const kept = JSON.stringify(Items)
    expect(kept).toContain('readingLink')
    const { settings } = trial.house
    for (const secret of [
      ...secrets,
      settings.SLACK_SIGNING_SECRET,
      settings.SLACK_BOT_TOKEN,
      settings.SLACK_CLIENT_SECRET,
    ]) {
      expect(kept.includes(secret), secret.slice(0, 6)).toBe(false)
    }
  })

  it('in an answer about what broke: a number, and no more', () => {
    expect(broken).toHaveLength(3)
    const [lost, ...busy] = broken
    expect(lost?.status).toBe(500)
    expect(lost?.text).toMatch(/编号 [0-9A-F]{8}/)
    for (const { status } of busy) expect(status).toBe(503)
    for (const { text } of broken)
      expect(text).not.toMatch(/pages\/|NoSuchKey|Error|at \w|node_modules|127\.0|购销/)
    expect(told).toContain('ephemeral')
    expect(told).not.toMatch(/Error|ECONN|127\.0|node_modules|凤竹/)
  })

  it('in an answer to what no Slack would send', async () => {
    for (const [body, type] of [
      ['{"type":"event_callback"', 'application/json'],
      [slash({ command: '/nothing', team_id: 'T0MINHAI01' }), undefined],
      [
        slash({
          command: '/visit',
          team_id: 'T0MINHAI01',
          user_id: cast.owner,
          channel_id: CHANNEL,
          trigger_id: 'stale',
          text: '凤竹',
        }),
        undefined,
      ],
    ] as const) {
      const { text } = await trial.chat.post(body, type ? { 'content-type': type } : {})
      expect(text).not.toMatch(/Error|at \w+ \(|node_modules|xox|zod|undefined/i)
    }
  })
})

describe('nothing secret stands in the repository', () => {
  const files = execFileSync('git', [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
  ])
    .toString()
    .split('\0')
    .filter((file) => /\.(ts|tsx|mjs|js|json|md|html|css|ya?ml|sh|txt|env)$|^[^.]*$/.test(file))
    .filter((file) => file !== '' && file !== 'package-lock.json')

  it.each<[string, RegExp]>([
    ['a token of Slack', /xox[abeprs]-\d{6,}-|xapp-\d-/],
    ['a key of AWS', /\b(AKIA|ASIA)(?![A-Z0-9]+EXAMPLE)[A-Z0-9]{16}\b/],
    ['a secret key of AWS', /aws_secret_access_key\s*[=:]\s*['"]?[A-Za-z0-9/+]{40}/i],
    ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
    ['a token of GitHub or npm', /\b(ghp|gho|ghs|npm)_[A-Za-z0-9]{30,}/],
    ['a web hook', /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/],
    [
      'a password',
      /(password|passwd|client_secret|signing_secret)['"]?\s*[:=]\s*['"][^'"\s$]{12,}['"]/i,
    ],
    ['a web token', /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/],
  ])('not %s', (_, pattern) => {
    expect(files.length).toBeGreaterThan(100)
    const found = files.filter((file) => {
      try {
        return pattern.test(readFileSync(file, 'utf8'))
      } catch {
        // Listed, but gone by now.
        return false
      }
    })
    expect(found).toEqual([])
  })

  it('and no room answers by an address that a payload brings, nor listens to what a proxy says', () => {
    const rooms = files.filter((file) => /^(bot|shared|lambdas)\//.test(file))
    expect(rooms.length).toBeGreaterThan(100)
    const trusting = rooms.filter((file) =>
      /response_url|x-forwarded-for|x-real-ip|\beval\(|new Function\(|child_process/i.test(
        readFileSync(file, 'utf8'),
      ),
    )
    expect(trusting).toEqual([])
  })
})
