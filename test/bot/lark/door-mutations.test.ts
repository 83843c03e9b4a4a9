import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { countingApp, NOW } from './counting.ts'
import {
  deliveryOf,
  fixture,
  installation,
  type Manner,
  type Payload,
  requestOf,
  sealed,
  signatureOf,
} from './requests.ts'

const key = installation.encryptKeys[0] ?? ''
const STAMP = 'x-lark-request-timestamp'
const NONCE = 'x-lark-request-nonce'
const SIGNATURE = 'x-lark-signature'
const HEADERS = [STAMP, NONCE, SIGNATURE] as const

/** Everything that would touch something, if it came in rightly. */
const entered: Payload = {
  header: {
    ...fixture('bot_menu').header,
    event_type: 'im.chat.access_event.bot_p2p_chat_entered_v1',
  },
  event: { chat_id: 'oc_1', operator_id: { open_id: 'ou_84aad35d084aa403a838cf73ee18467' } },
}
const pressed = (value: object): Payload => {
  const payload = fixture('card.form_submit')
  const action = { ...Object(payload.event['action']), value }
  return { ...payload, event: { ...payload.event, action } }
}
const payloads: Payload[] = [
  ...[
    'message.text_mention',
    'message.p2p_text',
    'message.file',
    'message.image',
    'message.post',
  ].map(fixture),
  fixture('bot_menu'),
  entered,
  pressed({ k: 'intent', intent: 'home' }),
  pressed({ k: 'form', draft: '0'.repeat(32), do: 'submit' }),
]

type Mutation = (payload: Payload) => APIGatewayProxyEventV2
type Bits = readonly [at: number, bit: number]

const bits: fc.Arbitrary<Bits> = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 }))
const beyond = fc.integer({ min: 301, max: 10 ** 9 })
const word = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 })
const otherThan = (right: string) => word.filter((one) => one !== right)

function flipped(bytes: Uint8Array, [at, bit]: Bits): Buffer {
  const changed = Buffer.from(bytes)
  const index = at % changed.length
  changed.writeUInt8(changed.readUInt8(index) ^ (1 << bit), index)
  return changed
}

/** The bytes as they are, whatever they are. */
const carrying = (request: APIGatewayProxyEventV2, body: Uint8Array): APIGatewayProxyEventV2 => ({
  ...request,
  body: Buffer.from(body).toString('base64'),
  isBase64Encoded: true,
})

const under = (
  request: APIGatewayProxyEventV2,
  headers: Record<string, string>,
): APIGatewayProxyEventV2 => ({ ...request, headers: { ...request.headers, ...headers } })

const delivered =
  (manner: Manner = {}): Mutation =>
  (payload) =>
    deliveryOf(payload, NOW, manner)

/** The right delivery, with something done to it. */
const then =
  (change: (request: APIGatewayProxyEventV2) => APIGatewayProxyEventV2): Mutation =>
  (payload) =>
    change(deliveryOf(payload, NOW))

const headed =
  (name: string, value: string): Mutation =>
  (payload) =>
    deliveryOf({ ...payload, header: { ...payload.header, [name]: value } }, NOW)

const mutations: Record<string, fc.Arbitrary<Mutation>> = {
  'a bit of the body': bits.map((at) =>
    then((request) => carrying(request, flipped(Buffer.from(request.body ?? ''), at))),
  ),
  'a bit of a header': fc.tuple(fc.constantFrom(...HEADERS), bits).map(([name, at]) =>
    then((request) => {
      const bytes = flipped(Buffer.from(request.headers[name] ?? ''), at)
      return under(request, { [name]: bytes.toString('latin1') })
    }),
  ),
  'a bit of what is sealed, signed anew with another key': fc
    .tuple(bits, otherThan(key))
    .map(([at, signingKey]) => (payload) => {
      const { encrypt } = JSON.parse(sealed(payload, key))
      const body = flipped(Buffer.from(encrypt, 'base64'), at).toString('base64')
      return requestOf(JSON.stringify({ encrypt: body }), NOW, { signingKey })
    }),
  'a tail more or less': fc.tuple(fc.boolean(), word).map(([longer, tail]) =>
    then((request) => ({
      ...request,
      body: longer ? `${request.body}${tail}` : (request.body ?? '').slice(0, -tail.length),
    })),
  ),
  'an old time': beyond.map((seconds) => delivered({ at: NOW - seconds * 1000 })),
  'a future time': beyond.map((seconds) => delivered({ at: NOW + seconds * 1000 })),
  'another time than was signed': fc
    .integer({ min: -299, max: 299 })
    .filter((seconds) => seconds !== 0)
    .map((seconds) => then((request) => under(request, { [STAMP]: String(NOW / 1000 + seconds) }))),
  'a time that runs over into the nonce': fc.integer({ min: 1, max: 9 }).map((digits) =>
    then((request) => {
      const stamp = request.headers[STAMP] ?? ''
      return under(request, {
        [STAMP]: stamp.slice(0, digits),
        [NONCE]: `${stamp.slice(digits)}${request.headers[NONCE]}`,
      })
    }),
  ),
  'another token': otherThan(installation.verificationToken).map((one) => headed('token', one)),
  'another app': otherThan(installation.appId).map((one) => headed('app_id', one)),
  'another tenant': otherThan(installation.tenantKey).map((one) => headed('tenant_key', one)),
  'no header at all': fc.constant((payload) => deliveryOf({ event: payload.event }, NOW)),
  'another key': otherThan(key).map((one) => delivered({ key: one })),
  'another key to seal with': otherThan(key).map((one) => delivered({ key: one, signingKey: key })),
  'another key to sign with': otherThan(key).map((one) => delivered({ signingKey: one })),
  'no signature': fc.constant(delivered({ unsigned: true })),
  'one header of three left out': fc
    .constantFrom(...HEADERS)
    .map((name) => delivered({ headers: { [name]: undefined } })),
  'a header twice in one': fc.constantFrom(...HEADERS).map((name) =>
    then((request) => {
      const value = request.headers[name] ?? ''
      return under(request, { [name]: `${value},${value}` })
    }),
  ),
  'a header in two cases': fc
    .constantFrom(...HEADERS)
    .map((name) =>
      then((request) => under(request, { [name.toUpperCase()]: request.headers[name] ?? '' })),
    ),
  'the signature of another body': fc.constantFrom(...payloads).map((other) => (payload) => {
    const request = deliveryOf(payload, NOW)
    return { ...request, body: sealed(other, key) }
  }),
  'an envelope around nothing': word.map(
    (one) => () => requestOf(JSON.stringify({ encrypt: one }), NOW),
  ),
  'no envelope': fc.constant((payload) => requestOf(JSON.stringify(payload), NOW)),
  'the signature of the first generation': fc.constant(
    then((request) => {
      const { [STAMP]: stamp = '', [NONCE]: nonce = '' } = request.headers
      const { verificationToken } = installation
      const signature = signatureOf(stamp, nonce, verificationToken, request.body ?? '')
      return under(request, { [SIGNATURE]: signature })
    }),
  ),
  'the dress of a check of the address': fc
    .boolean()
    .map(
      (unsigned) => (payload) =>
        deliveryOf({ ...payload, type: 'url_verification', challenge: 'x' }, NOW, { unsigned }),
    ),
}

it('Each of these comes in if nothing is done to it', async () => {
  for (const payload of payloads) {
    const { handle, touched } = countingApp()
    await handle(deliveryOf(payload, NOW))
    expect(touched).not.toEqual([])
  }
})

it('A thousand deliveries that differ in anything are refused, and touch nothing', async () => {
  const tried: Record<string, number> = {}
  const any = fc.constantFrom(...Object.keys(mutations)).chain((name) => {
    const mutation = mutations[name] ?? fc.constant(delivered())
    return fc.tuple(fc.constant(name), fc.constantFrom(...payloads), mutation)
  })
  await fc.assert(
    fc.asyncProperty(any, async ([name, payload, mutation]) => {
      const { handle, touched } = countingApp()
      const { statusCode } = await handle(mutation(payload))
      expect([statusCode, touched]).toEqual([401, []])
      tried[name] = (tried[name] ?? 0) + 1
    }),
    { numRuns: 1000, seed: 20261123, endOnFailure: true },
  )
  expect(Object.keys(tried).sort()).toEqual(Object.keys(mutations).sort())
})

it('A hundred right deliveries sent a second time are refused, and touch nothing more', async () => {
  const replays = fc.tuple(fc.constantFrom(...payloads), fc.integer({ min: -299, max: 299 }))
  await fc.assert(
    fc.asyncProperty(replays, async ([payload, seconds]) => {
      const { handle, touched } = countingApp()
      const request = deliveryOf(payload, NOW, { at: NOW + seconds * 1000 })
      await handle(request)
      const before = touched.length
      expect(before).toBeGreaterThan(0)
      expect(await handle(request)).toMatchObject({ statusCode: 401 })
      expect(touched).toHaveLength(before)
    }),
    { numRuns: 100, seed: 20261123 },
  )
})
