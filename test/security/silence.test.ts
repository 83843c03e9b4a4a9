import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { DeleteObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { larkFunction } from '../../lambdas/lark.ts'
import { readingRoomFunction } from '../../lambdas/reading-room.ts'
import { slackFunction } from '../../lambdas/slack.ts'
import { linkAccounts } from '../../local/company/linking.ts'
import { groupIdOf, openIdOf, strangers } from '../../local/company/people.ts'
import { startGateway } from '../../local/gateway.ts'
import { deliveryOf } from '../bot/lark/requests.ts'
import { interaction, slash } from '../bot/slack/requests.ts'
import { pressPayload } from '../support/lark-payloads.ts'
import { listening } from '../support/spoken.ts'
import { Browser } from './browser.ts'
import { CHANNEL, signatureOf } from './chat.ts'
import { cast, must, startTrial, type Trial } from './trial.ts'

let trial: Trial
let lines: string[]
let stop: () => void
/** Secrets handed out along the way: links, cookies, codes. */
const secrets: string[] = []
const broken: { status: number; text: string }[] = []
let told = ''
/** What Lark was answered to what broke. */
const toldLark: { status: number | undefined; body: string }[] = []
beforeAll(async () => {
  const listened = listening()
  lines = listened.lines
  stop = listened.stop
  trial = await startTrial()
  await playEverything()
  await playInLark()
  await breakEverything()
  await breakInLark()
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

/** The same in Lark: by a member, by a colleague who is none, and by a customer's buyer. */
async function playInLark(): Promise<void> {
  const { house } = trial
  const { lark, settings } = house
  await linkAccounts(house, cast.owner)
  const as = openIdOf(cast.owner)
  const chat = groupIdOf('C0SALES1')
  const direct = directOf(as)
  await lark.act({ as, do: 'enter' })
  await lark.act({ as, do: 'say', chat, text: '@案卷 概况 凤竹' })
  await lark.act({ as, do: 'say', chat: direct, text: '拜访 凤竹' })
  await lark.share({ as, chat, name: '购销合同.pdf', bytes: Buffer.from('not a scan') })
  const { buyer, newcomer } = strangers
  const shared = groupIdOf('C0FENGZHU')
  await lark.act({ as: buyer.openId, do: 'say', chat: shared, text: '@案卷 概况 凤竹' })
  const text = `关联 ${LINK_CODE}`
  await lark.act({ as: newcomer.openId, do: 'say', chat: directOf(newcomer.openId), text })
  const browser = trial.browser()
  const back = await browser.wayBack(cast.owner, '/room/prove?with=lark')
  secrets.push(...new URL(back, 'http://x').searchParams.values())
  secrets.push(...browser.cookies.values())
  await browser.go(back.replace(/code=[^&]+/, 'code=leaked-code'))
  await browser.signIn(cast.owner, '/room/prove?with=lark')
  await lark.settled()
  await house.settled()
  const asked = await fetch(`${lark.domain}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app_id: settings.LARK_APP_ID, app_secret: settings.LARK_APP_SECRET }),
  })
  const { tenant_access_token: token } = z
    .object({ tenant_access_token: z.string() })
    .parse(await asked.json())
  expect(token).toMatch(TOKEN)
  secrets.push(token)
}

/** Of use once and for ten minutes: for as long as the message is kept that it was said in, it is none any more. */
const LINK_CODE = 'K7QF-2M9X-VR4T'

/** Tokens as Lark gives them to our app. */
const TOKEN = /\bt-[0-9a-f]{38}/

function directOf(openId: string): string {
  const direct = trial.house.lark.state(openId).chats.find(({ kind }) => kind === 'p2p')
  if (!direct) throw new Error(`${openId} has no chat with us`)
  return direct.id
}

/** What Lark should never send, Lark failing, and the store gone. */
async function breakInLark(): Promise<void> {
  const { house } = trial
  const { lark, settings, now } = house
  const deliver = async (payload: object, manner: object = {}) => {
    const answer = await lark.deliver(payload, manner)
    if (!('status' in answer)) throw new Error(answer.failed)
    toldLark.push({ status: answer.status, body: answer.body })
  }
  const press = (args: object = {}) => pressPayload(house, cast.owner, 'customer', args)
  const { header, event } = press()
  await deliver({ header, event: { ...event, operator: '王总的手机 13905950000' } })
  const events = { ...header, event_type: 'application.bot.menu_v6' }
  await deliver({ header: events, event: { operator: '王总的手机 13905950000' } })
  await deliver(press({ customerId: '王总' }), { encryptKey: 'another-key-of-the-trial' })
  await deliver(press({ customerId: '王总' }), { bare: true })
  const odd = { k: 'form', draft: 'e'.repeat(32), do: 'submit' }
  await deliver({
    header,
    event: { ...event, action: { value: odd, form_value: { 王总: '王总' } } },
  })
  for (const [status, code] of [[500], [400, 99991663], [400, 230001]] as const) {
    lark.fail('/im/v1/messages', 2, status, code)
    await deliver(press({ customerId: trial.customerId }))
  }
  await lark.settled()
  await house.settled()
  const gone = larkFunction({ ...settings, DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' }, now)
  for (const payload of [
    press({ customerId: trial.customerId }),
    { header: events, event: menu },
  ]) {
    const { statusCode, body = '' } = await gone(
      deliveryOf(payload, now(), { key: settings.LARK_ENCRYPT_KEY }),
    )
    toldLark.push({ status: statusCode, body })
  }
}

const menu = { operator: { operator_id: { open_id: openIdOf(cast.owner) } }, event_key: 'help' }

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

/** What the house and the chats know one another by. */
const keysOfChats = () => {
  const { settings } = trial.house
  return [
    settings.SLACK_SIGNING_SECRET,
    settings.SLACK_BOT_TOKEN,
    settings.SLACK_CLIENT_SECRET,
    settings.LARK_APP_SECRET,
    settings.LARK_ENCRYPT_KEY,
    settings.LARK_VERIFICATION_TOKEN,
  ]
}

describe('nothing secret is said aloud', () => {
  it('in the log, which does say what broke and under which number', () => {
    const said = lines.join('')
    expect(said).toMatch(/"room\.broke","reference":"[0-9A-F]{8}"/)
    expect(said).toMatch(/"slack\.broke","reference":"[0-9A-F]{8}"/)
    expect(said).toMatch(/"lark\.broke","reference":"[0-9A-F]{8}"/)
    expect(said).toMatch(/"lark\.unposted"/)
    expect(said).not.toMatch(TOKEN)
    const ours = [...keysOfChats(), LINK_CODE, 'xoxb-', 'xoxp-']
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
    for (const secret of [...secrets, ...keysOfChats()]) {
      expect(kept.includes(secret), secret.slice(0, 6)).toBe(false)
    }
    expect(kept).not.toMatch(TOKEN)
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

  it('in an answer to Lark about what broke: a number, and no more', () => {
    const [press, event, foreign, bare, lapsed, ...others] = toldLark
    expect(press?.body).toMatch(/编号 [0-9A-F]{8}/)
    expect(event).toEqual({ status: 500, body: '' })
    for (const refused of [foreign, bare]) expect(refused).toEqual({ status: 401, body: '' })
    expect(lapsed?.body).toContain('toast')
    expect(others.map(({ status }) => status)).toEqual([200, 200, 200, 200, 500])
    const { settings } = trial.house
    for (const { body } of toldLark) {
      expect(body).not.toMatch(/Error|ECONN|127\.0|node_modules|\bat \w+ \(|zod/)
      for (const secret of [settings.LARK_APP_SECRET, settings.LARK_ENCRYPT_KEY])
        expect(body).not.toContain(secret)
      expect(body).not.toContain(settings.LARK_VERIFICATION_TOKEN)
      expect(body).not.toMatch(TOKEN)
    }
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
    ['a token of Lark', /\b[tu]-[0-9a-zA-Z]{38,}/],
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
