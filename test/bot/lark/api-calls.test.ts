import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { clientOf } from '../../../bot/lark/client.ts'
import { LIN, type OpenApi, refused, secrets, sent, startOpenApi } from './open-api.ts'

const WORDS = '凤竹纺织的授信额度'
const logged: unknown[] = []
const log = (...line: unknown[]) => {
  logged.push(line)
}

let lark: OpenApi
beforeAll(async () => {
  lark = await startOpenApi()
})
afterAll(() => lark.close())
beforeEach(() => {
  lark.clear()
  logged.length = 0
})

const speakTo = (client = clientOf(lark.installation, log)) =>
  client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: LIN, msg_type: 'interactive', content: WORDS },
  })

/** What a call comes to when it fails, as far as anybody acts on it. */
async function failureOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => 'it went through',
    (thrown) => thrown,
  )
  if (!(error instanceof Error)) throw new TypeError(String(error))
  const { retryAfter, code } = { retryAfter: undefined, code: undefined, ...error }
  return { name: error.name, retryAfter, code, error }
}

describe('a call that Lark refuses', () => {
  test.each([
    [230002, 'we are not in the group'],
    [230013, 'the person is out of our reach, or has resigned'],
    [230018, 'the group lets others speak only'],
    [230019, 'the topic is gone'],
    [230035, 'we are blocked, or the group is silenced'],
    [230038, 'the person is of another company'],
    [230050, 'the message is hidden from us'],
    [232009, 'the group is dissolved'],
    [99992361, 'the person is known by that name to another app'],
  ])('with %s is a closed place: %s', async (code) => {
    lark.say('/messages', refused(code))
    expect(await failureOf(speakTo())).toMatchObject({ name: 'PlaceClosed', retryAfter: undefined })
    // Some calls are answered 200, with the refusal in the body.
    lark.say('/messages', refused(code, 200))
    expect(await failureOf(speakTo())).toMatchObject({ name: 'PlaceClosed' })
  })

  it('names nobody, or nothing that is still there: a closed place, unlike a fault in what is said', async () => {
    const wrong = (ext: string) => ({
      status: 400,
      body: { code: 230001, msg: `Your request contains an invalid request parameter, ext=${ext}` },
    })
    lark.say('/messages', wrong('invalid receive_id.'))
    expect(await failureOf(speakTo())).toMatchObject({ name: 'PlaceClosed' })
    lark.say('/messages', wrong('invalid message content.'))
    expect(await failureOf(speakTo())).toMatchObject({ name: 'LarkRefused', code: '230001' })
  })

  it('for coming too often is tried again when Lark says', async () => {
    lark.say('/messages', refused(99991400, 429, { 'x-ogw-ratelimit-reset': '7' }))
    expect(await failureOf(speakTo())).toMatchObject({ name: 'LarkBusy', retryAfter: 7 })
    // Older calls are answered 400.
    lark.say('/messages', refused(99991400, 400, { 'x-ogw-ratelimit-reset': '3' }))
    expect(await failureOf(speakTo())).toMatchObject({ name: 'LarkBusy', retryAfter: 3 })
    lark.say('/messages', refused(230020))
    expect(await failureOf(speakTo())).toMatchObject({ name: 'LarkBusy', retryAfter: 1 })
    lark.say('/messages', { status: 429, body: 'slow down' })
    expect(await failureOf(speakTo())).toMatchObject({ name: 'LarkBusy', retryAfter: 1 })
  })

  it('for what is in it is refused by its number, which is all that is told', async () => {
    lark.say('/messages', refused(230025))
    expect(await failureOf(speakTo())).toMatchObject({ name: 'LarkRefused', code: '230025' })
    lark.say('/messages', { status: 403, body: '<html>' })
    expect(await failureOf(speakTo())).toMatchObject({ name: 'LarkRefused', code: 'HTTP 403' })
  })

  it('is not sent on to wherever an answer points', async () => {
    const elsewhere = await startOpenApi()
    elsewhere.say('/messages', sent())
    const location = `${elsewhere.url}/open-apis/im/v1/messages`
    lark.say('/messages', { status: 307, headers: { location }, body: {} })
    expect(await failureOf(speakTo())).toMatchObject({ name: 'LarkRefused' })
    expect(elsewhere.calls).toEqual([])
    await elsewhere.close()
  })
})

describe('Lark out of order', () => {
  it('is waited for, whether it answers so or not at all', async () => {
    lark.say('/messages', refused(0, 502))
    expect(await failureOf(speakTo())).toMatchObject({ name: 'ChatAway', retryAfter: 2 })
    const gone = { ...lark.installation, domain: 'http://127.0.0.1:9' }
    expect(await failureOf(speakTo(clientOf(gone, log)))).toMatchObject({ name: 'ChatAway' })
    lark.say('tenant_access_token', { status: 500, body: {} })
    expect(await failureOf(speakTo())).toMatchObject({ name: 'ChatAway' })
  })
})

describe('the token', () => {
  it('is asked for once, by each client for itself', async () => {
    lark.say('/messages', sent())
    const [one, other] = [clientOf(lark.installation, log), clientOf(lark.installation, log)]
    await speakTo(one)
    await speakTo(one)
    expect(lark.tokensAsked()).toBe(1)
    await speakTo(other)
    expect(lark.tokensAsked()).toBe(2)
    expect(lark.calls.map(({ authorization }) => authorization)).toEqual([
      `Bearer ${secrets.token}-1`,
      `Bearer ${secrets.token}-1`,
      `Bearer ${secrets.token}-2`,
    ])
  })

  it('that is no longer taken is forgotten, and the call tried again with another', async () => {
    lark.say('/messages', refused(99991663), sent())
    const client = clientOf(lark.installation, log)
    expect(await failureOf(speakTo(client))).toMatchObject({ name: 'LarkBusy', retryAfter: 1 })
    await speakTo(client)
    expect(lark.calls.at(-1)?.authorization).toBe(`Bearer ${secrets.token}-2`)
  })

  it('that Lark does not give is refused by its number', async () => {
    const mistyped = { ...lark.installation, appSecret: 'another' }
    const failure = await failureOf(speakTo(clientOf(mistyped, log)))
    expect(failure).toMatchObject({ name: 'LarkRefused', code: '10014' })
  })
})

it('neither a log nor an error has a secret, a token or a word of the message in it', async () => {
  const failures = [
    await failureOf(speakTo(clientOf({ ...lark.installation, domain: 'http://127.0.0.1:9' }, log))),
  ]
  lark.say('tenant_access_token', { status: 502, body: {} })
  failures.push(await failureOf(speakTo()))
  lark.clear()
  for (const saying of [refused(230025), refused(230002, 200), refused(0, 503), refused(0, 429)]) {
    lark.say('/messages', saying)
    failures.push(await failureOf(speakTo()))
  }
  const told = inspect([logged, failures], { depth: Number.POSITIVE_INFINITY })
  expect(logged.length).toBeGreaterThan(0)
  expect(told).toContain('LarkRefused')
  for (const secret of [...Object.values(secrets), 'Bearer', WORDS]) {
    expect(told).not.toContain(secret)
  }
})
