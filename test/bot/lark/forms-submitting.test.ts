import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CardJson } from '../../../bot/lark/card-json.ts'
import { onForm } from '../../../bot/lark/submitting.ts'
import { memberSave } from '../../../shared/commands/members.ts'
import { attorneyFormFor } from '../../../shared/forms/lending/attorney.ts'
import { takeUpForm } from '../../../shared/forms/lending/hand-over.ts'
import { visitForm } from '../../../shared/forms/visit.ts'
import { must, runAs, staff } from '../../support/company.ts'
import { entriesOf } from '../../support/journal.ts'
import { clientOf, errorsBySite, type Filling } from './forms-client.ts'
import { cardIn, type Desk, startDesk, xu, zheng } from './forms-desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await startDesk()
  for (const name of ['福建凤竹纺织科技股份有限公司', '华丰纺织有限公司', '华联印染有限公司']) {
    await newCustomer(name)
  }
})
afterAll(() => desk.close())
beforeEach(() => desk.archive.meter.reset())

async function newCustomer(name: string): Promise<CardJson> {
  const card = await desk.enter(xu, 'customer')
  const answer = await desk.press(xu, card, 'form__submit', { name })
  await desk.archive.settle()
  return cardIn(answer)
}

const visits = async () =>
  (await entriesOf(desk.archive.store)).filter(({ command }) => command === visitForm.id)

const noted: Filling = { learned: '客户说 **下月** 扩产\n<at id=all></at>' }

describe('opening a form', () => {
  test('keeps it in one write, and sends it to the person alone', async () => {
    const before = desk.sent.length
    const card = await desk.enter(xu, 'visit')
    expect(desk.archive.meter.calls).toEqual({ BatchGetItem: 1, PutItem: 1 })
    expect(desk.sent).toHaveLength(before + 1)
    expect(desk.sent.at(-1)?.to).toEqual({ identity: xu })
    expect(clientOf(card).card.header.title.content).toBe('拜访记录')
  })

  test('the same act delivered again sends the same form', async () => {
    await desk.enter(xu, 'visit', { id: 'lark:press:again' })
    const first = desk.sent.at(-1)
    await desk.enter(xu, 'visit', { id: 'lark:press:again' })
    expect(desk.sent.at(-1)).toEqual(first)
    expect(first?.uuid).toMatch(/^[0-9a-f]{32}$/)
  })

  test('a colleague can be chosen without a search', async () => {
    const card = await desk.enter(zheng, 'borrow')
    expect(clientOf(card).optionsOf('reader')).toContainEqual({
      value: `lark#${xu.workspace}#${xu.user}`,
      text: '许文 · 销售二部',
    })
  })
})

describe('looking for a name in a form', () => {
  let card: CardJson
  beforeEach(async () => {
    card = await desk.enter(xu, 'visit')
    desk.archive.meter.reset()
  })

  test('shows what was found and keeps all that was typed: one read, the names, one write', async () => {
    const filling = { ...noted, customerId__q: '华', urgency: 'urgent', notDuplicate: true }
    const answer = await desk.press(xu, card, 'customerId__search', filling)
    expect(desk.archive.meter.calls).toEqual({ GetItem: 1, BatchGetItem: 1, Query: 1, PutItem: 1 })
    expect(answer.toast).toEqual({ type: 'info', content: '找到 2 个，请选择。' })
    const client = clientOf(cardIn(answer))
    expect(client.optionsOf('customerId').map(({ text }) => text)).toEqual([
      '华丰纺织有限公司 · KH00002',
      '华联印染有限公司 · KH00003',
    ])
    expect(client.filled()).toEqual(clientOf(card).filled(filling))
  })

  test('chooses at once what alone bears the name', async () => {
    const answer = await desk.press(xu, card, 'customerId__search', {
      customerId__q: 'fengzhu',
    })
    const client = clientOf(cardIn(answer))
    const [only] = client.optionsOf('customerId')
    expect(only?.text).toBe('福建凤竹纺织科技股份有限公司 · KH00001')
    expect(client.filled()['customerId']).toBe(only?.value)
  })

  test('says so at the field when nothing bears it, and writes nothing', async () => {
    const borrowing = await desk.enter(zheng, 'borrow')
    desk.archive.meter.reset()
    const answer = await desk.press(zheng, borrowing, 'documentId__search', {
      documentId__q: '没有的合同',
    })
    expect(desk.archive.meter.calls).not.toHaveProperty('PutItem')
    expect(errorsBySite(cardIn(answer))).toEqual({
      documentId__q: '没有找到「没有的合同」。换个写法再搜，或清空搜索框。',
    })
    expect(answer.toast?.type).toBe('warning')
  })

  test('asks for a name before it lists customers', async () => {
    const answer = await desk.press(xu, card, 'customerId__search')
    expect(errorsBySite(cardIn(answer))).toEqual({ customerId__q: '请先输入要找的名称。' })
    expect(desk.archive.meter.calls).toEqual({ GetItem: 1 })
  })

  test('finds another after one was found, and what was chosen before gives way', async () => {
    const first = await desk.press(xu, card, 'customerId__search', { customerId__q: '凤竹' })
    const second = await desk.press(xu, cardIn(first), 'customerId__search', {
      customerId__q: '华',
    })
    const client = clientOf(cardIn(second))
    expect(client.optionsOf('customerId')).toHaveLength(2)
    expect(client.filled()).not.toHaveProperty('customerId')
  })

  test('refuses a field that is none', async () => {
    const { draft } = clientOf(card).button('form__submit')
    const forged = { k: 'form' as const, draft, do: 'search' as const, field: '__proto__' }
    const action = { by: xu, eventId: 'e', formValue: {}, messageId: 'om', chatId: 'oc' }
    expect((await onForm(forged, action, desk.face)).toast?.type).toBe('warning')
  })
})

describe('submitting a form', () => {
  test('does it once and leaves what was filled in, to be read only', async () => {
    const card = await desk.enter(xu, 'visit')
    const searched = cardIn(
      await desk.press(xu, card, 'customerId__search', { ...noted, customerId__q: '凤竹' }),
    )
    const before = (await visits()).length
    desk.archive.meter.reset()
    const answer = await desk.press(xu, searched, 'form__submit')
    // The form, then what the note itself costs.
    expect(desk.archive.meter.calls).toEqual({
      GetItem: 1,
      BatchGetItem: 1,
      TransactWriteItems: 1,
    })
    expect(answer.toast).toEqual({ type: 'success', content: '已完成' })
    const client = clientOf(cardIn(answer))
    expect(client.card.header).toMatchObject({ template: 'green' })
    expect(client.texts).toContain('客户说 **下月** 扩产\n<at id=all></at>')
    expect(client.texts).toContain('福建凤竹纺织科技股份有限公司 · KH00001')
    expect(client.tags.filter((tag) => /form|input|button|markdown/.test(tag))).toEqual([])

    const again = await desk.press(xu, searched, 'form__submit')
    expect(again).toEqual(answer)
    expect(await visits()).toHaveLength(before + 1)
  })

  test('shows the answer in place of the form where there is one', async () => {
    const client = clientOf(await newCustomer('石狮祥芝织造有限公司'))
    expect(client.card.header.title.content).toContain('石狮祥芝织造有限公司')
    expect(client.tags).not.toContain('form')
  })

  test('says what is wrong at each field, and keeps what was typed', async () => {
    const card = await desk.enter(xu, 'visit')
    const filling = {
      customerId__q: '凤竹',
      purpose: '回访',
      visitedOn: '2026-11-23',
      nextStep: '送样',
      nextStepOn: '2026-11-20',
    }
    const first = await desk.press(xu, card, 'form__submit', filling)
    expect(first.toast).toEqual({ type: 'error', content: '请更正标红的项。' })
    expect(errorsBySite(cardIn(first))).toEqual({ learned__2: '请填写此项。' })
    const second = await desk.press(xu, cardIn(first), 'form__submit', noted)
    expect(Object.keys(errorsBySite(cardIn(second)))).toEqual(['nextStepOn'])
    expect(clientOf(cardIn(second)).filled()).toMatchObject({ purpose: '回访', nextStep: '送样' })
    const third = await desk.press(xu, cardIn(second), 'form__submit', {
      nextStepOn: '2026-11-30',
    })
    expect(third.toast?.type).toBe('success')
  })

  test('looks by itself for a name that was typed and not looked for, and takes the only one', async () => {
    const card = await desk.enter(xu, 'visit')
    const answer = await desk.press(xu, card, 'form__submit', { ...noted, customerId__q: '凤竹' })
    expect(answer.toast?.type).toBe('success')
    expect((await visits()).at(-1)?.answer).toEqual({ notice: 'done' })
  })

  test('asks which one is meant when several bear the name, and does nothing yet', async () => {
    const card = await desk.enter(xu, 'visit')
    const before = (await visits()).length
    const filling = { ...noted, customerId__q: '华' }
    const answer = await desk.press(xu, card, 'form__submit', filling)
    expect(errorsBySite(cardIn(answer))).toEqual({
      customerId: '「华」可能指以下几个，请选择。',
    })
    expect(await visits()).toHaveLength(before)
    const [, second] = clientOf(cardIn(answer)).optionsOf('customerId')
    const done = await desk.press(xu, cardIn(answer), 'form__submit', {
      customerId: second?.value ?? '',
    })
    expect(done.toast?.type).toBe('success')
    expect(clientOf(cardIn(done)).texts).toContain('华联印染有限公司 · KH00003')
  })

  test('opens nothing new unless it is chosen', async () => {
    const card = await desk.enter(xu, 'visit')
    const filling = { ...noted, customerId__q: '晋江新客户' }
    const answer = await desk.press(xu, card, 'form__submit', filling)
    expect(Object.keys(errorsBySite(cardIn(answer)))).toEqual(['customerId'])
    const [offer] = clientOf(cardIn(answer)).optionsOf('customerId')
    expect(offer).toEqual({ value: 'new:晋江新客户', text: '＋ 新建客户「晋江新客户」' })
    const done = await desk.press(xu, cardIn(answer), 'form__submit', {
      customerId: offer?.value ?? '',
    })
    expect(done.toast?.type).toBe('success')
    await desk.archive.settle()
  })

  test('asks again when another name was typed than what stands chosen', async () => {
    const card = await desk.enter(xu, 'visit', { text: '凤竹' })
    expect(clientOf(card).filled()).toHaveProperty('customerId')
    const filling = { ...noted, customerId__q: '华丰' }
    const answer = await desk.press(xu, card, 'form__submit', filling)
    expect(errorsBySite(cardIn(answer))).toEqual({
      customerId: '您又输入了「华丰」，请核对所选。',
    })
    const done = await desk.press(xu, cardIn(answer), 'form__submit')
    expect(clientOf(cardIn(done)).texts).toContain('华丰纺织有限公司 · KH00002')
  })

  test('refuses what was not offered', async () => {
    const card = await desk.enter(xu, 'visit')
    const button = clientOf(card).button('form__submit')
    const formValue = {
      ...clientOf(card).filled(noted),
      customerId: 'kh-somebody-elses',
      urgency: 'never',
      attachment: 'not asked',
    }
    const action = { by: xu, eventId: 'e', formValue, messageId: 'om', chatId: 'oc' }
    const answer = await onForm(button, action, desk.face)
    expect(errorsBySite(cardIn(answer))).toEqual({
      customerId__q: '请从列表中选择。',
      urgency: '请从列表中选择。',
    })
  })

  test('says above the form why nothing was done', async () => {
    const member = {
      identity: `lark#${xu.workspace}#${xu.user}`,
      name: '许文',
      roles: ['salesperson'],
      departmentId: '销售二部',
    }
    const { kernel } = desk.archive
    const save = (active: string) =>
      must(runAs(kernel, staff.administrator.user, memberSave, { ...member, active }))
    const card = await desk.enter(xu, 'visit', { text: '凤竹' })
    await save('no')
    const answer = await desk.press(xu, card, 'form__submit', noted)
    await save('yes')
    const why = '您的成员资格已停用。请联系系统管理员。'
    expect(answer.toast).toEqual({ type: 'error', content: why })
    expect(errorsBySite(cardIn(answer))).toEqual({ '': why })
    expect(clientOf(cardIn(answer)).filled()).toMatchObject(noted)
  })

  test('a promise that was not given is missing', async () => {
    const card = await desk.open(xu, { form: takeUpForm, hidden: { requestId: 'kh1.r1' } })
    const answer = await desk.press(xu, card, 'form__submit')
    expect(errorsBySite(cardIn(answer))).toEqual({ acknowledged: '请填写此项。' })
  })

  test('a form made for the occasion keeps its choices when it is drawn anew', async () => {
    const powers = [
      { id: 'lend.secret', title: { zh: '批准借阅秘密级', en: 'Lend at secret level' } },
      { id: 'lend.plain', title: { zh: '批准借阅', en: 'Lend' } },
    ]
    const card = await desk.open(zheng, { form: attorneyFormFor(powers) })
    const answer = await desk.press(zheng, card, 'form__submit', { authorities: ['lend.plain'] })
    const client = clientOf(cardIn(answer))
    expect(client.optionsOf('authorities').map(({ text }) => text)).toEqual([
      '批准借阅秘密级',
      '批准借阅',
    ])
    expect(client.filled()['authorities']).toEqual(['lend.plain'])
    expect(Object.keys(errorsBySite(cardIn(answer)))).not.toContain('authorities')
  })

  test('says all in words when more was sent than a card can give back', async () => {
    const card = await desk.enter(xu, 'visit')
    const pieces = Array.from({ length: 18 }, (_, at) => [`learned__${at + 2}`, '长'.repeat(1000)])
    const formValue = { ...clientOf(card).filled(), ...Object.fromEntries(pieces) }
    const action = { by: xu, eventId: 'e', formValue, messageId: 'om', chatId: 'oc' }
    const answer = await onForm(clientOf(card).button('form__submit'), action, desk.face)
    expect(answer.card).toBeUndefined()
    expect(answer.toast?.type).toBe('error')
    expect(answer.toast?.content.split('\n')).toEqual([
      '客户: 请填写此项。',
      '了解到的情况: 最多 2000 个字符。',
      '卡片放不下这么多内容。请写短一些再试。',
    ])
  })

  test('answers in the language in which it was opened', async () => {
    const card = await desk.open(xu, { form: visitForm }, 'en')
    const answer = await desk.press(xu, card, 'form__submit')
    expect(answer.toast?.content).toBe('Correct what is marked in red.')
    expect(errorsBySite(cardIn(answer))).toMatchObject({ customerId__q: 'This is needed.' })
  })
})

describe('giving a form up', () => {
  test('leaves nothing of what was typed', async () => {
    const card = await desk.enter(xu, 'visit')
    const answer = await desk.press(xu, card, 'form__close', noted)
    const client = clientOf(cardIn(answer))
    expect(client.texts).toEqual(['已取消'])
    expect(client.tags).not.toContain('form')
  })

  test('is too late once it was submitted', async () => {
    const card = await desk.enter(xu, 'visit', { text: '凤竹' })
    await desk.press(xu, card, 'form__submit', noted)
    const answer = await desk.press(xu, card, 'form__close')
    expect(answer).toEqual({
      toast: { type: 'info', content: '这张表单已经提交，不能再取消。' },
    })
  })
})

describe('a form that is not to be had', () => {
  test('is nobody else’s to search in, submit or give up', async () => {
    const card = await desk.enter(xu, 'visit', { text: '凤竹' })
    const before = (await visits()).length
    for (const button of ['customerId__search', 'form__submit', 'form__close']) {
      const answer = await desk.press(zheng, card, button, noted)
      expect(answer).toEqual({
        toast: {
          type: 'warning',
          content: '这张表单是给别人的。\nThis form is somebody else’s.',
        },
      })
    }
    expect(await visits()).toHaveLength(before)
  })

  test('lapses after two weeks, and one that never was is the same', async () => {
    const card = await desk.enter(xu, 'visit', { text: '凤竹' })
    desk.later(14 * 86_400_000)
    const answer = await desk.press(xu, card, 'form__submit', noted)
    expect(answer.card).toBeUndefined()
    expect(answer.toast?.content).toContain('这张表单已失效，请重新打开。')
    for (const draft of ['f'.repeat(32), '', '../DRAFT', 'x'.repeat(5000)]) {
      const action = { by: xu, eventId: 'e', formValue: {}, messageId: 'om', chatId: 'oc' }
      const value = { k: 'form' as const, draft, do: 'submit' as const }
      expect(await onForm(value, action, desk.face)).toEqual(answer)
    }
  })
})
