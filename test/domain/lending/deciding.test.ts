import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BorrowRequest } from '../../../shared/records/borrow-request.ts'
import { cardOf } from '../../../shared/replies/draw.ts'
import { days, minutes } from '../../../shared/terms/moment.ts'
import { MONDAY, must } from '../../support/company.ts'
import {
  codeOf,
  type LendingHouse,
  lendingHouse,
  secret,
  type Who,
  whyNot,
} from '../../support/lending-house.ts'

let house: LendingHouse
let request: BorrowRequest
/** Each test has a day of its own, so that nothing proven in one is fresh in the next. */
let at = MONDAY

beforeAll(async () => {
  house = await lendingHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  at += days(7)
  await must(
    house.run(
      'manager',
      'borrow',
      { documentId: secret, purpose: '核对违约条款', reader: house.account('salesperson') },
      { at },
    ),
  )
  request = await house.request()
  return async () => {
    const last = await house.request()
    const { id: requestId, state } = last
    if (state === 'pending')
      await must(house.run('manager', 'request.withdraw', { requestId }, { at }))
    if (state === 'approved')
      await must(house.run('archivist', 'loan.revoke', { requestId, reason: '收尾' }, { at }))
  }
})

const decide = (who: Who, what: 'approve' | 'decline', later = 0) =>
  house.run(
    who,
    `request.${what}`,
    { requestId: request.id, ...(what === 'decline' ? { reason: '用途不明' } : {}) },
    { at: at + later },
  )

describe('approving a request for a secret document', () => {
  it('asks the approver to prove afresh who they are, and says where', async () => {
    const answer = await decide('deputy', 'approve')
    expect(answer).toMatchObject({
      kind: 'refused',
      refusal: { code: 'approval.needsProof', url: 'https://archive.example/room/prove' },
    })
  })

  it.each([
    [minutes(5) - 1, 'done'],
    [minutes(5), 'approval.needsProof'],
  ])('takes a proof of identity for five minutes (%i ms later: %s)', async (later, expected) => {
    await house.prove('deputy', at)
    expect(codeOf(await decide('deputy', 'approve', later))).toBe(expected)
  })

  it.each<[Who, string]>([
    ['deputy', 'done'],
    ['generalManager', 'done'],
    ['otherDeputy', 'approval.lacking'],
    ['officeDirector', 'approval.lacking'],
    ['director', 'approval.lacking'],
    ['archivist', 'approval.lacking'],
    ['manager', 'approval.lacking'],
    ['salesperson', 'approval.lacking'],
    ['administrator', 'thing.unknown'],
  ])('by %s: %s', async (who, expected) => {
    await house.prove(who, at)
    expect(codeOf(await decide(who, 'approve'))).toBe(expected)
  })

  it('names the offices that may decide to one who may not', async () => {
    expect(whyNot(await decide('director', 'approve'))).toContain(
      '有权审批的岗位：副总经理、总经理',
    )
  })

  it('is never done by its own applicant or reader', async () => {
    await must(house.run('manager', 'request.withdraw', { requestId: request.id }, { at }))
    await must(
      house.run('generalManager', 'borrow', { documentId: secret, purpose: '复核' }, { at }),
    )
    request = await house.request()
    await house.prove('generalManager', at)
    const answer = await decide('generalManager', 'approve')
    expect(whyNot(answer)).toContain('不得审批本人的申请')
    await must(house.run('generalManager', 'request.withdraw', { requestId: request.id }, { at }))
  })

  it('puts the reader on the access list, not yet open', async () => {
    await house.prove('deputy', at)
    await must(decide('deputy', 'approve'))
    const grant = await house.grant(secret, 'salesperson')
    expect(grant).toMatchObject({ state: 'ready', mode: 'loan', readingHours: 4 })
    expect(grant?.from).toBeUndefined()
    expect(await house.grant(secret, 'manager')).toBeUndefined()
  })

  it('is refused when the level was raised after it was asked for', async () => {
    const document = await house.document(secret)
    const raised = { ...document, version: document.version + 1, secrecy: 'topSecret' as const }
    await house.replace(document, raised)
    await house.prove('deputy', at)
    expect(whyNot(await decide('deputy', 'approve'))).toContain('绝密档案禁止调阅')
    await house.replace(raised, { ...document, version: raised.version + 1 })
  })
})

describe('a decided request', () => {
  it('says to a second click who decided it and when', async () => {
    await house.prove('deputy', at)
    await must(decide('deputy', 'approve'))
    await house.prove('generalManager', at)
    for (const what of ['approve', 'decline'] as const) {
      const answer = await decide('generalManager', what)
      expect(codeOf(answer)).toBe('request.decided')
      expect(whyNot(answer)).toContain('周海峰')
    }
  })

  it('keeps its reason when it was declined, and tells applicant and reader', async () => {
    await must(decide('deputy', 'decline'))
    const declined = await house.request()
    expect(declined).toMatchObject({
      state: 'declined',
      reason: '用途不明',
      decidedByName: '周海峰',
    })
    const told = (await house.told()).flatMap(({ to }) => to)
    expect(told).toEqual([{ person: declined.applicantId }, { person: declined.readerId }])
    const card = cardOf({ notice: 'request.toDecide', request: declined }, 'zh')
    expect(card.notes?.join()).toContain('理由：用途不明')
    expect(card.buttons ?? []).toEqual([])
  })

  it('is not declined without a reason', async () => {
    const answer = await house.run('deputy', 'request.decline', {
      requestId: request.id,
      reason: ' ',
    })
    expect(answer).toMatchObject({ kind: 'invalid', issues: { reason: { code: 'form.invalid' } } })
  })

  it('is withdrawn by its applicant only, and only while it waits', async () => {
    const { id: requestId } = request
    const byReader = await house.run('salesperson', 'request.withdraw', { requestId }, { at })
    expect(codeOf(byReader)).toBe('request.notYours')
    await must(house.run('manager', 'request.withdraw', { requestId }, { at }))
    const again = await house.run('manager', 'request.withdraw', { requestId }, { at })
    expect(codeOf(again)).toBe('request.decided')
    await house.prove('deputy', at)
    expect(codeOf(await decide('deputy', 'approve'))).toBe('request.decided')
  })

  it('is decided once by the same click delivered three times', async () => {
    await house.prove('deputy', at)
    const click = () =>
      house.run('deputy', 'request.approve', { requestId: request.id }, { at, id: `click:${at}` })
    const answers = await Promise.all([click(), click(), click()])
    expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done', 'done'])
    const entries = await house.entries('fengzhu')
    expect(entries.filter(({ commandId }) => commandId === `click:${at}`)).toHaveLength(1)
  })
})

describe('a power of attorney', () => {
  const issue = async (change: object = {}) => {
    await house.prove('generalManager', at)
    const day = new Date(at).toISOString().slice(0, 10)
    return house.run(
      'generalManager',
      'attorney.issue',
      {
        delegate: house.account('officeDirector'),
        authorities: ['borrow.secret'],
        ceiling: 'secret',
        from: day,
        until: day,
        wording: '本人赴广州出差期间,由办公室主任代批秘密级档案借阅。',
        ...change,
      },
      { at },
    )
  }
  const issued = async () => {
    const given = await must(issue())
    if (given.notice.notice !== 'attorney.issued') throw new Error('no power of attorney')
    return given.notice.attorney
  }

  it('lets the office director decide for the general manager, and its number stands on the card', async () => {
    const attorney = await issued()
    await house.prove('officeDirector', at)
    await must(decide('officeDirector', 'approve'))
    const approved = await house.request()
    expect(approved).toMatchObject({ attorneyId: attorney.id, attorneyNumber: attorney.number })
    expect(attorney.number).toMatch(/^WT-\d{4}-\d{4}$/)
    const card = cardOf({ notice: 'request.toDecide', request: approved }, 'zh')
    expect(card.notes?.[0]).toContain(`赵立新（依委托书 ${attorney.number}）于`)
    const entry = (await house.entries('fengzhu')).at(-1)
    expect(entry).toMatchObject({ authorityId: 'borrow.secret', attorneyId: attorney.id })
  })

  it('brings its delegate the requests that are filed while it is in force', async () => {
    await issued()
    await must(house.run('manager', 'request.withdraw', { requestId: request.id }, { at }))
    await must(
      house.run('manager', 'borrow', { documentId: secret, purpose: '再核' }, { at: at + 1 }),
    )
    expect((await house.request()).approverNames).toContain('赵立新')
  })

  it('is without force once it is revoked', async () => {
    const attorney = await issued()
    await must(house.run('generalManager', 'attorney.revoke', { attorneyId: attorney.id }, { at }))
    await house.prove('officeDirector', at)
    expect(whyNot(await decide('officeDirector', 'approve'))).toContain('您的委托书已被撤回')
    const again = await house.run(
      'generalManager',
      'attorney.revoke',
      { attorneyId: attorney.id },
      { at },
    )
    expect(codeOf(again)).toBe('attorney.ended')
  })

  it('is without force after its last day', async () => {
    await issued()
    await house.prove('officeDirector', at + days(1))
    expect(whyNot(await decide('officeDirector', 'approve', days(1)))).toContain('不在有效期内')
  })

  it.each([
    [
      'to an office that the schedule does not name',
      { delegate: 'director' },
      '只能委托给：副总经理、总经理办公室主任',
    ],
    ['to oneself', { delegate: 'generalManager' }, '不能委托给自己'],
    ['for a day that is past', { from: '2026-01-01', until: '2026-01-02' }, '截止日期不能早于今天'],
    ['of a power that cannot be delegated', { authorities: ['borrow.unclassified'] }, '不得委托'],
    ['with a paper that is not on file', { paper: 'KH00012-2-2026-001-4444' }, '请先将该文件归档'],
  ])('is not issued %s', async (_, change, why) => {
    const delegate = 'delegate' in change ? { delegate: house.account(change.delegate as Who) } : {}
    expect(whyNot(await issue({ ...change, ...delegate }))).toContain(why)
  })

  it('is issued by the general manager only', async () => {
    const answer = await house.run('deputy', 'attorney.issue', {
      delegate: house.account('officeDirector'),
      authorities: ['borrow.secret'],
      ceiling: 'secret',
      from: '2026-11-23',
      until: '2026-11-24',
      wording: '转委托',
    })
    expect(whyNot(answer)).toContain('签发委托书')
  })

  it('shows that the signed paper is still missing', async () => {
    const given = await must(issue())
    expect(JSON.stringify(cardOf(given.notice, 'zh').facts)).toContain('未归档，请补交扫描件')
  })
})
