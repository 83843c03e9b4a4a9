import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { addDays, dayAt, startOf } from '../../shared/terms/day.ts'
import { type Archive, startArchive } from '../support/archive.ts'
import { MONDAY, must, runAsHouse, staff } from '../support/company.ts'

const today = dayAt(MONDAY)
const change = {
  authorityId: 'borrow.unclassified',
  approvedBy: ['officeDirector'],
  delegableTo: [],
  timeLimitHours: '24',
  basis: '《档案管理制度》第七条第2款(2026年修订)',
  inForceOn: today,
}

describe('the authority schedule', () => {
  let archive: Archive
  const publish = (user: string, changes: object = {}) =>
    archive.fill(user, 'schedule.change', { ...change, ...changes })
  const line = async (user: string) => {
    const step = await archive.enter(user, 'authority', { text: 'borrow.unclassified' })
    if (step.step !== 'show' || step.notice.notice !== 'schedule.authority') return undefined
    return step.notice
  }

  beforeAll(async () => {
    archive = await startArchive()
  })
  afterAll(() => archive.close())

  it('is read by every member, whole', async () => {
    const step = await archive.enter(staff.salesperson.user, 'authority')
    expect(step).toMatchObject({ step: 'show', notice: { notice: 'schedule.list' } })
  })

  it('is changed by nobody but the general manager', async () => {
    for (const { user } of [staff.administrator, staff.archivist, staff.deputy]) {
      expect(await publish(user)).toMatchObject({ refusal: { code: 'power.lacking' } })
    }
  })

  it('never goes below what the rules of the company set', async () => {
    const loose = { authorityId: 'borrow.secret', approvedBy: ['salesperson'] }
    expect(await publish(staff.generalManager.user, loose)).toMatchObject({
      kind: 'invalid',
      issues: { approvedBy: { code: 'schedule.belowFloor', problem: 'secret-approver' } },
    })
  })

  it('does not come into force in the past', async () => {
    const past = { inForceOn: addDays(today, -1) }
    expect(await publish(staff.generalManager.user, past)).toMatchObject({
      issues: { inForceOn: { code: 'schedule.past' } },
    })
  })

  it('has a new version in force as soon as it is published for today', async () => {
    await must(publish(staff.generalManager.user))
    expect(await line(staff.salesperson.user)).toMatchObject({
      number: 2,
      authority: {
        timeLimitHours: 24,
        approvedBy: [{ role: 'officeDirector' }],
      },
    })
  })

  it('keeps a version for later until its day, when the clock brings it into force', async () => {
    const inForceOn = addDays(today, 3)
    await must(publish(staff.generalManager.user, { inForceOn, timeLimitHours: '12' }))
    expect(await line(staff.salesperson.user)).toMatchObject({ number: 2 })
    const enter = activityNamed('schedule.enterIntoForce')
    const early = await runAsHouse(archive.kernel, enter, { scheduleId: '3' })
    expect(early).toMatchObject({ kind: 'refused' })
    await must(runAsHouse(archive.kernel, enter, { scheduleId: '3' }, { at: startOf(inForceOn) }))
    expect(await line(staff.salesperson.user)).toMatchObject({
      number: 3,
      authority: { timeLimitHours: 12 },
    })
  })
})
