import { describe, expect, test } from 'vitest'
import { mayReadNow, termOf } from '../../../shared/domain/authorising.ts'
import { DocumentState } from '../../../shared/records/document.ts'
import type { Grant } from '../../../shared/records/grant.ts'
import { days, hours } from '../../../shared/terms/moment.ts'
import type { SecrecyLevel } from '../../../shared/terms/secrecy-level.ts'
import * as c from './company.ts'

const read = (
  grant: Grant | undefined,
  given: {
    at?: number
    secrecy?: SecrecyLevel
    inReadingRoom?: boolean
    id?: string
    state?: DocumentState
  } = {},
) => {
  const { at = c.monday, secrecy = 'secret', inReadingRoom = false, id = 'KH00012.合同' } = given
  const document = { id, secrecy, state: given.state ?? 'filed' }
  const found = mayReadNow(grant, c.林晓, document, at, { inReadingRoom })
  return found.outcome === 'refused' ? found.because : found.outcome
}
const sitting = { openedBy: '档案员', from: c.monday, until: c.monday + hours(2) }

describe('showing a page', () => {
  test('a secret loan ends four hours after hand-over, between two pages', () => {
    expect(read(c.grantOf(), { at: c.monday - 1 })).toBe('not-yet')
    expect(read(c.grantOf())).toBe('allowed')
    expect(read(c.grantOf(), { at: c.monday + hours(4) - 1 })).toBe('allowed')
    expect(read(c.grantOf(), { at: c.monday + hours(4) })).toBe('expired')
  })

  test('a secret loan lasts no more than four hours, whatever its row says', () => {
    const long = c.grantOf({ until: c.monday + days(7) })
    expect(read(long, { at: c.monday + hours(4) - 1 })).toBe('allowed')
    expect(read(long, { at: c.monday + hours(4) })).toBe('expired')
    expect(read(long, { at: c.monday + hours(4), secrecy: 'unclassified' })).toBe('allowed')
  })

  test('a loan that begins and ends at once shows nothing', () => {
    expect(read(c.grantOf({ until: c.monday }))).toBe('expired')
  })

  test('no row, no read; and a row is for one reader and one document', () => {
    expect(read(undefined)).toBe('no-grant')
    expect(read(c.grantOf(), { id: 'KH00012.别的' })).toBe('no-grant')
    expect(read(c.grantOf({ personId: '吴刚' }))).toBe('not-yours')
  })

  test('approved is not yet handed over; returned is over', () => {
    expect(read(c.grantOf({ state: 'ready' }))).toBe('not-open')
    expect(read(c.grantOf({ state: 'ended', endedBecause: 'returned' }))).toBe('ended')
    const { from: _, ...undated } = c.grantOf()
    expect(read(undated)).toBe('not-open')
  })

  test('a highly secret document is read in the open sitting and in the room, and never lent', () => {
    const row = c.grantOf({ mode: 'sitting', sitting })
    const given = { secrecy: 'highlySecret', inReadingRoom: true } as const
    expect(read(row, given)).toBe('allowed')
    expect(read(row, { ...given, inReadingRoom: false })).toBe('outside-reading-room')
    expect(read(row, { ...given, at: sitting.until - 1 })).toBe('allowed')
    expect(read(row, { ...given, at: sitting.until })).toBe('sitting-closed')
    const later = { ...sitting, from: c.monday + 1 }
    expect(read(c.grantOf({ mode: 'sitting', sitting: later }), given)).toBe('sitting-closed')
    expect(read(c.grantOf({ mode: 'sitting' }), given)).toBe('sitting-closed')
    expect(read(c.grantOf({ sitting }), given)).toBe('mode')
  })

  test('a document whose level was raised is no longer read as it was lent', () => {
    const direct = c.grantOf({ mode: 'direct' })
    expect(read(direct, { secrecy: 'unclassified' })).toBe('allowed')
    expect(read(direct, { secrecy: 'secret' })).toBe('mode')
    expect(read(c.grantOf(), { secrecy: 'highlySecret', inReadingRoom: true })).toBe('mode')
  })

  test('the top secret is shown by no row', () => {
    for (const mode of ['direct', 'loan', 'sitting'] as const) {
      const given = { secrecy: 'topSecret', inReadingRoom: true } as const
      expect(read(c.grantOf({ mode, sitting }), given)).toBe('top-secret')
    }
  })

  test('what is not filed, or kept out, is shown by no row', () => {
    for (const state of DocumentState.options) {
      expect(read(c.grantOf(), { state })).toBe(state === 'filed' ? 'allowed' : 'not-filed')
    }
  })

  test('whoever has left sees no further page', () => {
    const document = { id: 'KH00012.合同', secrecy: 'secret', state: 'filed' } as const
    const left = { ...c.林晓, active: false }
    expect(mayReadNow(c.grantOf(), left, document, c.monday, { inReadingRoom: true })).toEqual({
      outcome: 'refused',
      because: 'inactive',
    })
  })

  test('a line of the list says how and until when what it gives may be read', () => {
    const line = (id: string) => c.powers.authorities.get(id) ?? expect.fail(id)
    expect(termOf(line('borrow.secret'), c.monday)).toEqual({
      mode: 'loan',
      readingHours: 4,
      from: c.monday,
      until: c.monday + hours(4),
    })
    expect(termOf(line('borrow.highlySecret'), c.monday)?.mode).toBe('sitting')
    expect(termOf(line('customer.read'), c.monday)).toBeUndefined()
    const { readingHours: _, ...endless } = line('borrow.secret')
    expect(termOf(endless, c.monday)).toBeUndefined()
  })
})
