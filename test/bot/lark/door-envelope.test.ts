import { describe, expect, it } from 'vitest'
import { decrypted, opened } from '../../../bot/lark/envelope.ts'
import { countingApp } from './counting.ts'
import { fixture, requestOf, sealed } from './requests.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('an envelope', () => {
  it('is opened as Lark’s own example is', () => {
    const example = Buffer.from('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'base64')
    expect(decrypted(example, 'test key')).toBe('hello world')
  })

  it('is opened with either key while one is replaced', () => {
    const payload = fixture('bot_menu')
    for (const key of ['old key', 'new key']) {
      expect(opened(bytes(sealed(payload, key)), ['old key', 'new key'])).toEqual(payload)
    }
  })

  it.each<[string, string]>([
    ['sealed with another key', sealed(fixture('bot_menu'), 'another')],
    ['that holds a list', sealed('[]', 'key')],
    ['that holds no JSON', sealed('凤竹', 'key')],
    ['without a seal', JSON.stringify(fixture('bot_menu'))],
    ['that is no base64', '{"encrypt":"凤竹"}'],
    ['that is empty', '{"encrypt":""}'],
    ['shorter than its first block', '{"encrypt":"AAAA"}'],
    ['of no whole number of blocks', `{"encrypt":"${Buffer.alloc(40).toString('base64')}"}`],
    ['that is a number', '{"encrypt":1}'],
    ['that is null', 'null'],
    ['that is nothing', ''],
  ])('%s holds nothing of Lark’s', (_, body) => {
    expect(opened(bytes(body), ['key', ''])).toBeUndefined()
  })

  it('as it was recorded passes the whole door', async () => {
    const { headers, rawBody } = Object(fixture('encrypted_envelope'))
    const { handle, kept } = countingApp({ encryptKeys: ['test key'] })
    const request = requestOf(rawBody, 0, { unsigned: true, headers })
    expect(await handle(request)).toMatchObject({ statusCode: 200 })
    expect(kept).toMatchObject([
      { id: 'lark:message:om_5ce6d572455d361153b7cb51da133945', event: { text: 'status of #42?' } },
    ])
  })
})
