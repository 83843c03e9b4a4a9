import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupIdOf, openIdOf } from '../../local/company/people.ts'
import { companyScans } from '../../local/company/scans.ts'
import { type Company, openCompany, type Seats, seatsIn } from '../acceptance/company.ts'
import { LarkSeat } from '../acceptance/lark-seat.ts'
import { faces, type Seat } from '../acceptance/seat.ts'

const SHARED = 'C0FENGZHU'
const OURS = 'C0SALES1'
const FENGZHU = { type: '凤竹', choose: '凤竹' }

let company: Company
let seats: Record<'slack' | 'lark', Seats>
let scan: Uint8Array = new Uint8Array()
beforeAll(async () => {
  company = await openCompany('slack')
  seats = { slack: company, lark: seatsIn(company.house, 'lark') }
  scan = (await companyScans()).find(({ kind }) => kind === 'contractText')?.bytes ?? scan
}, 120_000)
afterAll(() => company?.close())

/** The same contract, scanned anew: no two files are the same. */
const scanOf = (title: string) => Buffer.concat([scan, Buffer.from(`\n% ${title}\n`)])

/** What everybody in a place has read of ours. */
function readIn(channel: string, { face }: Seat): string[] {
  const { workspace, lark } = company.house
  const said =
    face === 'slack'
      ? workspace.messages(channel).filter(({ user }) => user === 'U0ANJUAN')
      : lark.messages(groupIdOf(channel)).filter(({ sender }) => sender === openIdOf('U0ANJUAN'))
  return said.map((message) => JSON.stringify(message))
}

/** What somebody is told alone while they do something. */
async function toldAlone(seat: Seat, act: () => Promise<unknown>): Promise<string> {
  const before = seat.all(/./su, seat.dm()).length
  await act()
  const told = seat.all(/./su, seat.dm()).slice(before)
  return told.map(({ words }) => words).join('\n')
}

async function noteVisit(seat: Seat, channel: string, learned: string): Promise<void> {
  await seat.command('/visit', channel)
  expect(await seat.form().submit({ customerId: FENGZHU, learned })).toEqual({})
}

async function file(seat: Seat, offered: string, title: string): Promise<void> {
  await seat.press(seat.find('收到文件', offered), /^归档/)
  const filled = { customerId: FENGZHU, secrecy: '非密级', title }
  expect(await seat.form().submit(filled)).toEqual({})
}

describe.each(faces)('where another company reads along in %s', (face) => {
  it('a visit is noted, and who noted it is told alone', async () => {
    const { lin } = seats[face]
    const learned = `客户压价，底线每吨两万六（${face}）`
    const told = await toldAlone(lin, () => noteVisit(lin, SHARED, learned))
    expect(told).toContain(learned)
    expect(readIn(SHARED, lin)).toEqual([])
  })

  it('a summary that is asked for aloud is shown to who asked, alone', async () => {
    const { lin } = seats[face]
    for (const words of ['@案卷 概况 凤竹', '@案卷 凤竹 怎么样', '@案卷 帮助']) {
      expect(await toldAlone(lin, () => lin.say(words, SHARED)), words).not.toBe('')
      expect(readIn(SHARED, lin), words).toEqual([])
    }
  })

  it('a form comes to who asked for it, and nothing is said of it', async () => {
    const { lin } = seats[face]
    await lin.ask('拜访', SHARED)
    if (face === 'slack') await lin.press(lin.find(/./su, lin.dm()), /填写|打开|拜访/)
    expect(lin.hasForm()).toBe(true)
    await lin.closeAll()
    expect(readIn(SHARED, lin)).toEqual([])
  })

  it('a file that is shared there is offered, filed and told of alone', async () => {
    const { lin } = seats[face]
    const title = `对接合同${face}`
    const offered = await toldAlone(lin, () => lin.share(`${title}.pdf`, scanOf(title), SHARED))
    expect(offered).toContain('收到文件')
    const told = await toldAlone(lin, () => file(lin, lin.dm(), title))
    expect(told).toMatch(/已归档 · KH00001-2/)
    expect(readIn(SHARED, lin)).toEqual([])
  })
})

it.each(faces)('among ourselves in %s everything is said where it was asked', async (face) => {
  const { chen } = seats[face]
  const before = readIn(OURS, chen).length
  const learned = `大货已排产（${face}）`
  await noteVisit(chen, OURS, learned)
  await chen.say('@案卷 帮助', OURS)
  const title = `内部合同${face}`
  await chen.share(`${title}.pdf`, scanOf(title), OURS)
  await file(chen, OURS, title)
  const said = readIn(OURS, chen).slice(before).join('\n')
  for (const words of [learned, '我能做什么', title, '已归档']) expect(said).toContain(words)
})

it('a buyer who names us in a shared group is told how to ask, alone', async () => {
  const buyer = new LarkSeat(company.house, 'U0FENGZHU')
  const told = await toldAlone(buyer, () => buyer.say('@案卷 概况 凤竹', SHARED))
  expect(told).toContain('您还没有登记为成员')
  expect(told).not.toContain('福建凤竹')
  expect(readIn(SHARED, buyer)).toEqual([])
})
