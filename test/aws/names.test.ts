import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keepNames } from '../../lambdas/aws/shelves/keep-names.ts'
import { namesFound } from '../../lambdas/aws/shelves/names.ts'
import type { Customer } from '../../shared/records/customer.ts'
import { type Meter, meterOn } from '../support/meter.ts'
import { cardOf } from '../support/names.ts'
import { startStore, type TestStore } from '../support/store.ts'

let store: TestStore
let meter: Meter

beforeAll(async () => {
  store = await startStore({ inMemory: true })
  meter = meterOn(store.client)
})
afterAll(() => store.close())
beforeEach(() => meter.reset())

const keep = (...cards: Customer[]) =>
  keepNames(store.client, store.table, { images: cards.map((after) => ({ after })) })

const find = async (
  text: string,
  match: 'begins' | 'exact' | 'within' = 'begins',
  shelf = 'customer',
) => (await namesFound(store.client, store.table, { shelf, text, match })).map(({ id }) => id)

describe('a customer is found', () => {
  beforeAll(async () => {
    await keep(
      cardOf('fengzhu', '福建凤竹纺织科技股份有限公司', {
        number: 'KH00012',
        aliases: ['老凤竹'],
        creditCode: '91350100M000100Y43',
        phone: '0595-8565 6506',
      }),
      cardOf('danxian', '单县青年商店', { reading: 'shan xian qing nian' }),
      cardOf('zeng', '曾氏茶业有限公司'),
      cardOf('textile', 'Fengzhu Textile Co., Ltd.'),
      cardOf('hash', 'A#B & <C> 公司'),
    )
  })

  test.each([
    ['any part of its Chinese name', '凤竹'],
    ['a part in the middle', '纺织科'],
    ['its full registered name', '福建凤竹纺织科技股份有限公司'],
    ['its name with the legal form half typed', '福建凤竹纺织科技股份有限'],
    ['its brand with the legal form half typed', '凤竹有限公'],
    ['one character, where its brand begins', '凤'],
    ['pinyin of its brand', 'fengzhu'],
    ['pinyin from the start', 'fujianfeng'],
    ['initials of its brand', 'fz'],
    ['initials from the start', 'FJFZ'],
    ['one letter', 'f'],
    ['another name', '老凤'],
    ['its dossier number', 'kh00012'],
    ['its credit code', '91350100M000100Y43'],
    ['full-width letters', 'ｆｅｎｇｚｈｕ'],
  ])('by %s', async (_, text) => {
    expect(await find(text)).toContain('fengzhu')
    expect(meter.calls).toEqual({ Query: 1 })
    expect(meter.units).toBeLessThanOrEqual(1)
  })

  test('by a reading written by hand and by the other readings of its characters', async () => {
    expect(await find('shanxian')).toContain('danxian')
    expect(await find('sx')).toContain('danxian')
    expect(await find('zengshi')).toContain('zeng')
    expect(await find('cengshi')).toContain('zeng')
  })

  test('by each word of a Latin name, and by its initials', async () => {
    expect(await find('textile')).toEqual(['textile'])
    expect(await find('Fengzhu Te')).toContain('textile')
    expect(await find('ft')).toContain('textile')
  })

  test('whatever characters are typed, with nothing read beyond the shelf', async () => {
    expect(await find('a#b')).toContain('hash')
    for (const text of ['#', '##', '　', '|', '%', '凤#', "'", '👍'])
      expect(await find(text)).not.toContain('textile')
    expect(meter.partitions.every((pk) => pk.startsWith('NAMES#customer#'))).toBe(true)
  })

  test('by its telephone only when all digits are the same', async () => {
    expect(await find('+86 595 85656506', 'exact', 'customer.phone')).toEqual(['fengzhu'])
    expect(await find('0595-8565650', 'exact', 'customer.phone')).toEqual([])
  })

  test('in a sentence that speaks of it', async () => {
    expect(await find('请问凤竹最近怎么样', 'within')).toEqual(['fengzhu'])
    expect(await find('how is fengzhu doing', 'within')).toEqual(['textile'])
    expect(await find('今天天气怎么样', 'within')).toEqual([])
  })

  test('first when its name is just what was typed', async () => {
    await keep(cardOf('exact', '纺织科技有限公司'))
    expect((await find('纺织科技'))[0]).toBe('exact')
  })
})

describe('when a customer is renamed', () => {
  test('it is found by its new name and no longer by the old', async () => {
    const old = cardOf('renamed', '晋江白鹭鞋业有限公司')
    const now = cardOf('renamed', '晋江海鸥鞋业有限公司', { version: 2 })
    await keep(old)
    await keep(now)
    expect(await find('白鹭')).toEqual([])
    expect(await find('bailu')).toEqual([])
    expect(await find('海鸥')).toEqual(['renamed'])
    expect(await find('鞋业')).toContain('renamed')
  })

  test('an older entry worked on again changes nothing', async () => {
    await keep(cardOf('renamed', '晋江白鹭鞋业有限公司'))
    expect(await find('白鹭')).toEqual([])
    expect(await find('海鸥')).toEqual(['renamed'])
  })

  test('work broken off half way is made good by the next entry', async () => {
    await keep(cardOf('torn', '石狮旧名贸易有限公司'))
    let writes = 0
    store.client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName === 'BatchWriteItemCommand' && ++writes === 1) {
          await next(args)
          throw new Error('the function was ended')
        }
        return next(args)
      },
      { step: 'initialize', name: 'ending' },
    )
    await expect(keep(cardOf('torn', '石狮半途贸易有限公司', { version: 2 }))).rejects.toThrow(
      'the function was ended',
    )
    store.client.middlewareStack.remove('ending')
    await keep(cardOf('torn', '石狮终名贸易有限公司', { version: 3 }))
    expect(await find('旧名')).toEqual([])
    expect(await find('半途')).toEqual([])
    expect(await find('终名')).toEqual(['torn'])
  })

  test('a card that changed in nothing by which it is found costs one look and one note of its version', async () => {
    const card = cardOf('same', '南安闽台石业有限公司')
    await keep(card)
    meter.reset()
    await keep({ ...card, version: 2, grade: 'A' })
    expect(meter.calls).toEqual({ GetItem: 1, PutItem: 1 })
  })
})

test('the meter counts what the store counts', async () => {
  await keep(cardOf('metered', '漳州水仙花业有限公司'))
  meter.reset()
  await find('水仙')
  expect(meter).toMatchObject({ units: 0.5, waves: 1, partitions: ['NAMES#customer#水仙'] })
  await find('水仙')
  expect(meter).toMatchObject({ units: 1, waves: 2 })
})
