import { companyScans } from '../../local/company/scans.ts'
import type { LocalHouse } from '../../local/house.ts'
import { type Seats, seatsIn } from '../acceptance/company.ts'
import { buttonOf, type Seat } from '../acceptance/seat.ts'
import { Browser } from '../security/browser.ts'

const ONE = 'C0SALES1'

/** What people do that costs something, as the activity model counts it. */
export const deedNames = [
  'visit',
  'visitInLark',
  'summary',
  'typing',
  'desk',
  'customer',
  'filing',
  'loan',
  'page',
] as const
export type DeedName = (typeof deedNames)[number]

/** The company with a document to be lent, and how each thing is done there once. */
export interface Doing {
  /** Does it the n-th time, from the door to the last reactor. */
  deed: Readonly<Record<DeedName, (n: number) => Promise<void>>>
  /** What has to be there before, and counts for nothing. */
  before: Readonly<Partial<Record<DeedName, () => Promise<void>>>>
  /** Bytes of the last page that was sent to its reader. */
  sent(): number
}

const NOTE = {
  learned: '明年扩建染整车间，棉纱用量要增加约 120 吨，希望月底前拿到报价。',
  met: '采购部吴经理',
  needs: '40 支精梳棉纱，月供 30 吨',
  nextStep: '送样并报价',
}

/** Everything is done at the seats of the chats, and in a browser: nothing of ours is called from behind. */
export async function doingIn(house: LocalHouse): Promise<Doing> {
  const slack = seatsIn(house, 'slack')
  const lark = seatsIn(house, 'lark')
  const browser = () => new Browser(house.gateway.url, house.workspace.url)
  const contract = (await companyScans()).find(({ kind }) => kind === 'contractText')
  if (!contract) throw new Error('there is no contract among the scans')
  let reader = browser()
  let sent = 0

  async function visit({ lin }: Seats, n: number): Promise<void> {
    await lin.command('/visit', ONE)
    const customerId = { type: '凤竹', choose: '福建凤竹针织有限公司' }
    none(await lin.form().submit({ ...NOTE, customerId, purpose: `第 ${n} 次` }))
    await house.settled()
  }

  async function lend(): Promise<Browser> {
    const { chen, wang } = slack
    await chen.press(chen.find('已归档 · KH00001-2', ONE), '借阅')
    none(await chen.form().submit({ purpose: '核对违约条款' }))
    await browser().signIn(wang.user, '/room/prove')
    await wang.press(direct(wang, /JY-KH00001/), '批准')
    await chen.press(direct(chen, '待领取'), '领取')
    none(await chen.form().submit({ acknowledged: true }))
    const door = await chen.press(direct(chen, '借阅 · 借出'), '阅读')
    const { pathname, search } = new URL(buttonOf(door, '进入阅览室').url ?? '')
    const seated = browser()
    await seated.signIn(chen.user, pathname + search)
    await house.settled()
    return seated
  }

  return {
    deed: {
      visit: (n) => visit(slack, n),
      visitInLark: (n) => visit(lark, n),
      summary: async () => {
        await slack.lin.command('/summary 福建凤竹针织有限公司')
        await house.settled()
      },
      typing: async () => {
        await slack.lin.form().suggest('customerId', '凤竹')
      },
      desk: async () => {
        await slack.lin.home()
        await house.settled()
      },
      customer: async (n) => {
        await slack.lin.command(`/customer ${NEW[n % NEW.length]}`)
        none(await slack.lin.form().submit({ phone: `0595-2222000${n}`, lineOfBusiness: '鞋材' }))
        await house.settled()
      },
      filing: async (n) => {
        const { lin } = slack
        const bytes = Buffer.concat([contract.bytes, Buffer.from(`%${n}\n`)])
        const name = `${contract.title} ${n}.pdf`
        await lin.share(name, n === 0 ? contract.bytes : bytes, ONE)
        await lin.press(lin.find('收到文件', ONE), /^归档/)
        const customerId = { type: '凤竹', choose: '福建凤竹针织有限公司' }
        none(await lin.form().submit({ customerId, secrecy: '秘密' }))
        await house.settled()
        lin.find('已归档 · KH00001-2', ONE)
      },
      loan: async () => {
        await (await lend()).giveBack()
        await house.settled()
      },
      page: async (n) => {
        const which = 1 + (n % 2)
        await reader.go(`/room/read/${which}`)
        const { response } = await reader.page(which)
        if (response.headers.get('content-type') !== 'image/jpeg')
          throw new Error(`a page was answered with ${response.status}`)
        sent = (await response.arrayBuffer()).byteLength
        await house.settled()
      },
    },
    sent: () => sent,
    before: {
      typing: async () => {
        await slack.lin.command('/visit', ONE)
      },
      desk: () => slack.lin.closeAll(),
      page: async () => {
        reader = await lend()
      },
    },
  }
}

const NEW = ['泉州新华布行', '石狮海欧辅料有限公司', '厦门金隆漂染厂', '福州永菖贸易有限公司']

const direct = (seat: Seat, words: string | RegExp) => seat.find(words, seat.dm())

/** Nothing was left to be corrected. @throws with what was */
function none(errors: Record<string, string>): void {
  if (Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors))
}
