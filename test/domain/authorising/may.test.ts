import { describe, expect, test } from 'vitest'
import { may, mayBorrow } from '../../../shared/domain/authorising.ts'
import * as c from './company.ts'

const outcomeOf = (verdict: ReturnType<typeof may>) => verdict.outcome

describe('what someone may do', () => {
  test('a salesperson changes the card of their own customer, and of no other', () => {
    expect(outcomeOf(may(c.powers, c.林晓, 'customer.edit', c.凤竹))).toBe('allowed')
    expect(outcomeOf(may(c.powers, c.吴刚, 'customer.edit', c.凤竹))).toBe('refused')
    expect(outcomeOf(may(c.powers, c.陈经理, 'customer.edit', c.凤竹))).toBe('allowed')
    expect(outcomeOf(may(c.powers, c.郑经理, 'customer.edit', c.凤竹))).toBe('refused')
  })

  test('a refusal names the power that is missing and who could grant or do it', () => {
    expect(mayBorrow(c.powers, c.吴刚, { ...c.凤竹, secrecy: 'secret' })).toMatchObject({
      outcome: 'refused',
      because: 'not-held',
      action: 'document.apply',
      secrecy: 'secret',
      lacking: { id: 'borrow.secret', basis: '《档案管理制度》第七条第3款' },
      grantors: [
        'departmentManager',
        'officeDirector',
        'director',
        'deputyGeneralManager',
        'generalManager',
      ],
    })
  })

  test('who may not read straight away learns which application would do', () => {
    expect(may(c.powers, c.总经理, 'document.read', { secrecy: 'secret' })).toMatchObject({
      outcome: 'refused',
      because: 'on-application',
      lacking: { id: 'borrow.secret' },
    })
  })

  test('what no line gives to anyone is refused, naming nobody', () => {
    expect(may(c.powers, c.总经理, 'destruction.review', {})).toMatchObject({
      because: 'not-on-schedule',
      lacking: undefined,
      grantors: [],
    })
  })

  test('the heads of the house borrow unclassified documents directly, everyone else on application', () => {
    const direct = c.everyone.filter(
      (one) => mayBorrow(c.powers, one, { secrecy: 'unclassified' }).outcome === 'allowed',
    )
    expect(direct).toEqual([c.办公室主任, c.总监, c.分管副总, c.另一副总, c.总经理])
    const asking = c.everyone.filter(
      (one) => mayBorrow(c.powers, one, { secrecy: 'unclassified' }).outcome === 'onApproval',
    )
    expect(asking).toEqual([c.陈经理, c.郑经理])
  })

  test('a department manager asks for their own people, not for those of another department', () => {
    const forReader = (reader: { id: string; departmentId: string }) =>
      outcomeOf(may(c.powers, c.陈经理, 'document.apply', { ...c.凤竹, secrecy: 'secret', reader }))
    expect(forReader(c.林晓)).toBe('onApproval')
    expect(forReader(c.吴刚)).toBe('refused')
    expect(forReader(c.陈经理)).toBe('onApproval')
  })

  test('a director asks for themselves only', () => {
    const thing = { ...c.凤竹, secrecy: 'secret', reader: c.档案员 } as const
    expect(outcomeOf(may(c.powers, c.总监, 'document.apply', thing))).toBe('refused')
  })

  test('the top secret is neither read nor asked for by anyone', () => {
    for (const one of c.everyone) {
      expect(mayBorrow(c.powers, one, { ...c.凤竹, secrecy: 'topSecret' })).toMatchObject({
        outcome: 'refused',
        because: 'top-secret',
        grantors: [],
      })
    }
  })

  test('of a top secret document only the archivist and the general manager know', () => {
    const knowing = c.everyone.filter(
      (one) =>
        may(c.powers, one, 'document.know', { ...c.凤竹, secrecy: 'topSecret' }).outcome ===
        'allowed',
    )
    expect(knowing).toEqual([c.档案员, c.总经理])
  })

  test('of a highly secret one, those who answer for the customer and the heads of the house', () => {
    const knowing = c.everyone.filter(
      (one) =>
        may(c.powers, one, 'document.know', { ...c.凤竹, secrecy: 'highlySecret' }).outcome ===
        'allowed',
    )
    expect(knowing).toEqual([
      c.林晓,
      c.陈经理,
      c.档案员,
      c.办公室主任,
      c.总监,
      c.分管副总,
      c.总经理,
    ])
  })

  test('whoever has left may do nothing, and is sent to those who keep the members', () => {
    const left = { ...c.总经理, active: false }
    expect(may(c.powers, left, 'schedule.read', {})).toMatchObject({
      outcome: 'refused',
      because: 'inactive',
      grantors: ['administrator'],
    })
  })

  test('the administrator keeps the members and sees no content by that role', () => {
    for (const action of [
      'customer.read',
      'document.know',
      'document.read',
      'journal.replay',
    ] as const)
      expect(outcomeOf(may(c.powers, c.系统管理员, action, { secrecy: 'unclassified' }))).toBe(
        'refused',
      )
    expect(outcomeOf(may(c.powers, c.系统管理员, 'members.manage', {}))).toBe('allowed')
  })

  test('someone with two roles holds the powers of both, the direct one first', () => {
    const both = { ...c.陈经理, roles: ['departmentManager', 'director'] as const }
    expect(mayBorrow(c.powers, both, { secrecy: 'unclassified' })).toMatchObject({
      outcome: 'allowed',
      authority: { id: 'read.unclassified' },
    })
  })

  test('a customer without a department is in nobody’s department and in nobody’s charge', () => {
    expect(outcomeOf(may(c.powers, c.陈经理, 'customer.edit', {}))).toBe('refused')
    expect(outcomeOf(may(c.powers, c.分管副总, 'loan.revoke', {}))).toBe('refused')
  })
})
