import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../../shared/commands/execute.ts'
import { cardOf } from '../../../shared/replies/draw.ts'
import { refusalText } from '../../../shared/replies/refusals.ts'
import { type Archive, startArchive } from '../../support/archive.ts'
import { must, staff } from '../../support/company.ts'

const { salesperson, otherSalesperson, manager, generalManager, administrator } = staff

let archive: Archive

beforeAll(async () => {
  archive = await startArchive()
})
afterAll(() => archive.close())

const basics = { nature: 'enterprise', stage: 'current', source: 'visit' }

/** Fills a new card in and lets the names catch up. */
async function open(name: string, more: object = {}, user: string = salesperson.user) {
  const { notice } = await must(archive.fill(user, 'customer.create', { ...basics, name, ...more }))
  await archive.settle()
  if (notice.notice !== 'customer.card') throw new Error('no card came back')
  return notice.customer
}

/** What was found wrong, by field, in Chinese. */
async function wrongs(answer: Promise<Answer>): Promise<Record<string, string>> {
  const given = await answer
  if (given.kind !== 'invalid') throw new Error(`answered ${JSON.stringify(given)}`)
  return Object.fromEntries(
    Object.entries(given.issues).map(([field, issue]) => [field, refusalText(issue, 'zh')]),
  )
}

describe('opening a card', () => {
  test('gives the next dossier number and makes the salesperson its owner', async () => {
    const first = await open('福建凤竹纺织科技股份有限公司', {
      creditCode: '91350100m000100y43',
      phone: '0595-8565 6506',
      aliases: '老凤竹、FZ Group',
    })
    const second = await open('晋江海鸥鞋业有限公司')
    expect([first.number, second.number]).toEqual(['KH00001', 'KH00002'])
    expect(first).toMatchObject({
      creditCode: '91350100M000100Y43',
      aliases: ['老凤竹', 'FZ Group'],
      ownerName: '林晓雯',
      departmentId: '销售一部',
    })
  })

  test('stops at a credit code whose check character does not fit', async () => {
    const given = { ...basics, name: '石狮白鹭服装', creditCode: '91350100M000100Y4Z' }
    const { creditCode } = await wrongs(archive.fill(salesperson.user, 'customer.create', given))
    expect(creditCode).toContain('校验位不符')
    expect(creditCode).not.toContain('91350100M000100Y43')
  })

  test('is never allowed twice for one credit code, ticked or not', async () => {
    const given = {
      ...basics,
      name: '毫不相干贸易',
      creditCode: '91350100M000100Y43',
      notDuplicate: true,
    }
    const { creditCode } = await wrongs(archive.fill(salesperson.user, 'customer.create', given))
    expect(creditCode).toContain('KH00001 福建凤竹纺织科技股份有限公司')
  })

  test('two at once with one code make one card', async () => {
    const given = { ...basics, creditCode: '91350503MA33N9PT1T' }
    const answers = await Promise.all(
      ['南安闽台石业', '惠安台闽雕艺'].map((name) =>
        archive.fill(salesperson.user, 'customer.create', { ...given, name }),
      ),
    )
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'invalid'])
    await archive.settle()
  })

  test.each([
    ['a near name', { name: '凤竹集团有限公司' }, '名称相近'],
    ['a name that holds the brand of another', { name: '泉州新凤竹实业' }, '名称相近'],
    ['the same telephone', { name: '完全另一家', phone: '+86 595 85656506' }, '电话相同'],
  ])('shows likely duplicates first: %s', async (_, given, why) => {
    const args = { ...basics, ...given }
    const { name } = await wrongs(archive.fill(salesperson.user, 'customer.create', args))
    expect(name).toContain('KH00001 福建凤竹纺织科技股份有限公司')
    expect(name).toContain(why)
    expect(name).toContain('勾选')
  })

  test('goes on when it is said not to be the same customer', async () => {
    const card = await open('凤竹集团有限公司', { notDuplicate: true })
    expect(card.name).toBe('凤竹集团有限公司')
    expect(card).not.toHaveProperty('notDuplicate')
  })

  test('takes two round trips, the looks for duplicates included', async () => {
    archive.meter.reset()
    await open('厦门天翼电子有限公司', { phone: '0592-5550001' })
    archive.meter.reset()
    await archive.fill(salesperson.user, 'customer.create', { ...basics, name: '莆田木兰工艺' })
    expect(archive.meter.waves).toBe(2)
  })

  test('is closed to the administrator, with the power that lacks', async () => {
    const answer = await archive.fill(administrator.user, 'customer.create', {
      ...basics,
      name: '谁家公司',
    })
    expect(answer).toMatchObject({ kind: 'refused', refusal: { action: 'customer.create' } })
    const step = await archive.enter(administrator.user, 'customer')
    expect(step).toMatchObject({ step: 'refused' })
  })
})

describe('changing a card', () => {
  test('keeps who, when, from which source, and the value before', async () => {
    const card = await open('龙海水仙食品有限公司', { phone: '0596-6660001', grade: 'B' })
    const edit = (user: string, seen: number, more: object) =>
      archive.fill(user, 'customer.edit', {
        ...basics,
        name: card.name,
        customerId: card.id,
        seen: String(seen),
        ...more,
      })
    await must(edit(salesperson.user, 1, { phone: '0596-6660002', grade: 'B' }))
    await must(edit(manager.user, 2, { phone: '0596-6660002', source: 'agency' }))
    await archive.settle()
    const step = await archive.enter(otherSalesperson.user, 'customerHistory', {
      args: { customerId: card.id },
    })
    if (step.step !== 'show' || step.notice.notice !== 'customer.history')
      throw new Error('no history')
    const [last, before, first] = step.notice.revisions
    expect(last).toMatchObject({
      byName: '陈志强',
      source: 'agency',
      changes: [{ field: 'grade', before: 'B', after: undefined }],
    })
    expect(before).toMatchObject({
      byName: '林晓雯',
      source: 'visit',
      changes: [{ field: 'phone', before: '0596-6660001', after: '0596-6660002' }],
    })
    expect(first).toMatchObject({ first: true })
    expect(cardOf(step.notice, 'zh').table?.rows.slice(0, 2)).toEqual([
      ['2026-11-23 09:00', '陈志强', '专业调查机构', '客户等级', 'B', '（空）'],
      ['2026-11-23 09:00', '林晓雯', '推销员访问', '电话', '0596-6660001', '0596-6660002'],
    ])
    expect(cardOf(step.notice, 'en').title).toBe('Changes · 龙海水仙食品有限公司')
  })

  test('does not undo what somebody else changed while the form was open', async () => {
    const card = await open('长泰天成工艺有限公司')
    const given = { ...basics, name: card.name, customerId: card.id, seen: '1' }
    await must(archive.fill(manager.user, 'customer.edit', { ...given, phone: '0596-1110000' }))
    const { name } = await wrongs(archive.fill(salesperson.user, 'customer.edit', given))
    expect(name).toContain('陈志强')
  })

  test('frees a credit code that is no longer borne, and holds the new one', async () => {
    const card = await open('云霄海港物流有限公司', { creditCode: '91350582MA2Y7K3H24' })
    const given = { ...basics, name: card.name, customerId: card.id }
    await must(archive.fill(salesperson.user, 'customer.edit', { ...given, seen: '1' }))
    const heir = await open('东山海角物流有限公司', { creditCode: '91350582MA2Y7K3H24' })
    const again = { ...given, seen: '2', creditCode: '91350582MA2Y7K3H24' }
    const { creditCode } = await wrongs(archive.fill(salesperson.user, 'customer.edit', again))
    expect(creditCode).toContain(heir.number)
  })

  test('is for its salesperson, their manager and the general manager', async () => {
    const card = await open('诏安丹诏茶业有限公司')
    const args = { customerId: card.id }
    for (const { user } of [salesperson, manager, generalManager]) {
      const step = await archive.enter(user, 'customerEdit', { args })
      expect(step).toMatchObject({ step: 'form', opening: { initial: { name: card.name } } })
    }
    const step = await archive.enter(otherSalesperson.user, 'customerEdit', { args })
    expect(step).toMatchObject({ step: 'refused', refusal: { action: 'customer.edit' } })
  })
})

describe('personal facts', () => {
  test('are apart from the card, for whom the schedule names; for others they are not even read', async () => {
    const card = await open('平和蜜柚农业有限公司')
    const args = { customerId: card.id }
    await must(
      archive.fill(salesperson.user, 'customer.personal', {
        customerId: card.id,
        seen: '0',
        source: 'visit',
        manager: '蔡美丽',
        interests: '功夫茶',
        birthday: '1971-03-08',
        residentId: '11010519491231002x',
      }),
    )
    await archive.settle()
    const form = await archive.enter(manager.user, 'customerPersonal', { args })
    expect(form).toMatchObject({
      opening: { initial: { interests: '功夫茶', residentId: '11010519491231002X' } },
    })
    archive.meter.reset()
    const refused = await archive.enter(otherSalesperson.user, 'customerPersonal', { args })
    expect(refused).toMatchObject({ refusal: { action: 'customer.readPersonal' } })
    expect(archive.meter.calls).toEqual({ BatchGetItem: 1 })

    for (const entrance of ['customer', 'customerHistory', 'summary']) {
      const step = await archive.enter(otherSalesperson.user, entrance, { args })
      expect(step).toMatchObject({ step: 'show' })
      expect(JSON.stringify(step)).not.toMatch(/功夫茶|蔡美丽|1971|11010519/)
    }
  })

  test('stop at a resident id whose check digit does not fit', async () => {
    const card = await open('漳浦花卉苗木合作社')
    const given = { customerId: card.id, seen: '0', source: 'visit' }
    const { residentId } = await wrongs(
      archive.fill(salesperson.user, 'customer.personal', {
        ...given,
        residentId: '110105194912310021',
      }),
    )
    expect(residentId).toContain('校验位不符')
  })

  test("keep a person's own id theirs, and let one who represents two companies stand on both", async () => {
    const residentId = '11010519491231002X'
    const write = (customerId: string) =>
      archive.fill(salesperson.user, 'customer.personal', {
        customerId,
        seen: '0',
        source: 'visit',
        residentId,
      })
    const [one, other] = [
      await open('王小明', { nature: 'individual' }),
      await open('李大海', { nature: 'individual' }),
    ]
    const company = await open('华安玉石有限公司')
    await must(write(one.id))
    expect(await wrongs(write(other.id))).toHaveProperty('residentId')
    await must(write(company.id))
  })
})
