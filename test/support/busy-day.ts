import { setTimeout as pause } from 'node:timers/promises'
import { companyScans } from '../../local/company/scans.ts'
import type { LocalHouse } from '../../local/house.ts'
import { seatsIn } from '../acceptance/company.ts'
import type { Seat, Typed } from '../acceptance/seat.ts'
import { Browser } from '../security/browser.ts'

/** What people did, each of it told done, or seen to be. */
export interface BusyDay {
  /** What each visit's note says, and nothing else does. */
  visits: string[]
  /** What each request was for. */
  purposes: string[]
  /** The files that were filed. */
  files: string[]
  /** How many page images a browser was given. */
  pages: number
}

const ONE = 'C0SALES1'
const TWO = 'C0SALES2'

/** So often somebody tries what they were told had not worked. */
const PATIENCE = 25

/**
 * A day in the company, in both chats at once: visits, scans filed, a paper borrowed, approved, read and given back.
 * Whoever is told that something did not work tries again, as people do.
 */
export async function busyDay(house: LocalHouse, name: string): Promise<BusyDay> {
  const slack = seatsIn(house, 'slack')
  const lark = seatsIn(house, 'lark')
  const day: BusyDay = { visits: [], purposes: [], files: [], pages: 0 }
  const scans = await companyScans()
  const bytesOf = (start: string) => {
    const scan = scans.find(({ file }) => file.startsWith(start))
    if (!scan) throw new Error(`there is no ${start} among the scans`)
    return scan.bytes
  }

  await Promise.all([
    visits(slack.lin, ONE, '凤竹', 3),
    visits(lark.huang, TWO, '海纳', 3),
    (async () => {
      await filed(slack.chen, `${name}购销合同.pdf`, bytesOf('购销合同'), '秘密')
      await borrowed(slack.chen, lark.wang, `${name}核对违约条款`)
    })(),
    filed(lark.lin, `${name}底价.pdf`, bytesOf('成本底价表'), '非密级'),
  ])
  return day

  async function visits(seat: Seat, channel: string, customer: string, times: number) {
    for (let n = 1; n <= times; n++) {
      const learned = `${name}${seat.user}第${n}次拜访所闻`
      await filledIn(
        seat,
        () => seat.command('/visit', channel),
        () => ({ customerId: { type: customer, choose: customer }, learned }),
      )
      day.visits.push(learned)
    }
  }

  async function filed(seat: Seat, file: string, bytes: Uint8Array, secrecy: string) {
    const offered = () => seat.all(/收到文件/, seat.dm())
    const before = new Set(offered().map(({ id }) => id))
    await seat.share(file, bytes)
    const received = await insist(
      `the card of ${file}`,
      () => offered().find(({ id }) => !before.has(id)),
      () => house.settled(),
    )
    await filledIn(
      seat,
      () => seat.press(received, /^归档/),
      () => ({
        customerId: { type: '凤竹', choose: '凤竹' },
        documentKind: '交易的其他资料',
        secrecy,
      }),
    )
    day.files.push(file)
  }

  async function borrowed(seat: Seat, approver: Seat, purpose: string) {
    const dm = (who: Seat, words: string | RegExp) => who.all(words, who.dm()).at(-1)
    const card = await insist(
      'the filed card',
      () => seat.all(/已归档/, seat.dm()).find(({ buttons }) => buttons.includes('借阅')),
      () => house.settled(),
    )
    await filledIn(
      seat,
      () => seat.press(card, '借阅'),
      () => ({ purpose }),
    )
    day.purposes.push(purpose)
    await insist(
      'the approval',
      () => dm(seat, /待领取/),
      async () => {
        const browser = new Browser(house.gateway.url, house.workspace.url)
        await browser.signIn(approver.user, `/room/prove?with=${approver.face}`)
        const asked = approver.all(purpose, approver.dm()).at(-1)
        if (asked) await approver.press(asked, '批准')
        await house.settled()
      },
    )
    await insist(
      'the taking up',
      () => dm(seat, /借阅 · 借出/),
      () =>
        filledIn(
          seat,
          () => seat.press(dm(seat, /待领取/) ?? card, '领取'),
          () => ({ acknowledged: true as const }),
        ),
    )
    await insist(
      'a page',
      () => day.pages > 0 || undefined,
      async () => {
        const door = await seat.press(dm(seat, /借阅 · 借出/) ?? card, '阅读')
        const way = door.pressable.find(({ url }) => url)?.url ?? ''
        const browser = new Browser(house.gateway.url, house.workspace.url)
        const { pathname, search } = new URL(way)
        await browser.signIn(seat.user, `${pathname}${search}`)
        const { response } = await browser.page(1)
        if (response.headers.get('content-type') === 'image/jpeg') day.pages++
      },
    )
    await insist(
      'the return',
      () => seat.all(/已归还/, seat.dm()).at(-1),
      async () => {
        const lent = dm(seat, /借阅 · 借出/)
        if (lent) await seat.press(lent, '归还')
        await house.settled()
      },
    )
  }
}

/** Opens a form and sends it off until it is told done: the same form again, if it still stands there. */
async function filledIn(
  seat: Seat,
  open: () => Promise<unknown>,
  typed: () => Record<string, Typed>,
): Promise<void> {
  let isDone = false
  await insist(
    'a form',
    () => isDone || undefined,
    async () => {
      if (!seat.hasForm()) await open()
      const wrong = await seat.form().submit(typed())
      isDone = Object.keys(wrong).length === 0 && !seat.hasForm()
      if (!isDone) throw new Error(JSON.stringify(wrong))
    },
  )
}

/** Acts until something is to be seen. */
async function insist<T>(
  what: string,
  look: () => T | undefined,
  act: () => Promise<unknown>,
): Promise<T> {
  let last: unknown
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    const seen = look()
    if (seen !== undefined) return seen
    if (attempt > 0) await pause(20)
    await act().catch((error: unknown) => {
      last = error
    })
  }
  throw new Error(`${what} was not had: ${last instanceof Error ? last.message : 'nothing said'}`)
}
