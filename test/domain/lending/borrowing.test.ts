import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must } from '../../support/company.ts'
import {
  codeOf,
  debts,
  highlySecret,
  type LendingHouse,
  LIN_DAMING,
  lendingHouse,
  personal,
  secret,
  topSecret,
  unclassified,
  type Who,
  whyNot,
  written,
} from '../../support/lending-house.ts'

let house: LendingHouse
const purpose = '核对续签条款'
const levels = { 非密级: unclassified, 秘密: secret, 机密: highlySecret, 绝密: topSecret }

beforeAll(async () => {
  house = await lendingHouse()
})
afterAll(() => house.close())

/** How a request to read for oneself ends: granted at once, waiting, or the code of its refusal. */
async function asks(who: Who, documentId: string, more: object = {}): Promise<string> {
  const answer = await house.run(who, 'borrow', { documentId, purpose, ...more })
  if (answer.kind !== 'done') return codeOf(answer)
  const request = await house.request(documentId.split('.')[0])
  // Out of the way of the next row.
  if (request.state === 'pending')
    await must(house.run(who, 'request.withdraw', { requestId: request.id }))
  else await must(house.run('archivist', 'loan.revoke', { requestId: request.id, reason: '核对' }))
  return request.state
}

describe('who may borrow what (篇2 档案管理制度 七)', () => {
  it.each<[Who, Record<keyof typeof levels, string>]>([
    [
      'generalManager',
      { 非密级: 'approved', 秘密: 'pending', 机密: 'pending', 绝密: 'borrow.topSecret' },
    ],
    ['deputy', { 非密级: 'approved', 秘密: 'pending', 机密: 'pending', 绝密: 'thing.unknown' }],
    [
      'otherDeputy',
      { 非密级: 'approved', 秘密: 'pending', 机密: 'thing.unknown', 绝密: 'thing.unknown' },
    ],
    ['director', { 非密级: 'approved', 秘密: 'pending', 机密: 'pending', 绝密: 'thing.unknown' }],
    [
      'officeDirector',
      { 非密级: 'approved', 秘密: 'pending', 机密: 'pending', 绝密: 'thing.unknown' },
    ],
    ['manager', { 非密级: 'pending', 秘密: 'pending', 机密: 'pending', 绝密: 'thing.unknown' }],
    [
      'otherManager',
      { 非密级: 'pending', 秘密: 'pending', 机密: 'thing.unknown', 绝密: 'thing.unknown' },
    ],
    [
      'salesperson',
      {
        非密级: 'borrow.lacking',
        秘密: 'borrow.lacking',
        机密: 'borrow.lacking',
        绝密: 'thing.unknown',
      },
    ],
    [
      'otherSalesperson',
      {
        非密级: 'borrow.lacking',
        秘密: 'borrow.lacking',
        机密: 'thing.unknown',
        绝密: 'thing.unknown',
      },
    ],
    [
      'archivist',
      {
        非密级: 'borrow.lacking',
        秘密: 'borrow.lacking',
        机密: 'borrow.lacking',
        绝密: 'borrow.topSecret',
      },
    ],
    [
      'administrator',
      {
        非密级: 'thing.unknown',
        秘密: 'thing.unknown',
        机密: 'thing.unknown',
        绝密: 'thing.unknown',
      },
    ],
  ])('%s', async (who, expected) => {
    for (const level of ['非密级', '秘密', '机密', '绝密'] as const) {
      expect([level, await asks(who, levels[level])]).toEqual([level, expected[level]])
    }
  })
})

describe('a request to borrow', () => {
  it('is refused in the same words for what one may not know of and for what does not exist', async () => {
    const hidden = await house.run('otherSalesperson', 'borrow', {
      documentId: highlySecret,
      purpose,
    })
    const typed = await house.run('otherSalesperson', 'borrow', {
      documentId: 'KH00012-2-2026-001-0003',
      purpose,
    })
    const missing = await house.run('otherSalesperson', 'borrow', {
      documentId: 'KH00012-2-2026-001-9999',
      purpose,
    })
    expect(hidden).toEqual(missing)
    expect(typed).toEqual(missing)
  })

  it('tells a salesperson who files it for them and who approves it', async () => {
    const answer = await house.run('salesperson', 'borrow', { documentId: secret, purpose })
    expect(whyNot(answer)).toContain('请由部门经理办理《借阅档案申请表》')
    expect(whyNot(answer)).toContain('由副总经理、总经理批准')
    expect(whyNot(answer)).toContain('《档案管理制度》第七条第3款')
  })

  it('says of a top secret document that nobody can ever allow it', async () => {
    const answer = await house.run('generalManager', 'borrow', { documentId: topSecret, purpose })
    expect(whyNot(answer)).toContain('绝密档案禁止调阅，任何人无权批准')
  })

  it('is filed by the department manager for a reader of the department, and for no other', async () => {
    const own = await asks('manager', secret, { reader: house.account('salesperson') })
    const foreign = await asks('manager', secret, { reader: house.account('otherSalesperson') })
    const directorForOther = await asks('director', secret, {
      reader: house.account('salesperson'),
    })
    expect([own, foreign, directorForOther]).toEqual([
      'pending',
      'borrow.lacking',
      'borrow.lacking',
    ])
  })

  it('goes to the general manager and the deputy in charge, never to its own applicant', async () => {
    await must(house.run('deputy', 'borrow', { documentId: secret, purpose }))
    const request = await house.request()
    expect(request.approverNames).toEqual(['王建业'])
    await must(house.run('deputy', 'request.withdraw', { requestId: request.id }))
  })

  it('is refused at once when nobody is entitled to decide it, naming the authority', async () => {
    const document = await house.document(secret)
    const orphan = { ...document, id: `${document.customerId}.orphan`, departmentId: '销售三部' }
    const { archiveNumber: _, ...bare } = orphan
    await house.seed(document.customerId, { ...bare, archiveNumber: 'KH00012-2-2026-001-0009' })
    const answer = await house.run('generalManager', 'borrow', { documentId: orphan.id, purpose })
    expect(codeOf(answer)).toBe('borrow.noApprover')
    expect(whyNot(answer)).toContain('申请借阅秘密级档案')
  })

  it('is numbered within its dossier', async () => {
    await must(house.run('manager', 'borrow', { documentId: secret, purpose }))
    const first = await house.request()
    await must(house.run('manager', 'borrow', { documentId: unclassified, purpose }))
    const second = await house.request()
    expect(first.number).toMatch(/^JY-KH00012-\d{4}$/)
    expect(Number(second.number.slice(-4))).toBe(Number(first.number.slice(-4)) + 1)
    await must(house.run('manager', 'request.withdraw', { requestId: first.id }))
    await must(house.run('manager', 'request.withdraw', { requestId: second.id }))
  })

  it('is not filed twice for one reader and one document while the first waits', async () => {
    await must(house.run('manager', 'borrow', { documentId: secret, purpose }))
    const request = await house.request()
    const again = await house.run('manager', 'borrow', { documentId: secret, purpose })
    expect(whyNot(again)).toContain(request.number)
    await must(house.run('manager', 'request.withdraw', { requestId: request.id }))
  })

  it('finds its document by a typed archive number', async () => {
    await must(house.run('manager', 'borrow', { documentId: 'kh00012-2-2026-001-0002', purpose }))
    const request = await house.request()
    expect(request.documentId).toBe(secret)
    await must(house.run('manager', 'request.withdraw', { requestId: request.id }))
  })
})

describe('the card of a request', () => {
  const place = { chat: 'slack' as const, workspace: 'T0TRIAL001', channel: 'C1', thread: '1.2' }

  it.each([
    ['a secret document stands in the thread where it was asked for', secret, true],
    ['a highly secret one is shown to those who may know of it only', highlySecret, false],
  ])('of %s', async (_, documentId, inThread) => {
    await must(house.run('manager', 'borrow', { documentId, purpose }, { place }))
    const told = await house.told()
    expect(told.some(({ to }) => to.some((each) => 'place' in each))).toBe(inThread)
    const { id } = await house.request()
    await must(house.run('manager', 'request.withdraw', { requestId: id }))
  })

  it('reaches a reader before the decision only if the reader may know of the document', async () => {
    const department = await house.person('salesperson')
    await must(
      house.run('manager', 'borrow', {
        documentId: highlySecret,
        purpose,
        reader: house.account('salesperson'),
      }),
    )
    const { id, readerKnows } = await house.request()
    expect(readerKnows).toBe(true)
    const people = (await house.told()).flatMap(({ to }) => to)
    expect(people).toContainEqual({ person: department.id })
    await must(house.run('manager', 'request.withdraw', { requestId: id }))
  })
})

describe('outside bodies and credit files', () => {
  const outside = { outsideBody: '市纪委', purpose: '协助调查' }

  it('an outside body is received by the archivist, in writing, and decided by the general manager', async () => {
    const without = await house.run('archivist', 'borrow', { documentId: unclassified, ...outside })
    expect(codeOf(without)).toBe('borrow.paperMissing')
    const unknown = await house.run('archivist', 'borrow', {
      documentId: unclassified,
      ...outside,
      written: 'KH00012-2-2026-001-7777',
    })
    expect(codeOf(unknown)).toBe('borrow.paperUnknown')
    await must(
      house.run('archivist', 'borrow', {
        documentId: unclassified,
        ...outside,
        written: 'KH00012-2-2026-001-0006',
      }),
    )
    const request = await house.request()
    expect([request.authorityId, request.approverNames]).toEqual(['outside.apply', ['王建业']])
    await must(house.run('archivist', 'request.withdraw', { requestId: request.id }))
    expect((await house.document(written)).title).toBe('市纪委查档函')
  })

  it('what has a level never goes outside', async () => {
    const answer = await house.run('archivist', 'borrow', {
      documentId: secret,
      ...outside,
      written: 'KH00012-2-2026-001-0006',
    })
    expect(codeOf(answer)).toBe('borrow.lacking')
  })

  it('a personal dossier needs the consent of the person or their guardian as well (篇6)', async () => {
    const asked = {
      documentId: personal,
      outsideBody: '县医院',
      purpose: '会诊',
      written: 'KH00012-2-2026-001-0006',
    }
    const without = await house.run('archivist', 'borrow', asked)
    expect(without).toMatchObject({ kind: 'invalid', issues: { consent: { paper: 'consent' } } })
    await must(house.run('archivist', 'borrow', { ...asked, consent: 'KH00012-2-2026-001-0006' }))
    const request = await house.request(LIN_DAMING)
    expect(request.authorityId).toBe('personalDossier.apply')
    await must(house.run('archivist', 'request.withdraw', { requestId: request.id }))
  })

  it('the keeper of personal dossiers uses them directly in keeping them (篇6 四)', async () => {
    expect(await asks('archivist', personal)).toBe('approved')
    expect(await asks('salesperson', personal)).toBe('borrow.lacking')
  })

  it('the salesperson of the customer may ask the archivist for its credit file (篇5 六)', async () => {
    await must(house.run('salesperson', 'borrow', { documentId: debts, purpose }))
    const request = await house.request()
    expect([request.authorityId, request.approverNames]).toEqual(['creditFile.apply', ['吴静']])
    await must(house.run('salesperson', 'request.withdraw', { requestId: request.id }))
    expect(await asks('otherSalesperson', debts)).toBe('borrow.lacking')
    expect(await asks('creditManager', debts)).toBe('approved')
  })
})
