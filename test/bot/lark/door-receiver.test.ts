import { describe, expect, it, vi } from 'vitest'
import type { CallbackAnswer } from '../../../bot/lark/card-json.ts'
import { larkReceiver } from '../../../bot/lark/receiver.ts'
import { countingApp, NOW } from './counting.ts'
import {
  deliveryOf,
  fixture,
  installation,
  type Manner,
  requestOf,
  sealed,
  signatureOf,
} from './requests.ts'

const key = installation.encryptKeys[0] ?? ''
const message = fixture('message.text_mention')
const menu = fixture('bot_menu')
const challenge = fixture('url_verification')

/** A press on a button of ours. */
const press = (value: object) => {
  const payload = fixture('card.button')
  return { ...payload, event: { ...payload.event, action: { value, tag: 'button' } } }
}

/** A receiver whose listeners do as told, and remember what reached them. */
function receiverThat(work: () => Promise<CallbackAnswer> = async () => ({}), budget?: number) {
  const reached: unknown[] = []
  const broken: unknown[] = []
  const listen = async (body: unknown) => {
    reached.push(body)
    return work()
  }
  const { handle } = larkReceiver({
    installation,
    now: () => NOW,
    reference: () => 'A1B2C3',
    broke: (_, error) => void broken.push(error),
    onEvent: async (body) => void (await listen(body)),
    onCard: listen,
    ...(budget ? { budget } : {}),
  })
  const post = (payload: object | string, manner?: Manner) =>
    handle(deliveryOf(payload, NOW, manner))
  return { handle, post, reached, broken }
}

describe('what Lark did not seal and sign reaches nobody', () => {
  it.each<[string, Manner]>([
    ['signed with another key', { signingKey: 'another' }],
    ['sealed with another key', { key: 'another', signingKey: key }],
    ['sealed and signed with another key', { key: 'another' }],
    ['six minutes old', { at: NOW - 301_000 }],
    ['six minutes ahead', { at: NOW + 301_000 }],
    ['without any header of a signature', { unsigned: true }],
    ['without a signature', { headers: { 'x-lark-signature': undefined } }],
    ['without a time', { headers: { 'x-lark-request-timestamp': undefined } }],
    ['without a nonce', { headers: { 'x-lark-request-nonce': undefined } }],
    ['with a time that is no number', { headers: { 'x-lark-request-timestamp': 'NaN' } }],
    ['with an empty signature', { headers: { 'x-lark-signature': '' } }],
    ['with a digest cut short', { headers: { 'x-lark-signature': '0'.repeat(63) } }],
    ['with a digest in capitals', { headers: { 'x-lark-signature': 'A'.repeat(64) } }],
    ['with letters that are no digest', { headers: { 'x-lark-signature': 'é'.repeat(64) } }],
  ])('%s', async (_, manner) => {
    const { post, reached } = receiverThat()
    expect(await post(message, manner)).toMatchObject({ statusCode: 401, body: '' })
    expect(reached).toEqual([])
  })

  it('with two signatures, two times or two nonces, one of them right', async () => {
    const { handle, reached } = receiverThat()
    const request = deliveryOf(message, NOW)
    const at = (name: string) => request.headers[name] ?? ''
    const wrong = '0'.repeat(64)
    for (const doubled of [
      { 'x-lark-signature': `${at('x-lark-signature')},${wrong}` },
      { 'x-lark-signature': `${at('x-lark-signature')}, ${at('x-lark-signature')}` },
      {
        'x-lark-request-timestamp': `${at('x-lark-request-timestamp')},${at('x-lark-request-timestamp')}`,
      },
      { 'x-lark-request-nonce': `${at('x-lark-request-nonce')},x` },
      { 'X-Lark-Signature': wrong },
      { 'X-Lark-Request-Nonce': at('x-lark-request-nonce') },
    ]) {
      const headers = { ...request.headers, ...doubled }
      expect(await handle({ ...request, headers })).toMatchObject({ statusCode: 401 })
    }
    expect(reached).toEqual([])
  })

  it('signed and never sealed', async () => {
    const { handle, reached } = receiverThat()
    expect(await handle(requestOf(JSON.stringify(message), NOW))).toMatchObject({ statusCode: 401 })
    expect(reached).toEqual([])
  })

  it('with a digit of its time moved over to the nonce', async () => {
    const { handle, reached } = receiverThat()
    const body = sealed(message, key)
    const stamp = String(Math.floor(NOW / 1000))
    const signature = signatureOf(stamp, '1', key, body)
    for (const [time, nonce] of [
      [stamp.slice(0, 9), `${stamp.slice(9)}1`],
      [`${stamp}1`, ''],
    ] as const) {
      const headers = {
        'x-lark-request-timestamp': time,
        'x-lark-request-nonce': nonce,
        'x-lark-signature': signature,
      }
      const request = requestOf(body, NOW, { unsigned: true, headers })
      expect(await handle(request)).toMatchObject({ statusCode: 401 })
    }
    expect(reached).toEqual([])
  })

  it('or sealed and signed for another app, another tenant, or with another token', async () => {
    const { post, reached } = receiverThat()
    for (const [name, value] of [
      ['app_id', 'cli_other'],
      ['tenant_key', '7c3e19d5a8b04f26'],
      ['token', 'another-token'],
      ['token', ''],
    ] as const) {
      const other = { ...message, header: { ...message.header, [name]: value } }
      expect(await post(other)).toMatchObject({ statusCode: 401 })
    }
    // The first generation of events names no tenant.
    const { event } = message
    const old = { type: 'event_callback', token: installation.verificationToken, event }
    expect(await post(old)).toMatchObject({ statusCode: 401 })
    expect(reached).toEqual([])
  })

  it('or too large to be read, or at another place', async () => {
    const { post, reached } = receiverThat()
    const large = { ...message, more: 'x'.repeat(4 * 1024 * 1024) }
    expect(await post(large)).toMatchObject({ statusCode: 413 })
    expect(await post(message, { path: '/slack' })).toMatchObject({ statusCode: 404 })
    expect(await post(message, { method: 'GET' })).toMatchObject({
      statusCode: 405,
      headers: { allow: 'POST' },
    })
    expect(reached).toEqual([])
  })
})

describe('the check of our address', () => {
  it('is answered, signed or not', async () => {
    const { post, reached } = receiverThat()
    for (const unsigned of [true, false]) {
      expect(await post(challenge, { unsigned })).toMatchObject({
        statusCode: 200,
        body: '{"challenge":"ajls384kdjx98XX"}',
      })
    }
    expect(reached).toEqual([])
  })

  it.each<[string, object, Manner]>([
    ['with another token', { ...challenge, token: 'another' }, { unsigned: true }],
    ['without a token', { ...challenge, token: undefined }, { unsigned: true }],
    ['sealed with another key', challenge, { unsigned: true, key: 'another' }],
    ['wrongly signed', challenge, { signingKey: 'another' }],
    ['without a challenge', { ...challenge, challenge: undefined }, { unsigned: true }],
    ['with words to be said back', { ...challenge, challenge: '凤竹 怎么样' }, { unsigned: true }],
    ['larger than any', { ...challenge, more: 'x'.repeat(5000) }, { unsigned: true }],
  ])('%s is not', async (_, payload, manner) => {
    expect(await receiverThat().post(payload, manner)).toMatchObject({ statusCode: 401, body: '' })
  })

  it('in the open, without a seal, is not', async () => {
    const request = requestOf(JSON.stringify(challenge), NOW, { unsigned: true })
    expect(await receiverThat().handle(request)).toMatchObject({ statusCode: 401 })
  })
})

describe('what Lark sealed and signed is read', () => {
  it('just before and just after its time', async () => {
    const { post, reached } = receiverThat()
    for (const at of [NOW - 299_000, NOW, NOW + 299_000])
      expect(await post(message, { at })).toMatchObject({ statusCode: 200, body: '{}' })
    expect(reached).toHaveLength(3)
  })

  it('carried as text or as base64, under header names in any case', async () => {
    const { handle, reached } = receiverThat()
    for (const base64 of [false, true]) {
      const request = deliveryOf(message, NOW, { base64 })
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name.toUpperCase(), value]),
      )
      expect(await handle({ ...request, headers })).toMatchObject({ statusCode: 200 })
    }
    expect(reached).toEqual([message, message])
  })

  it('in a body with spaces and `\\/`, which are a part of what was signed', async () => {
    const { handle, reached } = receiverThat()
    const envelope = JSON.parse(sealed(message, key))
    const spaced = `{ "encrypt" :\n "${envelope.encrypt.replaceAll('/', '\\/')}" }\n`
    expect(spaced).toContain('\\/')
    expect(await handle(requestOf(spaced, NOW))).toMatchObject({ statusCode: 200 })
    expect(reached).toEqual([message])
  })

  it('once, though the very same bytes come again', async () => {
    const { handle, reached } = receiverThat()
    const request = deliveryOf(press({ k: 'intent', intent: 'home' }), NOW)
    const [first, second] = await Promise.all([handle(request), handle(request)])
    expect([first?.statusCode, second?.statusCode]).toEqual([200, 401])
    expect(await handle(request)).toMatchObject({ statusCode: 401 })
    expect(reached).toHaveLength(1)
  })

  it('again, when the first time came to nothing', async () => {
    let fails = true
    const { handle, reached } = receiverThat(async () => {
      if (fails) throw new Error('no store')
      return {}
    })
    const request = deliveryOf(message, NOW)
    expect(await handle(request)).toMatchObject({ statusCode: 500 })
    fails = false
    expect(await handle(request)).toMatchObject({ statusCode: 200 })
    expect(await handle(request)).toMatchObject({ statusCode: 401 })
    expect(reached).toHaveLength(2)
  })
})

describe('what is answered', () => {
  it('to a kind of event that we do not know is nothing, and nothing is done', async () => {
    const { handle, touched, logged } = countingApp()
    for (const event_type of ['im.message.reaction.created_v1', 'url.preview.get', '']) {
      const payload = { ...message, header: { ...message.header, event_type } }
      expect(await handle(deliveryOf(payload, NOW))).toMatchObject({ statusCode: 200, body: '{}' })
    }
    expect([touched, logged]).toEqual([[], []])
  })

  it('to a component that carries nothing of ours is nothing', async () => {
    const { handle, touched, logged } = countingApp()
    for (const name of ['card.button', 'card.form_submit', 'card.select_outside_form']) {
      const answer = await handle(deliveryOf(fixture(name), NOW))
      expect(answer).toMatchObject({ statusCode: 200, body: '{}' })
    }
    expect([touched, logged]).toEqual([[], []])
  })

  it('to an event told twice, under another signature, is that it was kept, once', async () => {
    const { handle, touched, kept } = countingApp()
    const retold = { ...message, header: { ...message.header, event_id: 'retold' } }
    for (const payload of [message, message, retold])
      expect(await handle(deliveryOf(payload, NOW))).toMatchObject({ statusCode: 200 })
    expect(touched).toEqual(['inbox', 'inbox', 'inbox'])
    expect(kept).toHaveLength(1)
  })

  it('to an event that could not be kept is that it be sent again', async () => {
    const { handle, breaks, kept, logged } = countingApp()
    breaks(true)
    expect(await handle(deliveryOf(menu, NOW))).toMatchObject({ statusCode: 500, body: '' })
    expect(logged).toMatchObject([{ what: 'lark.broke', facts: { reference: 'A1B2C3' } }])
    breaks(false)
    expect(await handle(deliveryOf(menu, NOW))).toMatchObject({ statusCode: 200 })
    expect(kept).toHaveLength(1)
  })

  it('to a press that broke is the number under which it was logged, and no word of what it held', async () => {
    const { handle, breaks, logged } = countingApp()
    breaks(true)
    const secret = '凤竹的底价是 21500'
    const payload = press({ k: 'intent', intent: 'summary', args: { text: secret } })
    const { statusCode, body = '' } = await handle(deliveryOf(payload, NOW))
    expect(statusCode).toBe(200)
    const { toast } = JSON.parse(body)
    expect(toast.type).toBe('error')
    expect(toast.content).toMatch(/编号 A1B2C3.*the number A1B2C3/s)
    expect(logged).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toContain('21500')
  })

  it('to a press that takes too long is given while Lark waits; a form says that it is done only once', async () => {
    let finish = () => {}
    const { post } = receiverThat(() => new Promise((done) => (finish = () => done({}))), 20)
    const said = async (value: object) => {
      const { body = '' } = await post(press(value))
      finish()
      return JSON.parse(body).toast
    }
    expect(await said({ k: 'intent', intent: 'home' })).toMatchObject({
      type: 'warning',
      content: expect.stringContaining('See what comes of it'),
    })
    const form = { k: 'form', draft: '0'.repeat(32), do: 'submit' }
    expect(await said(form)).toMatchObject({ content: expect.stringContaining('only once') })
  })

  it('to an event that takes too long is that it be sent again', async () => {
    let finish = () => {}
    const { post } = receiverThat(() => new Promise((done) => (finish = () => done({}))), 20)
    expect(await post(message)).toMatchObject({ statusCode: 500 })
    finish()
  })

  it('to anything whatever comes before Lark’s three seconds are over', async () => {
    vi.useFakeTimers()
    try {
      const { post } = receiverThat(() => new Promise(() => {}))
      const answers = Promise.all([post(message), post(press({ k: 'intent', intent: 'home' }))])
      await vi.advanceTimersByTimeAsync(2_999)
      expect(await answers).toMatchObject([{ statusCode: 500 }, { statusCode: 200 }])
    } finally {
      vi.useRealTimers()
    }
  })

  it('to a press is what was decided of it', async () => {
    const answer: CallbackAnswer = { toast: { type: 'success', content: '已完成' } }
    const { post } = receiverThat(async () => answer)
    const { statusCode, headers, body = '' } = await post(press({ k: 'intent', intent: 'home' }))
    expect(statusCode).toBe(200)
    expect(headers).toEqual({ 'content-type': 'application/json; charset=utf-8' })
    expect(JSON.parse(body)).toEqual(answer)
  })
})

describe('a door without a lock', () => {
  it.each([{ encryptKeys: [] }, { encryptKeys: [''] }, { verificationToken: '' }])(
    'is not opened: %j',
    (lacking) => {
      expect(() => countingApp(lacking)).toThrow(TypeError)
    },
  )
})
