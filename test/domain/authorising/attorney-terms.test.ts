import { describe, expect, test } from 'vitest'
import {
  type Actor,
  checkAttorney,
  compile,
  delegableTo,
} from '../../../shared/domain/authorising.ts'
import type { PowerOfAttorney } from '../../../shared/records/power-of-attorney.ts'
import * as c from './company.ts'

const problems = (
  change: Partial<PowerOfAttorney>,
  grantor: Actor = c.总经理,
  delegate = c.办公室主任,
) => checkAttorney(c.powers, c.attorneyOf(change), grantor, delegate).map(({ code }) => code)

describe('drafting a power of attorney', () => {
  test('the general manager may empower the office director or a deputy to approve secret loans', () => {
    expect(problems({})).toEqual([])
    expect(problems({}, c.总经理, c.另一副总)).toEqual([])
  })

  test('nobody else may, nor anyone who has left', () => {
    expect(problems({}, c.分管副总)).toEqual(['issuer'])
    expect(problems({}, { ...c.总经理, active: false })).toEqual(['issuer'])
  })

  test('it goes to someone else who is there, in an office that the rule names', () => {
    expect(problems({}, c.总经理, c.总监)).toEqual(['delegate-role', 'delegate-role'])
    expect(problems({}, c.总经理, { ...c.办公室主任, active: false })).toEqual([
      'delegate-inactive',
    ])
    const both: Actor = { ...c.总经理, roles: ['generalManager', 'officeDirector'] }
    expect(problems({}, both, both)).toEqual(['to-oneself'])
  })

  test('it carries only powers on the list that can be delegated and that its giver holds', () => {
    expect(problems({ authorityIds: ['查无此权'] })).toEqual(['unknown-authority'])
    expect(problems({ authorityIds: ['customer.read'] })).toEqual(['unknown-authority'])
    expect(problems({ authorityIds: ['outside.apply'] })).toEqual(['not-delegable'])
    const loose = compile(c.withLine('creditFile.apply', { delegableTo: ['officeDirector'] }))
    const draft = c.attorneyOf({ authorityIds: ['creditFile.apply'] })
    expect(checkAttorney(loose, draft, c.总经理, c.办公室主任)).toEqual([
      { code: 'not-held', authorityId: 'creditFile.apply' },
    ])
  })

  test('it reaches below the top secret and lasts for some time', () => {
    expect(problems({ ceiling: 'topSecret' })).toEqual(['ceiling'])
    expect(problems({ until: c.monday })).toEqual(['period'])
  })

  test('what someone could be empowered to approve is known before it is drafted', () => {
    const ids = (delegate: Actor) => delegableTo(c.powers, delegate).map(({ id }) => id)
    expect(ids(c.办公室主任)).toEqual(['borrow.secret', 'borrow.highlySecret'])
    expect(ids(c.另一副总)).toEqual(['borrow.secret', 'borrow.highlySecret'])
    expect(ids(c.总监)).toEqual([])
  })
})
