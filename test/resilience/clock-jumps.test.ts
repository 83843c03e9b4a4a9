import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { larkApp } from '../../bot/lark/app.ts'
import { slackApp } from '../../bot/slack/app.ts'
import { days, hours, minutes } from '../../shared/terms/moment.ts'
import { audit } from '../../upkeep/audit.ts'
import { startStage as startLarkStage } from '../bot/lark/door-stage.ts'
import { deliveryOf, fixture } from '../bot/lark/requests.ts'
import { requestOf, slash } from '../bot/slack/requests.ts'
import { bot, SALES, startStage } from '../bot/slack/stage.ts'
import { MONDAY, must, staff, WORKSPACE } from '../support/company.ts'
import { entriesOf, rowsOf, timesOf } from '../support/journal.ts'
import {
  codeOf,
  FENGZHU,
  type LendingHouse,
  lendingHouse,
  secret,
} from '../support/lending-house.ts'

let house: LendingHouse
beforeEach(async () => {
  house = await lendingHouse()
})
afterEach(() => house.close())

/** A secret contract handed over to the manager at this moment. */
async function lend(at: number): Promise<string> {
  await must(house.run('manager', 'borrow', { documentId: secret, purpose: '续签谈判' }, { at }))
  const { id: requestId } = await house.request()
  await house.prove('deputy', at)
  await must(house.run('deputy', 'request.approve', { requestId }, { at }))
  await must(house.run('manager', 'loan.takeUp', { requestId, acknowledged: true }, { at }))
  return requestId
}

const read = async (requestId: string, at: number) =>
  codeOf(await house.run('manager', 'loan.read', { requestId }, { at }))

describe('a clock that is days ahead and comes back', () => {
  it('has ended what it saw end, once, and gives nothing of it back', async () => {
    const requestId = await lend(MONDAY)
    for (const at of [days(3), hours(-5), hours(2), hours(5), days(3)])
      await house.strike(MONDAY + at)
    const ends = (await house.entries(FENGZHU)).filter(({ tell }) =>
      tell.some(({ notice }) => notice.notice === 'loan.over'),
    )
    expect(ends).toHaveLength(1)
    for (const at of [minutes(1), hours(3), hours(5), days(3)])
      expect(await read(requestId, MONDAY + at)).toBe('reading.refused')
  })

  it('warns of and ends what is lent after that, each once', async () => {
    await house.strike(MONDAY + days(3))
    await house.strike(MONDAY)
    const requestId = await lend(MONDAY)
    for (let at = 0; at <= hours(5); at += minutes(10)) await house.strike(MONDAY + at)
    const told = (await house.entries(FENGZHU)).flatMap(({ tell }) =>
      tell.map(({ notice }) => notice.notice),
    )
    const times = timesOf(told)
    expect([times.get('loan.warning'), times.get('loan.over')]).toEqual([2, 1])
    expect(await read(requestId, MONDAY + hours(1))).toBe('reading.refused')
    expect((await audit(house.store)).breaks).toEqual([])
  })
})

describe('a clock that goes back by hours', () => {
  it('lets nobody read what they had before they had it', async () => {
    const requestId = await lend(MONDAY)
    expect(await read(requestId, MONDAY - hours(1))).toBe('reading.refused')
    expect(await read(requestId, MONDAY + minutes(1))).toBe('done')
  })

  it('takes nobody for proven who has shown who they are only later', async () => {
    await must(house.run('manager', 'borrow', { documentId: secret, purpose: '续签谈判' }))
    const { id: requestId } = await house.request()
    await house.prove('deputy', MONDAY + hours(2))
    const approve = (at: number) => house.run('deputy', 'request.approve', { requestId }, { at })
    expect(codeOf(await approve(MONDAY + hours(1)))).not.toBe('done')
    expect(codeOf(await approve(MONDAY + hours(2) + minutes(1)))).toBe('done')
  })
})

describe('a command that comes again', () => {
  it.each([days(40), hours(-5)])('under another clock (%i ms off) is one command', async (off) => {
    const args = { documentId: secret, purpose: '续签谈判' }
    await must(house.run('manager', 'borrow', args, { id: 'once' }))
    const again = await must(house.run('manager', 'borrow', args, { id: 'once', at: MONDAY + off }))
    expect(again.repeated).toBe(true)
    const entries = await entriesOf(house.store)
    expect(entries.filter(({ commandId }) => commandId === 'once')).toHaveLength(1)
  })
})

describe('a clock of ours that is not that of the chat', () => {
  const off = [days(2), hours(-3), minutes(6)]

  it.each(off)(
    '(%i ms off) takes no delivery, writes nothing, and takes the very same one when it is right again',
    async (off) => {
      const stage = await startStage()
      const { handle } = slackApp({ ...stage.face, now: () => MONDAY + off })
      const command = {
        command: '/visit',
        text: '',
        user_id: staff.salesperson.user,
        team_id: WORKSPACE,
        channel_id: SALES,
        trigger_id: '1.2.3',
        api_app_id: bot.appId,
      }
      const delivery = requestOf(slash(command), bot.signingSecret, MONDAY)
      const before = (await entriesOf(stage.store)).length
      expect(await handle(delivery)).toMatchObject({ statusCode: 401 })
      expect(await entriesOf(stage.store)).toHaveLength(before)
      expect(await stage.handle(delivery)).toMatchObject({ statusCode: 200 })
      await stage.close()
    },
  )

  it.each(off)(
    '(%i ms off) takes none of Lark’s either, and the very same one when it is right again',
    async (off) => {
      const stage = await startLarkStage()
      const { handle } = larkApp({ ...stage.face, now: () => MONDAY + off })
      const delivery = deliveryOf(fixture('bot_menu'), MONDAY)
      const before = (await rowsOf(stage.store)).length
      expect(await handle(delivery)).toMatchObject({ statusCode: 401 })
      expect(await rowsOf(stage.store)).toHaveLength(before)
      expect(await stage.handle(delivery)).toMatchObject({ statusCode: 200 })
      expect((await rowsOf(stage.store)).length).toBeGreaterThan(before)
      await stage.close()
    },
  )
})
