import { request } from 'node:http'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GatewayReceiver } from '../../bot/slack/receiver.ts'
import { Settings } from '../../lambdas/aws/settings.ts'
import { slackInstallationOf } from '../../lambdas/chats/installations.ts'
import { type Gateway, startGateway } from '../../local/gateway.ts'
import { interaction, requestOf, slash } from '../bot/slack/requests.ts'
import { bot, fengzhu, SALES, type Stage, startStage } from '../bot/slack/stage.ts'
import { MONDAY, staff, WORKSPACE } from '../support/company.ts'

const lin = staff.salesperson.user

let stage: Stage
let gateway: Gateway
let calls = 0
beforeAll(async () => {
  stage = await startStage()
  gateway = await startGateway({ functionFor: () => stage.handle })
  stage.store.client.middlewareStack.add(
    (next) => (args) => {
      calls++
      return next(args)
    },
    { step: 'initialize' },
  )
})
beforeEach(() => {
  calls = 0
})
afterAll(async () => {
  await gateway?.close()
  await stage?.close()
})

/** A visit note, as Slack submits the form. */
const visitNote = (view: string, learned = '明年要 120 吨') =>
  interaction({
    type: 'view_submission',
    team: { id: WORKSPACE },
    user: { id: lin, team_id: WORKSPACE },
    api_app_id: bot.appId,
    trigger_id: `${view}.trigger`,
    view: {
      id: view,
      type: 'modal',
      callback_id: 'form:visit.report',
      private_metadata: JSON.stringify({ hidden: {}, locale: 'zh' }),
      blocks: [{ type: 'input', block_id: 'customerId' }],
      state: {
        values: {
          customerId: { v: { selected_option: { value: fengzhu.id } } },
          visitedOn: { v: { selected_date: '2026-11-23' } },
          urgency: { v: { selected_option: { value: 'daily' } } },
          learned: { v: { value: learned } },
        },
      },
    },
  })

/** Posts over HTTP, with headers just as given: a list is a header that stands there several times. */
function post(
  body: string,
  headers: Record<string, string | string[] | undefined>,
  bytes = Buffer.from(body),
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(`${gateway.url}/slack`, { method: 'POST' }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      )
    })
    call.on('error', reject)
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined) call.setHeader(name, value)
    call.end(bytes)
  })
}

const signed = (body: string, at = MONDAY, secret = bot.signingSecret) => {
  const { headers } = requestOf(body, secret, at)
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': headers['x-slack-request-timestamp'] ?? '',
    'x-slack-signature': headers['x-slack-signature'] ?? '',
  }
}

async function visits(): Promise<number> {
  const { Items = [] } = await stage.store.client.send(
    new ScanCommand({ TableName: stage.store.table, ConsistentRead: true }),
  )
  return Items.filter(({ kind }) => kind === 'visit').length
}

describe('what Slack did not sign is turned away at the door: the store is not even asked', () => {
  afterEach(() => expect(calls).toBe(0))

  const note = visitNote('VUNSIGNED')
  const right = signed(note)
  const signature = right['x-slack-signature']
  const stamp = right['x-slack-request-timestamp']
  const zeros = `v0=${'0'.repeat(64)}`

  it.each<[string, Record<string, string | string[] | undefined>]>([
    ['signed with another secret', signed(note, MONDAY, 'another secret')],
    ['signed with the empty secret', signed(note, MONDAY, '')],
    ['signed 301 seconds ago', signed(note, MONDAY - 301_000)],
    ['signed 301 seconds ahead', signed(note, MONDAY + 301_000)],
    ['signed a day ahead, to be kept for later', signed(note, MONDAY + 86_400_000)],
    ['not signed at all', { 'content-type': right['content-type'] }],
    [
      'with a time that is not the one signed',
      { ...right, 'x-slack-request-timestamp': `${Number(stamp) + 1}` },
    ],
    [
      'with a time that reads as the signed one in another way',
      { ...right, 'x-slack-request-timestamp': `0${stamp}` },
    ],
    ['with no time', { ...right, 'x-slack-request-timestamp': undefined }],
    [
      'with the time of the next millennium',
      { ...right, 'x-slack-request-timestamp': '9'.repeat(12) },
    ],
    ['with the digest in capitals', { ...right, 'x-slack-signature': signature.toUpperCase() }],
    [
      'with the digest of another version',
      { ...right, 'x-slack-signature': signature.replace('v0', 'v1') },
    ],
    ['with its signature twice', { ...right, 'x-slack-signature': [signature, signature] }],
    [
      'with a right signature after a wrong one',
      { ...right, 'x-slack-signature': [zeros, signature] },
    ],
    [
      'with a wrong signature after a right one',
      { ...right, 'x-slack-signature': [signature, zeros] },
    ],
    ['with two times', { ...right, 'x-slack-request-timestamp': [stamp, stamp] }],
  ])('%s', async (_, headers) => {
    expect(await post(note, headers)).toEqual({ status: 401, text: '' })
  })

  it('under the signature of another body, or with one more field', async () => {
    expect(await post(visitNote('VSWAPPED', '不买了'), right)).toMatchObject({ status: 401 })
    expect(await post(`${note}&payload=%7B%7D`, right)).toMatchObject({ status: 401 })
    expect(await post(`${note} `, right)).toMatchObject({ status: 401 })
    expect(await post('', right)).toMatchObject({ status: 401 })
  })

  it('and signed for another app or workspace, or for none', async () => {
    for (const [from, to] of [
      [`"api_app_id":"${bot.appId}"`, '"api_app_id":"A0OTHER001"'],
      [`"team":{"id":"${WORKSPACE}"}`, '"team":{"id":"T0OTHER001"}'],
      [`"team":{"id":"${WORKSPACE}"}`, '"team":null'],
    ] as const) {
      const payload = decodeURIComponent(note.replaceAll('+', ' ').slice('payload='.length))
      const body = new URLSearchParams({ payload: payload.replace(from, to) }).toString()
      expect(await post(body, signed(body))).toMatchObject({ status: 401 })
    }
  })

  it('and a command whose bytes are Chinese and carried as base64, with one byte changed', async () => {
    const event = JSON.stringify({ type: 'event_callback', team_id: WORKSPACE, text: '凤竹怎么样' })
    const changed = requestOf(event, bot.signingSecret, MONDAY, {
      base64: true,
      contentType: 'application/json',
    })
    const bytes = Buffer.from(event)
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1
    const answer = await stage.handle({ ...changed, body: bytes.toString('base64') })
    expect(answer).toMatchObject({ statusCode: 401 })
  })

  it('and no function starts that would accept an empty signing secret', () => {
    const receiver = (signingSecrets: string[]) => () =>
      new GatewayReceiver({
        signingSecrets,
        app: bot.appId,
        team: WORKSPACE,
        path: '/slack',
        now: () => MONDAY,
        reference: () => '',
        broke: () => undefined,
      })
    expect(receiver([])).toThrow('signing secret')
    expect(receiver(['', ''])).toThrow('signing secret')
    expect(Settings.safeParse({ SLACK_SIGNING_SECRET: '' }).success).toBe(false)
    const replaced = { SLACK_BOT_TOKEN: bot.token, SLACK_SIGNING_SECRET: 'old,new' } as Settings
    expect(slackInstallationOf(replaced)?.signingSecrets).toEqual(['old', 'new'])
  })
})

describe('what Slack did sign, heard again', () => {
  it('does its work once, however often it is replayed while its signature is fresh', async () => {
    const before = await visits()
    const note = visitNote('VREPLAYED')
    const headers = signed(note, MONDAY - 290_000)
    const first = await post(note, headers)
    expect(first).toMatchObject({ status: 200 })
    expect(calls).toBeGreaterThan(0)
    expect(await visits()).toBe(before + 1)
    const again = await Promise.all([post(note, headers), post(note, headers), post(note, headers)])
    expect(again).toEqual([first, first, first])
    expect(await visits()).toBe(before + 1)
  })

  it('is told to nobody else: under another name it is another’s command, and is refused', async () => {
    const before = await visits()
    const note = visitNote('VSHARED')
    await post(note, signed(note))
    const other = note.replaceAll(lin, staff.manager.user)
    const { status, text } = await post(other, signed(other))
    expect(status).toBe(200)
    expect(text).toContain('查无此项')
    expect(text).not.toContain('凤竹')
    expect(await visits()).toBe(before + 1)
  })

  it('reads one message in one way only: fields named twice do not change who asks', async () => {
    const command = slash({
      command: '/authority',
      text: '',
      user_id: 'UNOBODY',
      team_id: WORKSPACE,
      channel_id: SALES,
      trigger_id: 'twice.1',
      api_app_id: bot.appId,
    })
    const first = await post(command, signed(command))
    const twice = `user_id=${lin}&${command}`
    const doubled = await post(twice, signed(twice))
    expect(first.text).toContain('还没有登记为成员')
    expect(doubled.text).toContain('还没有登记为成员')
  })
})
