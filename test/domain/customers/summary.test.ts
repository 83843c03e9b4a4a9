import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyOf } from '../../../lambdas/aws/keys.ts'
import { nameIn } from '../../../shared/commands/customers/question.ts'
import type { Summary } from '../../../shared/domain/customers/summarising.ts'
import type { VisitReport } from '../../../shared/records/visit-report.ts'
import { cardOf } from '../../../shared/replies/draw.ts'
import { days } from '../../../shared/terms/moment.ts'
import { monthsTo } from '../../../shared/terms/month.ts'
import { type Archive, startArchive } from '../../support/archive.ts'
import { MONDAY, must, staff } from '../../support/company.ts'

const { salesperson, otherSalesperson, manager, archivist, administrator, generalManager } = staff

let archive: Archive
let fengzhu: string

beforeAll(async () => {
  archive = await startArchive()
  fengzhu = await open('福建凤竹纺织科技股份有限公司', { grade: 'A', lineOfBusiness: '针织染整' })
  await open('晋江海鸥鞋业有限公司')
  await open('石狮海鸥箱包有限公司', { notDuplicate: true })
  await open('美的集团')
  const visit = (more: object) =>
    must(
      archive.fill(salesperson.user, 'visit.report', {
        customerId: fengzhu,
        urgency: 'daily',
        visitedOn: '2026-11-20',
        learned: '了解产能',
        ...more,
      }),
    )
  await visit({ commitment: '下月试单', nextStep: '送样', nextStepOn: '2026-11-21' })
  await visit({
    nextStep: '报价',
    nextStepOn: '2026-12-01',
    urgency: 'urgent',
    learned: '对手降价',
  })
  await must(
    archive.fill(salesperson.user, 'customer.personal', {
      customerId: fengzhu,
      seen: '0',
      source: 'visit',
      manager: '蔡美丽',
      birthday: '1971-03-08',
    }),
  )
  await archive.settle()
  await shelve(fengzhu, 'unclassified', '营业执照', 'KH00001-1-2026-001-0001')
  await shelve(fengzhu, 'highlySecret', '底价表', 'KH00001-2-2026-001-0001')
  await shelve(fengzhu, 'topSecret', '收购意向', 'KH00001-5-2026-001-0001')
})
afterAll(() => archive.close())

async function open(name: string, more: object = {}): Promise<string> {
  const given = { nature: 'enterprise', stage: 'current', source: 'visit', name, ...more }
  const { notice } = await must(archive.fill(salesperson.user, 'customer.create', given))
  await archive.settle()
  if (notice.notice !== 'customer.card') throw new Error('no card came back')
  return notice.customer.id
}

/** Writes a document into the digest, as filing does. */
async function shelve(
  id: string,
  secrecy: 'unclassified' | 'highlySecret' | 'topSecret',
  title: string,
  archiveNumber: string,
) {
  const { dossier } = await archive.shelves.summary(id)
  if (!dossier) throw new Error('no dossier')
  const last = [{ id: `${id}.${secrecy}`, title, on: '2026-11-20', archiveNumber }]
  const documents = { ...dossier.documents, [secrecy]: { count: 1, last } }
  const Item = { ...keyOf(dossier), ...dossier, documents }
  await archive.store.client.send(new PutCommand({ TableName: archive.store.table, Item }))
}

async function summaryFor(
  user: string,
  asked: Parameters<Archive['enter']>[2],
  entrance = 'summary',
): Promise<Summary> {
  const step = await archive.enter(user, entrance, asked)
  if (step.step !== 'show' || step.notice.notice !== 'customer.summary')
    throw new Error(`answered ${JSON.stringify(step)}`)
  return step.notice.summary
}

const levels = ({ documents }: Summary) => documents.map(({ secrecy }) => secrecy)

describe('a summary', () => {
  test('says who they are, what was said last, what is due, and what to do next', async () => {
    const summary = await summaryFor(salesperson.user, { text: '凤竹' })
    expect(summary).toMatchObject({ visits: 2, customer: { grade: 'A', ownerName: '林晓雯' } })
    expect(summary.next).toEqual([
      { do: 'overdue', title: '下月试单', dueOn: '2026-11-21' },
      { do: 'due', title: '报价', dueOn: '2026-12-01' },
      { do: 'completeCode' },
    ])
    const card = cardOf({ notice: 'customer.summary', summary }, 'zh')
    const text = JSON.stringify(card)
    for (const words of ['针织染整', '【紧急】对手降价', '已逾期（2026-11-21）', '报价', '蔡美丽'])
      expect(text).toContain(words)
    expect(card.facts?.length).toBeLessThanOrEqual(20)
    expect(card.buttons?.length).toBeLessThanOrEqual(5)
  })

  test('counts visits by month in the digest, the last year only', async () => {
    const { visitMonths } = await summaryFor(salesperson.user, { text: '凤竹' })
    expect(visitMonths).toHaveLength(12)
    expect(visitMonths?.[0]).toEqual({ month: '2025-12', visits: 0 })
    expect(visitMonths?.at(-1)).toEqual({ month: '2026-11', visits: 2 })
    const { dossier } = await archive.shelves.summary(fengzhu)
    expect(dossier?.visitMonths).toEqual({ '2026-11': 2 })
  })

  test('forgets the months before the last twelve that had a visit', async () => {
    const quanzhou = await open('泉州顺济船务有限公司')
    const months = ['2025-10', '2025-11', '2025-12', ...monthsTo('2026-10-01', 10)]
    for (const month of months)
      await must(
        archive.fill(salesperson.user, 'visit.report', {
          customerId: quanzhou,
          urgency: 'daily',
          visitedOn: `${month}-15`,
          learned: '例行拜访',
        }),
      )
    const { dossier } = await archive.shelves.summary(quanzhou)
    expect(dossier?.visits).toBe(13)
    expect(Object.keys(dossier?.visitMonths ?? {}).sort()).toEqual(months.slice(1))
  })

  test.each([
    ['the salesperson', salesperson.user, ['unclassified', 'highlySecret']],
    ['their manager', manager.user, ['unclassified', 'highlySecret']],
    ['another salesperson', otherSalesperson.user, ['unclassified']],
    ['the archivist', archivist.user, ['unclassified', 'highlySecret', 'topSecret']],
    ['the general manager', generalManager.user, ['unclassified', 'highlySecret', 'topSecret']],
  ])('shows %s the documents, and counts, that they may know of', async (_, user, known) => {
    for (const asked of [{ text: '凤竹' }, { args: { customerId: fengzhu } }])
      expect(levels(await summaryFor(user, asked))).toEqual(known)
  })

  test('shows personal facts to whom the schedule names, and reads them for nobody else', async () => {
    for (const asked of [{ text: '凤竹' }, { args: { customerId: fengzhu } }]) {
      expect((await summaryFor(manager.user, asked)).personal).toMatchObject({ manager: '蔡美丽' })
      archive.meter.reset()
      const others = await summaryFor(otherSalesperson.user, asked)
      expect(others).not.toHaveProperty('personal')
      expect(archive.meter.calls).not.toHaveProperty('GetItem')
      expect(JSON.stringify(others)).not.toContain('蔡美丽')
    }
  })

  test('said aloud holds only what all in the business may know, and offers the rest to the asker alone', async () => {
    const message = { text: '凤竹 怎么样', attachments: [], ts: '1' }
    const asked = { text: message.text, message }
    const summary = await summaryFor(generalManager.user, asked, 'ask')
    expect(levels(summary)).toEqual(['unclassified'])
    expect(summary).not.toHaveProperty('personal')
    const card = cardOf({ notice: 'customer.summary', summary }, 'zh')
    expect(card.buttons).toContainEqual({
      text: '仅我可见的概况',
      intent: 'summary',
      args: { customerId: fengzhu },
    })
  })

  test('is closed to the administrator and to strangers', async () => {
    expect(await archive.enter(administrator.user, 'summary', { text: '凤竹' })).toMatchObject({
      refusal: { action: 'customer.read' },
    })
    expect(await archive.enter('UNOBODY', 'ask', { text: '凤竹' })).toMatchObject({
      refusal: { code: 'person.unknown' },
    })
  })

  test('asks which one is meant when several bear the name', async () => {
    const step = await archive.enter(salesperson.user, 'ask', { text: '海鸥怎么样' })
    expect(step).toMatchObject({ notice: { notice: 'customer.several', next: 'summary' } })
    if (step.step !== 'show') throw new Error('nothing shown')
    expect(cardOf(step.notice, 'zh').buttons).toHaveLength(2)
    const [text] = ['海鸥鞋业最近怎么样']
    expect((await summaryFor(salesperson.user, { text }, 'ask')).customer.name).toContain('鞋业')
  })

  test('warns of a card that nobody has touched for half a year', async () => {
    const asked = { args: { customerId: fengzhu } }
    expect(
      await summaryFor(salesperson.user, { ...asked, at: MONDAY + days(180) }),
    ).not.toHaveProperty('staleDays')
    const stale = await summaryFor(salesperson.user, { ...asked, at: MONDAY + days(181) })
    expect(stale.staleDays).toBe(181)
    expect(stale.next.map((thing) => thing.do)).toContain('reviewCard')
    expect(cardOf({ notice: 'customer.summary', summary: stale }, 'zh').body?.[0]).toContain(
      '181 天',
    )
  })
})

describe('a question', () => {
  test.each([
    ['凤竹 怎么样', '凤竹'],
    ['请问凤竹最近怎么样?', '凤竹'],
    ['帮我查一下福建凤竹的情况', '福建凤竹'],
    ['how is Fengzhu doing?', 'Fengzhu'],
    ['summary of fz please', 'fz'],
    ['怎么样', '怎么样'],
  ])('%s is about %s', (question, name) => {
    expect(nameIn(question)).toBe(name)
  })

  test.each([
    '凤竹 怎么样',
    '明天要去凤竹那边,有什么要注意的吗',
    'fz 怎么样',
    'how is fengzhu doing?',
    'KH00001 怎么样',
  ])('finds the customer: %s', async (text) => {
    expect((await summaryFor(salesperson.user, { text }, 'ask')).customer.id).toBe(fengzhu)
  })

  test('takes no word of the name for a question word', async () => {
    const { customer } = await summaryFor(salesperson.user, { text: '美的怎么样' }, 'ask')
    expect(customer.name).toBe('美的集团')
  })

  test('about nobody we know says so', async () => {
    const step = await archive.enter(salesperson.user, 'ask', { text: '今天天气怎么样' })
    expect(step).toMatchObject({ notice: { notice: 'customer.none', asked: '今天天气' } })
  })
})

describe('what a summary costs', () => {
  const cost = async (asked: Parameters<Archive['enter']>[2]) => {
    archive.meter.reset()
    await summaryFor(salesperson.user, asked)
    const { waves, units, calls } = archive.meter
    return { waves, units, calls: { ...calls } }
  }

  test('is the same after ten visits and after ten thousand, in two round trips', async () => {
    const ways = [{ text: '凤竹' }, { args: { customerId: fengzhu } }]
    await visits(0, 10)
    const few = await Promise.resolve(ways).then(async ([a, b]) => [await cost(a), await cost(b)])
    await visits(10, 10_000)
    const many = [await cost(ways[0]), await cost(ways[1])]
    expect(many).toEqual(few)
    for (const { waves } of many) expect(waves).toBeLessThanOrEqual(2)
  }, 240_000)

  async function visits(from: number, to: number): Promise<void> {
    const { client, table } = archive.store
    const items = Array.from(
      { length: to - from },
      (_, i): VisitReport => ({
        kind: 'visit',
        id: `${fengzhu}.v${String(from + i).padStart(6, '0')}`,
        version: 1,
        customerId: fengzhu,
        customerName: '福建凤竹纺织科技股份有限公司',
        reporterId: 'lin',
        reporterName: '林晓雯',
        urgency: 'daily',
        visitedOn: '2026-11-20',
        learned: '了解到对方正在扩建染整车间,预计明年三月投产,届时月需求翻倍。',
        reportedAt: MONDAY,
      }),
    )
    const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, i) =>
      items.slice(i * 25, i * 25 + 25),
    )
    for (let at = 0; at < batches.length; at += 8) {
      await Promise.all(batches.slice(at, at + 8).map(write))
    }

    async function write(batch: VisitReport[]): Promise<void> {
      const writes = batch.map((visit) => ({ PutRequest: { Item: { ...keyOf(visit), ...visit } } }))
      await client.send(new BatchWriteCommand({ RequestItems: { [table]: writes } }))
    }
  }
})
