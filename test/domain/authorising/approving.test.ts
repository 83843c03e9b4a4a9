import { describe, expect, test } from 'vitest'
import {
  type Actor,
  approversOf,
  compile,
  isProvenAfresh,
  mayApprove,
  type PendingRequest,
  timesOf,
} from '../../../shared/domain/authorising.ts'
import type { PowerOfAttorney } from '../../../shared/records/power-of-attorney.ts'
import { hours, minutes } from '../../../shared/terms/moment.ts'
import * as c from './company.ts'

const decide = (
  actor: Actor,
  given: {
    line?: string
    request?: Partial<PendingRequest>
    after?: number
    attorneys?: PowerOfAttorney[]
    people?: ReadonlyMap<string, Actor>
  } = {},
) => {
  const { line = 'borrow.secret', request, after = 0, attorneys = [], people } = given
  return mayApprove(
    c.powers,
    actor,
    line,
    c.requestOf(request),
    c.monday + after,
    attorneys,
    people ?? c.asTheyAre,
  )
}
const because = (found: ReturnType<typeof decide>) =>
  found.outcome === 'refused' ? found.because : found.outcome
const unclassified = { object: { ...c.凤竹, secrecy: 'unclassified' } } as const
const highlySecret = { object: { ...c.凤竹, secrecy: 'highlySecret' } } as const

describe('who decides', () => {
  test('a secret loan is decided by the general manager or the deputy in charge, and by nobody else', () => {
    const deciders = c.everyone.filter((one) => decide(one).outcome === 'allowed')
    expect(deciders).toEqual([c.分管副总, c.总经理])
    expect(decide(c.另一副总)).toMatchObject({
      because: 'not-approver',
      authority: { id: 'borrow.secret' },
      grantors: ['deputyGeneralManager', 'generalManager'],
    })
  })

  test('nobody decides what they asked for or are to read', () => {
    expect(because(decide(c.总经理, { request: { applicantId: '总经理' } }))).toBe('own-request')
    expect(because(decide(c.总经理, { request: { readerId: '总经理' } }))).toBe('own-request')
    expect(because(decide(c.分管副总, { request: { applicantId: '总经理' } }))).toBe('allowed')
  })

  test('a request is decided under the level that the document has now', () => {
    expect(because(decide(c.办公室主任, { line: 'borrow.unclassified' }))).toBe('level')
    expect(
      because(decide(c.办公室主任, { line: 'borrow.unclassified', request: unclassified })),
    ).toBe('allowed')
    const topSecret = { object: { ...c.凤竹, secrecy: 'topSecret' } } as const
    expect(because(decide(c.总经理, { request: topSecret }))).toBe('top-secret')
  })

  test('what needs no approval, or is not on the list, cannot be approved', () => {
    expect(because(decide(c.总经理, { line: 'read.unclassified' }))).toBe('unknown-authority')
    expect(decide(c.总经理, { line: '查无此权' })).toEqual({
      outcome: 'refused',
      because: 'unknown-authority',
      grantors: [],
    })
  })

  test('an approver who has left decides nothing', () => {
    expect(because(decide({ ...c.总经理, active: false }))).toBe('inactive')
  })

  test('an undecided request goes to the general manager after two days to the millisecond', () => {
    const by = (after: number) =>
      decide(c.总经理, { line: 'borrow.unclassified', request: unclassified, after })
    expect(because(by(hours(48) - 1))).toBe('not-approver')
    expect(by(hours(48))).toMatchObject({ outcome: 'allowed', escalated: true })
    expect(because(by(hours(96) - 1))).toBe('allowed')
    expect(because(by(hours(96)))).toBe('too-late')
  })

  test('the office director may still decide after it has escalated', () => {
    const late = decide(c.办公室主任, {
      line: 'borrow.unclassified',
      request: unclassified,
      after: hours(50),
    })
    expect(late).toMatchObject({ outcome: 'allowed', escalated: false })
  })

  test('a secret request lapses after three days', () => {
    expect(because(decide(c.总经理, { after: hours(72) - 1 }))).toBe('allowed')
    expect(because(decide(c.总经理, { after: hours(72) }))).toBe('too-late')
  })

  test('a line tells when its requests escalate and when they lapse', () => {
    const line = (id: string) => c.powers.authorities.get(id) ?? expect.fail(id)
    expect(timesOf(line('borrow.unclassified'), c.monday)).toEqual({
      escalatesAt: c.monday + hours(48),
      lapsesAt: c.monday + hours(96),
    })
    expect(timesOf(line('borrow.secret'), c.monday)).toEqual({ lapsesAt: c.monday + hours(72) })
    expect(timesOf(line('visit.report'), c.monday)).toEqual({})
  })

  test('a personal dossier opens to others only with a written application and consent', () => {
    const by = (papers: PendingRequest['papers']) =>
      because(
        decide(c.办公室主任, { line: 'personalDossier.apply', request: { papers, object: {} } }),
      )
    expect(by(undefined)).toBe('papers-missing')
    expect(by(['writtenApplication'])).toBe('papers-missing')
    expect(by(['consent'])).toBe('papers-missing')
    expect(by(['consent', 'writtenApplication'])).toBe('allowed')
  })

  test('a fresh proof of identity lasts five minutes, and only what asks for one needs it', () => {
    const secret = c.powers.authorities.get('borrow.secret') ?? expect.fail()
    const open = c.powers.authorities.get('borrow.unclassified') ?? expect.fail()
    expect(isProvenAfresh(secret, c.monday)).toBe(false)
    expect(isProvenAfresh(secret, c.monday, c.monday)).toBe(true)
    expect(isProvenAfresh(secret, c.monday, c.monday - minutes(5) + 1)).toBe(true)
    expect(isProvenAfresh(secret, c.monday, c.monday - minutes(5))).toBe(false)
    expect(isProvenAfresh(secret, c.monday, c.monday + 1)).toBe(false)
    expect(isProvenAfresh(open, c.monday)).toBe(true)
  })
})

describe('powers of attorney', () => {
  const by = (change: Partial<PowerOfAttorney>, given: Parameters<typeof decide>[1] = {}) =>
    decide(c.办公室主任, { attorneys: [c.attorneyOf(change)], ...given })

  test('while the general manager is away the office director decides, and the paper is named', () => {
    expect(by({})).toMatchObject({
      outcome: 'allowed',
      attorney: { number: 'WT-0007' },
      escalated: false,
    })
  })

  test('it carries what it names and nothing else', () => {
    expect(because(by({ authorityIds: ['borrow.highlySecret'] }))).toBe('attorney-scope')
    expect(
      because(
        by({ authorityIds: ['outside.apply'] }, { line: 'outside.apply', request: unclassified }),
      ),
    ).toBe('not-delegable')
  })

  test('it reaches no higher than its ceiling', () => {
    const given = { line: 'borrow.highlySecret', request: highlySecret }
    expect(because(by({ ceiling: 'secret' }, given))).toBe('attorney-ceiling')
    expect(because(by({ ceiling: 'highlySecret' }, given))).toBe('allowed')
    expect(because(by({ ceiling: 'unclassified' }))).toBe('attorney-ceiling')
  })

  test('it begins and ends at its moments, the last one excluded', () => {
    expect(because(by({ from: c.monday + 1 }))).toBe('attorney-time')
    expect(because(by({ from: c.monday }))).toBe('allowed')
    expect(because(by({ until: c.monday + 1 }))).toBe('allowed')
    expect(because(by({ until: c.monday }))).toBe('attorney-time')
    expect(because(by({ from: c.monday, until: c.monday }))).toBe('attorney-time')
  })

  test('revoked, it ends at once', () => {
    expect(because(by({ revokedAt: c.monday }))).toBe('attorney-revoked')
    expect(because(by({ revokedAt: c.monday + 1 }))).toBe('allowed')
  })

  test('it lets nobody decide a request of their own, nor one of whoever gave it', () => {
    expect(because(by({}, { request: { applicantId: '办公室主任' } }))).toBe('own-request')
    expect(because(by({}, { request: { readerId: '总经理' } }))).toBe('own-request')
    expect(because(by({}, { request: { applicantId: '总经理' } }))).toBe('own-request')
  })

  test('it is worth what its giver may do today', () => {
    const today = (change: Partial<Actor>) =>
      because(by({}, { people: new Map([['总经理', { ...c.总经理, ...change }]]) }))
    expect(today({})).toBe('allowed')
    expect(today({ active: false })).toBe('grantor-lacks-power')
    expect(today({ roles: ['director'] })).toBe('grantor-lacks-power')
    expect(because(by({}, { people: new Map() }))).toBe('grantor-lacks-power')
  })

  test('a deputy in charge cannot hand on the power, though they hold it', () => {
    expect(because(by({ grantorId: '分管副总' }))).toBe('grantor-lacks-power')
  })

  test('nobody passes on what they have by a power of attorney themselves', () => {
    const toDeputy = c.attorneyOf({ delegateId: '另一副总' })
    const onward = c.attorneyOf({ id: 'wt-8', grantorId: '另一副总' })
    expect(because(decide(c.另一副总, { attorneys: [toDeputy, onward] }))).toBe('allowed')
    expect(because(decide(c.办公室主任, { attorneys: [toDeputy, onward] }))).toBe(
      'grantor-lacks-power',
    )
  })

  test('only a deputy general manager or the office director can act by one', () => {
    const attorneys = [c.attorneyOf({ delegateId: '总监' })]
    expect(because(decide(c.总监, { attorneys }))).toBe('not-delegable')
  })

  test('one that is in order counts among others that are not', () => {
    const attorneys = [c.attorneyOf({ until: c.monday }), c.attorneyOf({ id: 'wt-9' })]
    expect(decide(c.办公室主任, { attorneys })).toMatchObject({ attorney: { id: 'wt-9' } })
  })

  test('of several faults the refusal names the one nearest to being allowed', () => {
    const attorneys = [
      c.attorneyOf({ authorityIds: ['creditFile.apply'] }),
      c.attorneyOf({ until: c.monday }),
      c.attorneyOf({ ceiling: 'unclassified' }),
    ]
    expect(because(decide(c.办公室主任, { attorneys }))).toBe('attorney-time')
  })
})

describe('whom a request card goes to', () => {
  const names = (
    line: string,
    request: PendingRequest,
    attorneys: PowerOfAttorney[] = [],
    after = 0,
  ) =>
    approversOf(c.powers, line, request, c.everyone, attorneys, c.monday + after).map(
      ({ person, attorney }) => (attorney ? `${person.id}(${attorney.number})` : person.id),
    )

  test('to everyone who may decide now, delegates with their paper', () => {
    expect(names('borrow.secret', c.requestOf())).toEqual(['分管副总', '总经理'])
    expect(names('borrow.secret', c.requestOf(), [c.attorneyOf()])).toEqual([
      '办公室主任(WT-0007)',
      '分管副总',
      '总经理',
    ])
  })

  test('not to the applicant, nor to the reader', () => {
    expect(
      names('borrow.secret', c.requestOf({ applicantId: '总经理' }), [c.attorneyOf()]),
    ).toEqual(['分管副总'])
  })

  test('to nobody, when nobody holds the power: the request is refused at once', () => {
    const request = c.requestOf({ applicantId: '总经理', object: { secrecy: 'secret' } })
    expect(names('borrow.secret', request)).toEqual([])
  })

  test('once it has escalated, to those above as well', () => {
    const request = c.requestOf(unclassified)
    expect(names('borrow.unclassified', request)).toEqual(['办公室主任'])
    expect(names('borrow.unclassified', request, [], hours(48))).toEqual(['办公室主任', '总经理'])
  })

  test('papers still to come do not keep the card from its approvers', () => {
    const request = c.requestOf({ object: {} })
    expect(names('personalDossier.apply', request)).toEqual(['办公室主任'])
  })

  test('a list that gives everything to nobody has no approvers', () => {
    const empty = compile(c.withLine('borrow.secret', { approvedBy: [] }))
    expect(approversOf(empty, 'borrow.secret', c.requestOf(), c.everyone, [], c.monday)).toEqual([])
  })
})
