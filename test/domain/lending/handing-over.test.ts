import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endOf } from '../../../shared/terms/day.ts'
import { days, hours, minutes } from '../../../shared/terms/moment.ts'
import { MONDAY, must } from '../../support/company.ts'
import {
  codeOf,
  highlySecret,
  type LendingHouse,
  lendingHouse,
  secret,
  unclassified,
  type Who,
  whyNot,
} from '../../support/lending-house.ts'

let house: LendingHouse
beforeEach(async () => {
  house = await lendingHouse()
})
afterEach(() => house.close())

/** Asks for and approves a document for the department manager; whoever else reads is named. */
async function approved(documentId: string, at: number, applicant: Who = 'manager') {
  await must(house.run(applicant, 'borrow', { documentId, purpose: '续签谈判' }, { at }))
  const { id: requestId, state } = await house.request()
  if (state === 'pending') {
    await house.prove('generalManager', at)
    await must(house.run('generalManager', 'request.approve', { requestId }, { at }))
  }
  return requestId
}

const takeUp = (who: Who, requestId: string, at: number) =>
  house.run(who, 'loan.takeUp', { requestId, acknowledged: true }, { at })

/** Opens the reading room as the reader; the session's id. */
async function sit(who: Who, requestId: string, at: number, inReadingRoom = false) {
  const door = await must(house.run(who, 'loan.read', { requestId }, { at }))
  if (door.notice.notice !== 'reading.door') throw new Error('no door')
  const given = door.notice.url.split('/').at(-1) ?? ''
  const linkId = house.kernel.chance.hash(given)
  const sessionId = house.kernel.chance.hash(`${linkId} cookie`)
  const opened = await house.run(who, 'reading.open', { linkId, sessionId }, { at, inReadingRoom })
  return { opened, linkId, sessionId, secret: given }
}

async function page(who: Who, sessionId: string, documentId: string, at: number, more = {}) {
  const { id: personId } = await house.person(who)
  return house.run(
    who,
    'reading.page',
    { sessionId, documentId, personId, page: 1, ...more },
    { at, ...more },
  )
}

describe('a secret document that is lent', () => {
  it('is not handed over before the duties are acknowledged', async () => {
    const requestId = await approved(secret, MONDAY)
    const answer = await house.run('manager', 'loan.takeUp', { requestId, acknowledged: false })
    expect(answer.kind).toBe('invalid')
    expect(codeOf(await house.run('manager', 'loan.read', { requestId }))).toBe('reading.refused')
  })

  it('is out for four hours from hand-over, not from approval, between two pages if need be', async () => {
    const requestId = await approved(secret, MONDAY)
    const from = MONDAY + hours(3)
    await must(takeUp('manager', requestId, from))
    const { sessionId } = await sit('manager', requestId, from)
    const last = from + hours(4) - 1
    expect(codeOf(await page('manager', sessionId, secret, last))).toBe('done')
    const over = await page('manager', sessionId, secret, last + 1)
    expect(codeOf(over)).toBe('reading.over')
    expect(codeOf(await house.run('manager', 'loan.read', { requestId }, { at: last + 1 }))).toBe(
      'reading.refused',
    )
  })

  it('leaves a trace of every page: who, when, which page, by which power', async () => {
    const requestId = await approved(secret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    const { sessionId } = await sit('manager', requestId, MONDAY)
    const before = (await house.entries('fengzhu')).length
    await must(page('manager', sessionId, secret, MONDAY + 1))
    const entries = await house.entries('fengzhu')
    expect(entries).toHaveLength(before + 1)
    expect(entries.at(-1)).toMatchObject({
      by: (await house.person('manager')).id,
      authorityId: 'borrow.secret',
      answer: {
        notice: 'page.read',
        page: 1,
        requestNumber: 'JY-KH00012-0001',
        readerName: '陈志强',
      },
    })
  })

  it('is with one borrower at a time; who waits is told when it is back', async () => {
    const first = await approved(secret, MONDAY)
    await must(takeUp('manager', first, MONDAY))
    const second = await approved(secret, MONDAY + 1, 'director')
    const held = await must(takeUp('director', second, MONDAY + 2))
    expect(held.notice).toMatchObject({ notice: 'loan.held', until: MONDAY + hours(4) })
    expect(codeOf(await takeUp('director', second, MONDAY + 3))).toBe('loan.held')
    await must(house.run('manager', 'loan.return', { requestId: first }, { at: MONDAY + 4 }))
    const waiting = await house.person('director')
    expect(await house.told()).toContainEqual(
      expect.objectContaining({
        to: [{ person: waiting.id }],
        notice: expect.objectContaining({ notice: 'loan.free' }),
      }),
    )
    await must(takeUp('director', second, MONDAY + 5))
    expect((await house.document(secret)).loanedTo).toBe(waiting.id)
  })

  it('can be taken up by the next although the end of the last loan was missed', async () => {
    const first = await approved(secret, MONDAY)
    await must(takeUp('manager', first, MONDAY))
    const second = await approved(secret, MONDAY, 'director')
    expect(codeOf(await takeUp('director', second, MONDAY + hours(4) - 1))).toBe('done')
    expect((await house.request()).loan?.state).toBe('ready')
    await must(takeUp('director', second, MONDAY + hours(4)))
    expect((await house.grant(secret, 'director'))?.state).toBe('open')
  })

  it('is returned by its reader only, and cannot be read afterwards', async () => {
    const requestId = await approved(secret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    const { sessionId } = await sit('manager', requestId, MONDAY)
    expect(codeOf(await house.run('archivist', 'loan.return', { requestId }))).toBe('loan.notYours')
    const { id } = await house.person('manager')
    await must(house.run('manager', 'loan.return', { grantId: `${secret}~${id}` }))
    expect(codeOf(await page('manager', sessionId, secret, MONDAY + 1))).toBe('reading.refused')
    expect((await house.request()).state).toBe('closed')
  })

  it.each<[Who, string]>([
    ['archivist', 'done'],
    ['officeDirector', 'done'],
    ['generalManager', 'done'],
    ['deputy', 'done'],
    ['otherDeputy', 'power.lacking'],
    ['director', 'power.lacking'],
    ['salesperson', 'power.lacking'],
    ['administrator', 'thing.unknown'],
  ])('is taken back by %s: %s', async (who, expected) => {
    const requestId = await approved(secret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    const { sessionId } = await sit('manager', requestId, MONDAY)
    const reason = '合同另有用途'
    expect(codeOf(await house.run(who, 'loan.revoke', { requestId, reason }))).toBe(expected)
    const next = await page('manager', sessionId, secret, MONDAY + 1)
    expect(codeOf(next)).toBe(expected === 'done' ? 'reading.refused' : 'done')
  })

  it('ends at once when a loss or leak is reported, and archivist and office director are told', async () => {
    const requestId = await approved(secret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    await must(
      house.run('salesperson', 'loss.report', {
        requestId,
        what: 'leak',
        account: '客户复述了底价条款',
      }),
    )
    expect((await house.grant(secret, 'manager'))?.endedBecause).toBe('leak')
    const told = (await house.told()).find(({ notice }) => notice.notice === 'loss.reported')
    expect(told?.to).toEqual([
      { role: 'archivist' },
      { role: 'officeDirector' },
      { role: 'generalManager' },
    ])
    expect((await house.request()).loss).toMatchObject({ what: 'leak', reportedByName: '林晓雯' })
  })

  it('follows its level: raised to highly secret it can no longer be taken home', async () => {
    const requestId = await approved(secret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    const { sessionId } = await sit('manager', requestId, MONDAY)
    const document = await house.document(secret)
    await house.replace(document, {
      ...document,
      version: document.version + 1,
      secrecy: 'highlySecret',
    })
    expect(whyNot(await page('manager', sessionId, secret, MONDAY + 1))).toContain('密级已变')
  })
})

describe('an approval that is not taken up', () => {
  // MONDAY is 2026-11-23, 09:00.
  it.each([
    ['on Monday', 0, '2026-11-24'],
    ['on Friday', 4, '2026-11-30'],
    ['on Saturday', 5, '2026-11-30'],
  ])('given %s lapses by the end of the next working day', async (_, day, until) => {
    const at = MONDAY + days(day)
    const requestId = await approved(secret, at)
    const last = endOf(until) - 1
    expect((await house.grant(secret, 'manager'))?.takeUpBy).toBe(last + 1)
    expect(codeOf(await takeUp('manager', requestId, last + 1))).toBe('loan.lapsed')
    await house.strike(last)
    expect((await house.request()).state).toBe('approved')
    await house.strike(last + 1)
    expect(await house.request()).toMatchObject({
      state: 'lapsed',
      loan: { endedBecause: 'lapsed' },
    })
  })

  it('has a day more when the company has one off', async () => {
    const found = await house.kernel.store.open([])
    const company = await found.get('company', 'company')
    if (!company) throw new Error('no company')
    await house.replace(company, {
      ...company,
      version: company.version + 1,
      holidays: ['2026-11-24'],
    })
    await approved(secret, MONDAY)
    expect((await house.grant(secret, 'manager'))?.takeUpBy).toBe(endOf('2026-11-25'))
  })
})

describe('an unclassified document', () => {
  it('opens for seven days to a director, once the duties are acknowledged', async () => {
    const requestId = await approved(unclassified, MONDAY, 'director')
    expect((await house.request()).state).toBe('approved')
    await must(takeUp('director', requestId, MONDAY))
    expect((await house.grant(unclassified, 'director'))?.until).toBe(MONDAY + days(7))
  })

  it('is registered with the archivist', async () => {
    await approved(unclassified, MONDAY, 'director')
    expect(await house.told()).toContainEqual(
      expect.objectContaining({
        to: [{ role: 'archivist' }],
        notice: expect.objectContaining({ notice: 'loan.registered' }),
      }),
    )
  })
})

describe('a link to the reading room', () => {
  it('opens it once, for its own person, within two minutes', async () => {
    const requestId = await approved(secret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    const { opened, linkId } = await sit('manager', requestId, MONDAY)
    expect(opened.kind).toBe('done')
    const open = (who: Who, id: string, at: number) =>
      house.run(who, 'reading.open', { linkId: id, sessionId: `${who}${at}` }, { at })
    expect(codeOf(await open('manager', linkId, MONDAY + 1))).toBe('link.used')
    expect(codeOf(await open('generalManager', linkId, MONDAY + 1))).toBe('link.notYours')
    expect(codeOf(await open('manager', 'guessed', MONDAY + 1))).toBe('link.unknown')
    const door = await must(house.run('manager', 'loan.read', { requestId }))
    if (door.notice.notice !== 'reading.door') throw new Error('no door')
    const fresh = house.kernel.chance.hash(door.notice.url.split('/').at(-1) ?? '')
    expect(codeOf(await open('manager', fresh, MONDAY + minutes(2)))).toBe('link.expired')
    expect(codeOf(await open('manager', fresh, MONDAY + minutes(2) - 1))).toBe('done')
  })

  it('has a secret that is kept nowhere, not even in the journal', async () => {
    const requestId = await approved(secret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    const { secret: given } = await sit('manager', requestId, MONDAY)
    const all = await house.store.client.send(
      new ScanCommand({ TableName: house.store.table, Limit: 1000 }),
    )
    expect(given.length).toBeGreaterThan(40)
    expect(all.Items?.length).toBeGreaterThan(20)
    expect(JSON.stringify(all.Items)).not.toContain(given)
  })

  it('is of no use to a later loan, nor its session', async () => {
    const first = await approved(secret, MONDAY)
    await must(takeUp('manager', first, MONDAY))
    const { sessionId } = await sit('manager', first, MONDAY)
    await must(house.run('manager', 'loan.return', { requestId: first }))
    const second = await approved(secret, MONDAY + 1)
    await must(takeUp('manager', second, MONDAY + 2))
    expect(codeOf(await page('manager', sessionId, secret, MONDAY + 3))).toBe('reading.refused')
  })

  it('lets nobody read in the name of another', async () => {
    const requestId = await approved(secret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    const { sessionId } = await sit('manager', requestId, MONDAY)
    const { id: personId } = await house.person('manager')
    const forged = { sessionId, documentId: secret, personId, page: 1 }
    expect(codeOf(await house.run('salesperson', 'reading.page', forged))).toBe('reading.over')
    const other = { ...forged, documentId: unclassified }
    expect(codeOf(await house.run('manager', 'reading.page', other))).toBe('reading.over')
    const beyond = { ...forged, page: 4 }
    expect(codeOf(await house.run('manager', 'reading.page', beyond))).toBe('page.unknown')
  })
})

describe('a sitting for a highly secret document', () => {
  const open = (requestId: string, who: Who = 'archivist', at = MONDAY) =>
    house.run(who, 'sitting.open', { requestId, minutes: '60' }, { at })

  it('is opened by the archivist once the reader has acknowledged the duties', async () => {
    const requestId = await approved(highlySecret, MONDAY)
    expect(codeOf(await open(requestId))).toBe('sitting.dutiesFirst')
    await must(takeUp('manager', requestId, MONDAY))
    expect((await house.grant(highlySecret, 'manager'))?.state).toBe('ready')
    expect(codeOf(await house.run('manager', 'loan.read', { requestId }))).toBe('reading.refused')
    expect(codeOf(await open(requestId, 'manager'))).toBe('power.lacking')
    await must(open(requestId))
    expect(await house.grant(highlySecret, 'manager')).toMatchObject({
      state: 'open',
      sitting: { from: MONDAY, until: MONDAY + hours(1) },
    })
  })

  it('is read from the reading room only, and until the archivist closes it', async () => {
    const requestId = await approved(highlySecret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    await must(open(requestId))
    const outside = await sit('manager', requestId, MONDAY)
    expect(whyNot(outside.opened)).toContain('只能在档案室内阅览')
    const { sessionId } = await sit('manager', requestId, MONDAY, true)
    const inRoom = { inReadingRoom: true }
    expect(codeOf(await page('manager', sessionId, highlySecret, MONDAY + 1, inRoom))).toBe('done')
    expect(codeOf(await page('manager', sessionId, highlySecret, MONDAY + 1))).toBe(
      'reading.refused',
    )
    await must(house.run('archivist', 'sitting.close', { requestId }, { at: MONDAY + 2 }))
    expect(codeOf(await page('manager', sessionId, highlySecret, MONDAY + 3, inRoom))).toBe(
      'reading.refused',
    )
  })

  it('ends by itself at its time', async () => {
    const requestId = await approved(highlySecret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    await must(open(requestId))
    const { sessionId } = await sit('manager', requestId, MONDAY, true)
    const at = MONDAY + hours(1)
    const inRoom = { inReadingRoom: true }
    expect(codeOf(await page('manager', sessionId, highlySecret, at - 1, inRoom))).toBe('done')
    expect(codeOf(await page('manager', sessionId, highlySecret, at, inRoom))).toBe('reading.over')
  })

  it('is never lent: what was approved for the reading room cannot be taken up as a loan', async () => {
    const requestId = await approved(highlySecret, MONDAY)
    await must(takeUp('manager', requestId, MONDAY))
    expect((await house.grant(highlySecret, 'manager'))?.mode).toBe('sitting')
    expect(codeOf(await takeUp('manager', requestId, MONDAY + 1))).toBe('loan.notReady')
  })
})
