import { describe, expect, it } from 'vitest'
import { GatewayReceiver, type ReceiverOptions } from '../../../bot/slack/receiver.ts'
import { fixture, interaction, type Manner, requestOf, slash } from './requests.ts'

const NOW = Date.UTC(2026, 10, 23, 1)
const SECRET = 'signing-secret'
const TEAM = 'T0TRIAL001'
const APP = 'A0ANJUAN01'

type Processing = Parameters<Parameters<GatewayReceiver['init']>[0]['processEvent']>[0]

/** A receiver whose app does as told, and remembers what reached it. */
function receiverThat(
  work: (event: Processing) => Promise<void> = async ({ ack }) => ack(),
  more: Partial<ReceiverOptions> = {},
) {
  const reached: unknown[] = []
  const broken: unknown[] = []
  const receiver = new GatewayReceiver({
    signingSecrets: [SECRET],
    app: APP,
    team: TEAM,
    path: '/slack',
    now: () => NOW,
    reference: () => 'A1B2C3',
    broke: (delivery, error) => {
      delivery.broke = true
      broken.push(error)
    },
    ...more,
  })
  receiver.init({
    processEvent: async (event: Processing) => {
      reached.push(event.body)
      await work(event)
    },
  } as Parameters<GatewayReceiver['init']>[0])
  const post = (body: string, manner?: Manner) =>
    receiver.handle(requestOf(body, SECRET, NOW, manner))
  return { post, reached, broken }
}

const visitText = '拜访 福建凤竹:王总说「明年要 120 吨」—— <b>急</b> & 速'
const command = slash({
  command: '/visit',
  text: visitText,
  user_id: 'ULIN',
  team_id: TEAM,
  channel_id: 'C0SALES001',
  trigger_id: '1.2.3',
  api_app_id: APP,
})
const message = JSON.stringify({
  type: 'event_callback',
  team_id: TEAM,
  api_app_id: APP,
  event_id: 'Ev1',
  event: { type: 'message', text: visitText },
})
const json = { contentType: 'application/json' }

describe('what Slack did not sign reaches nobody', () => {
  it.each<[string, Manner]>([
    ['signed with another secret', { secret: 'another' }],
    ['six minutes old', { at: NOW - 301_000 }],
    ['six minutes ahead', { at: NOW + 301_000 }],
    ['without a signature', { headers: { 'x-slack-signature': undefined } }],
    ['without a time', { headers: { 'x-slack-request-timestamp': undefined } }],
    ['with a time that is no number', { headers: { 'x-slack-request-timestamp': 'NaN' } }],
    ['with an empty signature', { headers: { 'x-slack-signature': '' } }],
    ['with a version and no digest', { headers: { 'x-slack-signature': 'v0=' } }],
    ['with a digest cut short', { headers: { 'x-slack-signature': `v0=${'0'.repeat(63)}` } }],
    [
      'with letters that are no digest',
      { headers: { 'x-slack-signature': `v0=${'é'.repeat(64)}` } },
    ],
  ])('%s', async (_, manner) => {
    const { post, reached } = receiverThat()
    expect(await post(command, manner)).toMatchObject({ statusCode: 401, body: '' })
    expect(reached).toEqual([])
  })

  it('with the body of another request', async () => {
    const { post, reached } = receiverThat()
    const { headers } = requestOf(command, SECRET, NOW)
    const swapped = command.replace('visit', 'borrow')
    const stolen = { 'x-slack-signature': headers['x-slack-signature'] }
    expect(await post(swapped, { headers: stolen })).toMatchObject({ statusCode: 401 })
    expect(reached).toEqual([])
  })

  it('with two signatures, or two times, one of them right', async () => {
    const { post, reached } = receiverThat()
    const { headers } = requestOf(command, SECRET, NOW)
    const right = headers['x-slack-signature'] ?? ''
    const stamp = headers['x-slack-request-timestamp'] ?? ''
    for (const doubled of [
      { 'x-slack-signature': `${right},v0=${'0'.repeat(64)}` },
      { 'x-slack-signature': `${right}, ${right}` },
      { 'x-slack-request-timestamp': `${stamp},${stamp}` },
      { 'X-Slack-Signature': `v0=${'0'.repeat(64)}` },
    ]) {
      expect(await post(command, { headers: doubled })).toMatchObject({ statusCode: 401 })
    }
    expect(reached).toEqual([])
  })

  it('though it only asks for a challenge or checks the certificate', async () => {
    const { post } = receiverThat()
    const challenge = JSON.stringify(fixture('event.app_mention', TEAM, APP))
    const asking = JSON.stringify({ type: 'url_verification', challenge: '3eZ' })
    for (const [body, contentType] of [
      [asking, 'application/json'],
      [challenge, 'application/json'],
      ['ssl_check=1&token=x', 'application/x-www-form-urlencoded'],
    ] as const) {
      expect(await post(body, { secret: 'another', contentType })).toMatchObject({
        statusCode: 401,
      })
    }
    expect(await post(asking, json)).toMatchObject({ statusCode: 200, body: '{"challenge":"3eZ"}' })
    expect(await post('ssl_check=1&token=x')).toMatchObject({ statusCode: 200, body: '' })
  })

  it('and what is signed for another app or another workspace is not ours', async () => {
    const { post, reached } = receiverThat()
    for (const name of ['block_actions.button', 'view_submission', 'block_suggestion'] as const) {
      for (const [team, app] of [
        ['T0OTHER001', APP],
        [TEAM, 'A0OTHER001'],
      ] as const) {
        const body = interaction(fixture(name, team, app))
        expect(await post(body)).toMatchObject({ statusCode: 401 })
      }
    }
    expect(reached).toEqual([])
  })
})

describe('what Slack signed is read', () => {
  it('just before and just after its time', async () => {
    const { post, reached } = receiverThat()
    for (const at of [NOW - 299_000, NOW, NOW + 299_000]) {
      expect(await post(command, { at })).toMatchObject({ statusCode: 200 })
    }
    expect(reached).toHaveLength(3)
  })

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
  ])('as an event of type %s, in Chinese, carried as text or as base64', async (contentType) => {
    const { post, reached } = receiverThat()
    for (const base64 of [false, true]) {
      expect(await post(message, { contentType, base64 })).toMatchObject({ statusCode: 200 })
    }
    expect(reached).toEqual([JSON.parse(message), JSON.parse(message)])
  })

  it.each([
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=utf-8',
    'application/x-www-form-urlencoded;charset=UTF-8',
  ])('as a form of type %s', async (contentType) => {
    const { post, reached } = receiverThat()
    const press = fixture('block_actions.button', TEAM, APP)
    for (const base64 of [false, true]) {
      await post(command, { contentType, base64 })
      await post(interaction(press), { contentType, base64 })
    }
    const [flat, nested] = reached
    expect(flat).toMatchObject({ command: '/visit', text: visitText })
    expect(nested).toEqual(press)
    expect(reached).toHaveLength(4)
  })

  it('under header names in any case, and with either secret while one is replaced', async () => {
    const { post } = receiverThat(undefined, { signingSecrets: ['old-secret', SECRET] })
    const { headers } = requestOf(command, SECRET, NOW)
    const loud = {
      'x-slack-signature': undefined,
      'x-slack-request-timestamp': undefined,
      'content-type': undefined,
      'X-Slack-Signature': headers['x-slack-signature'],
      'X-SLACK-REQUEST-TIMESTAMP': headers['x-slack-request-timestamp'],
      'Content-Type': headers['content-type'],
    }
    expect(await post(command, { headers: loud })).toMatchObject({ statusCode: 200 })
    expect(await post(command, { secret: 'old-secret' })).toMatchObject({ statusCode: 200 })
    expect(await post(command, { secret: '' })).toMatchObject({ statusCode: 401 })
  })

  it('unless it is no such thing as Slack sends', async () => {
    const { post, reached } = receiverThat()
    expect(await post('{"type":', json)).toMatchObject({ statusCode: 400 })
    expect(await post('[1]', json)).toMatchObject({ statusCode: 400 })
    expect(await post('payload=%7B')).toMatchObject({ statusCode: 400 })
    expect(await post(message, { contentType: 'text/plain' })).toMatchObject({ statusCode: 400 })
    expect(await post('x'.repeat(4 * 1024 * 1024 + 1))).toMatchObject({ statusCode: 413 })
    expect(await post(command, { path: '/other' })).toMatchObject({ statusCode: 404 })
    expect(await post(command, { method: 'GET' })).toMatchObject({ statusCode: 405 })
    expect(reached).toEqual([])
  })
})

describe('the answer is the decision', () => {
  const submission = interaction({
    ...fixture('view_submission', TEAM, APP),
    view: {
      id: 'V1',
      private_metadata: JSON.stringify({ hidden: {}, locale: 'en' }),
      blocks: [{ type: 'section' }, { type: 'input', block_id: 'customerId' }],
    },
  })

  it('in words, in JSON, or empty', async () => {
    const answers = [undefined, '', '你好', { response_action: 'clear' }]
    const bodies: unknown[] = []
    for (const given of answers) {
      const { post } = receiverThat(async ({ ack }) => ack(given))
      const { statusCode, body } = await post(command)
      expect(statusCode).toBe(200)
      bodies.push(body)
    }
    expect(bodies).toEqual(['', '', '你好', '{"response_action":"clear"}'])
  })

  it('and what breaks after it is no failure to Slack', async () => {
    const { post, broken } = receiverThat(async ({ ack }) => {
      await ack({ response_action: 'clear' })
      throw new Error('the card could not be posted')
    })
    expect(await post(submission)).toMatchObject({
      statusCode: 200,
      body: '{"response_action":"clear"}',
    })
    expect(broken).toHaveLength(1)
  })

  it('and what breaks before it leaves the form open, with the number under which it was logged', async () => {
    const { post } = receiverThat(() => Promise.reject(new Error('no store')))
    const { statusCode, body = '' } = await post(submission)
    expect(statusCode).toBe(200)
    const { response_action, errors } = JSON.parse(body)
    expect(response_action).toBe('errors')
    expect(errors.customerId).toMatch(/^Something broke .* A1B2C3\.$/)
  })

  it('and a broken command says so to the person alone', async () => {
    const { post } = receiverThat(() => Promise.reject(new Error('no store')))
    const { statusCode, body = '' } = await post(command)
    expect(statusCode).toBe(200)
    expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral' })
    expect(body).toContain('A1B2C3')
  })

  it('and an event that could not be kept is asked for again', async () => {
    const { post } = receiverThat(async ({ ack }) => {
      await ack()
      throw new Error('no store')
    })
    expect(await post(message, json)).toMatchObject({ statusCode: 500 })
  })

  it('and a decision that takes too long is told of while there is time', async () => {
    let finish = () => {}
    const { post } = receiverThat(() => new Promise((resolve) => (finish = resolve)), {
      budget: 20,
    })
    const { body = '' } = await post(submission)
    expect(JSON.parse(body).errors.customerId).toMatch(/^Still being done/)
    finish()
  })

  it('and what nobody listens to is not found', async () => {
    const { post } = receiverThat(async () => {})
    expect(await post(command)).toMatchObject({ statusCode: 404 })
  })

  it('and Slack’s word on a repetition reaches the app', async () => {
    let told: unknown
    const { post } = receiverThat(async ({ ack, retryNum, retryReason }) => {
      told = { retryNum, retryReason }
      await ack()
    })
    await post(message, {
      ...json,
      headers: { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' },
    })
    expect(told).toEqual({ retryNum: 2, retryReason: 'http_timeout' })
  })
})
