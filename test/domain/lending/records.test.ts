import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf } from '../../../lambdas/aws/shelves/desk.ts'
import { registerOf } from '../../../lambdas/aws/shelves/register.ts'
import { tableShelves } from '../../../lambdas/aws/shelves.ts'
import { begin } from '../../../shared/commands/begin.ts'
import { entrances } from '../../../shared/commands/catalogue.ts'
import { punctualityOf } from '../../../shared/domain/lending/punctuality.ts'
import { cardOf } from '../../../shared/replies/draw.ts'
import { hours } from '../../../shared/terms/moment.ts'
import { MONDAY, must, WORKSPACE } from '../../support/company.ts'
import {
  codeOf,
  highlySecret,
  type LendingHouse,
  lendingHouse,
  secret,
  unclassified,
  type Who,
} from '../../support/lending-house.ts'

let house: LendingHouse
const SECRET_NUMBER = 'KH00012-2-2026-001-0002'

beforeAll(async () => {
  house = await lendingHouse()
  // A loan that ran its course, read on pages 1 and 2; a sitting that waits; a request that waits.
  await must(house.run('manager', 'borrow', { documentId: secret, purpose: '续签谈判' }))
  const loan = await house.request()
  await house.prove('deputy', MONDAY)
  await must(house.run('deputy', 'request.approve', { requestId: loan.id }))
  const out = MONDAY + hours(1)
  await must(
    house.run('manager', 'loan.takeUp', { requestId: loan.id, acknowledged: true }, { at: out }),
  )
  const door = await must(house.run('manager', 'loan.read', { requestId: loan.id }, { at: out }))
  if (door.notice.notice !== 'reading.door') throw new Error('no door')
  const linkId = house.kernel.chance.hash(door.notice.url.split('/').at(-1) ?? '')
  await must(house.run('manager', 'reading.open', { linkId, sessionId: 's' }, { at: out }))
  const { id: personId } = await house.person('manager')
  for (const page of [1, 2])
    await must(
      house.run(
        'manager',
        'reading.page',
        { sessionId: 's', documentId: secret, personId, page },
        { at: out + page },
      ),
    )
  await must(house.run('manager', 'loan.return', { requestId: loan.id }, { at: out + hours(1) }))
  await must(house.run('director', 'borrow', { documentId: highlySecret, purpose: '定价' }))
  const sitting = await house.request()
  await must(house.run('deputy', 'request.approve', { requestId: sitting.id }))
  await must(house.run('director', 'loan.takeUp', { requestId: sitting.id, acknowledged: true }))
  await must(house.run('manager', 'borrow', { documentId: unclassified, purpose: '投标' }))
  await house.react()
})
afterAll(() => house.close())

/** Goes through an entrance and draws what is shown; else the code of the refusal. */
async function enter(who: Who, name: string, text: string, args: Record<string, string> = {}) {
  const entrance = entrances.find((each) => each.name === name)
  if (!entrance) throw new Error(`there is no entrance ${name}`)
  const user = house.account(who).split('#')[2] ?? ''
  const by = { chat: 'slack' as const, workspace: WORKSPACE, user }
  const { client, table } = house.store
  const intent = { id: `enter:${who}:${name}:${text}`, name, by, at: MONDAY + hours(5), text, args }
  const { step } = await begin(intent, entrance, house.kernel, tableShelves(client, table))
  if (step.step === 'refused') return step.refusal.code
  if (step.step === 'show') return cardOf(step.notice, 'zh')
  return step
}

describe('the register of loans', () => {
  it('shows time out, due and returned of every loan of the month', async () => {
    const card = await enter('archivist', 'register', '2026-11')
    expect(card).toMatchObject({ title: '借阅登记簿 · 2026-11' })
    const rows = typeof card === 'object' && 'table' in card ? (card.table?.rows ?? []) : []
    expect(rows.map(([number]) => number).sort()).toEqual([
      'JY-KH00012-0001',
      'JY-KH00012-0002',
      'JY-KH00012-0003',
    ])
    const lent = rows.find(([number]) => number === 'JY-KH00012-0001')
    expect(lent?.slice(2)).toEqual([
      '陈志强',
      '2026-11-23 10:00',
      '2026-11-23 14:00',
      '2026-11-23 11:00',
    ])
  })

  it('has the button to open the sitting that waits', async () => {
    const card = await enter('archivist', 'register', '')
    const buttons = typeof card === 'object' && 'buttons' in card ? (card.buttons ?? []) : []
    expect(buttons.map(({ text }) => text)).toContain('开室 JY-KH00012-0002')
  })

  it.each<[Who, string]>([
    ['salesperson', 'power.lacking'],
    ['manager', 'power.lacking'],
    ['administrator', 'power.lacking'],
  ])('is closed to %s', async (who, expected) => {
    expect(await enter(who, 'register', '')).toBe(expected)
  })

  it('wants a month', async () => {
    expect(await enter('archivist', 'register', '十一月')).toBe('register.month')
  })
})

describe('desks', () => {
  const desk = async (who: Who) => {
    const { id } = await house.person(who)
    const { client, table } = house.store
    return (await deskOf(client, table, id)).map(({ what, detail }) => `${what} ${detail}`)
  }

  it('lie as the requests stand: to decide, to open, waiting, and nothing that is over', async () => {
    expect(await desk('officeDirector')).toEqual(['decide JY-KH00012-0003'])
    expect(await desk('archivist')).toEqual(['sitting JY-KH00012-0002'])
    expect(await desk('manager')).toEqual(['waiting JY-KH00012-0003'])
    expect(await desk('director')).toEqual([])
    expect(await desk('deputy')).toEqual([])
    expect(await desk('salesperson')).toEqual([])
  })

  it('are shown on the home page', async () => {
    const card = await enter('officeDirector', 'home', '')
    expect(card).toMatchObject({
      title: '赵立新 的案头',
      table: {
        rows: [
          ['待我审批', expect.stringContaining('营业执照'), 'JY-KH00012-0003', '2026-11-25 09:00'],
        ],
      },
    })
  })
})

describe('replaying a day', () => {
  const replay = (who: Who, archiveNumber: string, day: string, at = MONDAY + hours(6)) =>
    house.run(who, 'journal.replay', { archiveNumber, day }, { at })

  it('tells who could have read a secret contract, by which authority, and who did', async () => {
    const answer = await must(replay('officeDirector', SECRET_NUMBER, '2026-11-23'))
    if (answer.notice.notice !== 'replay') throw new Error('no replay')
    expect(answer.notice.replay).toMatchObject({
      secrecy: 'secret',
      granted: [
        {
          name: '陈志强',
          requestNumber: 'JY-KH00012-0001',
          authorityId: 'borrow.secret',
          approvedBy: '周海峰',
          from: MONDAY + hours(1),
          until: MONDAY + hours(2),
        },
      ],
      directly: [],
      read: [{ name: '陈志强', pages: [1, 2] }],
    })
  })

  it('names those who read unclassified documents by their office', async () => {
    const answer = await must(replay('archivist', 'KH00012-2-2026-001-0001', '2026-11-23'))
    if (answer.notice.notice !== 'replay') throw new Error('no replay')
    const names = answer.notice.replay.directly.map(({ name }) => name).sort()
    expect(names).toEqual(['孙国栋', '周海峰', '徐明', '王建业', '赵立新'].sort())
    expect(answer.notice.replay.read).toEqual([])
  })

  it('of the day before shows that nobody could', async () => {
    const answer = await must(replay('archivist', SECRET_NUMBER, '2026-11-22'))
    if (answer.notice.notice !== 'replay') throw new Error('no replay')
    expect(answer.notice.replay.granted).toEqual([])
    expect(answer.notice.replay.read).toEqual([])
  })

  it('is itself in the journal', async () => {
    await must(replay('archivist', SECRET_NUMBER, '2026-11-23'))
    expect((await house.entries('fengzhu')).at(-1)).toMatchObject({
      command: 'journal.replay',
      authorityId: 'journal.replay',
      by: (await house.person('archivist')).id,
    })
  })

  it.each<[Who, string, string, string]>([
    ['salesperson', SECRET_NUMBER, '2026-11-23', 'power.lacking'],
    ['administrator', SECRET_NUMBER, '2026-11-23', 'power.lacking'],
    ['officeDirector', 'KH00012-2-2026-001-0004', '2026-11-23', 'thing.unknown'],
    ['officeDirector', 'KH00012-2-2026-001-9999', '2026-11-23', 'thing.unknown'],
    ['archivist', SECRET_NUMBER, '2026-11-24', 'replay.day'],
  ])('by %s of %s on %s: %s', async (who, number, day, expected) => {
    expect(codeOf(await replay(who, number, day))).toBe(expected)
  })
})

describe('punctuality', () => {
  it('counts what was decided in time, and as late what escalated or lapsed', async () => {
    const { client, table } = house.store
    const [one] = (await registerOf(client, table, '2026-11')).filter(
      ({ number }) => number === 'JY-KH00012-0001',
    )
    if (!one) throw new Error('no line')
    const { loan: _, ...undecided } = one
    expect(punctualityOf([one])).toEqual([{ authorityId: 'borrow.secret', inTime: 1, late: 0 }])
    expect(punctualityOf([{ ...one, escalated: true }])[0]?.late).toBe(1)
    expect(punctualityOf([{ ...undecided, state: 'lapsed' }])[0]?.late).toBe(1)
    // Approved in time, not taken up: the approver was punctual.
    expect(punctualityOf([{ ...one, state: 'lapsed' }])[0]?.inTime).toBe(1)
    expect(punctualityOf([{ ...one, state: 'withdrawn' }])).toEqual([])
  })
})
