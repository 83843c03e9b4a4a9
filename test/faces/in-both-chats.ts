import { afterAll, beforeAll } from 'vitest'
import { openIdOf, people, team, tenant } from '../../local/company/people.ts'
import { companyScans } from '../../local/company/scans.ts'
import { identityId } from '../../shared/records/person.ts'
import type { Chat } from '../../shared/terms/chat.ts'
import { type Company, openCompany, type Seats, seatsIn } from '../acceptance/company.ts'
import type { Seat, Shown } from '../acceptance/seat.ts'
import { entriesOf } from '../support/journal.ts'

export const ONE = 'C0SALES1'
export const FENGZHU = { type: '凤竹', choose: '凤竹' }
export const ACKNOWLEDGED = { acknowledged: true } as const

/** The trial company, everybody with a seat in either chat. */
export interface BothChats {
  readonly company: Company
  readonly slack: Seats
  readonly lark: Seats
  /** Who somebody is, by their account in a chat. */
  personOf(user: string, chat: Chat): Promise<string>
  /** Every journal entry that says this. */
  entriesAbout(text: string): ReturnType<typeof entriesOf>
  /** Shares the contract in the group in Lark and files it as secret. */
  fileContract(): Promise<void>
}

/** Opens the company for the tests of a file. */
export function inBothChats(): BothChats {
  let company: Company | undefined
  let lark: Seats | undefined
  const open = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('the company is closed')
    return thing
  }
  beforeAll(async () => {
    company = await openCompany('slack')
    lark = seatsIn(company.house, 'lark')
    // Whoever sits down at Lark opens the chat with the bot first.
    for (const { user } of people) await company.house.lark.act({ as: openIdOf(user), do: 'enter' })
    await company.house.settled()
  }, 120_000)
  afterAll(() => company?.close())
  return {
    get company() {
      return open(company)
    },
    get slack() {
      return open(company)
    },
    get lark() {
      return open(lark)
    },
    personOf: async (user, chat) => {
      const account =
        chat === 'slack'
          ? { chat, workspace: team.id, user }
          : { chat, workspace: tenant.key, user: openIdOf(user) }
      const id = identityId(account)
      const found = await open(company).house.kernel.store.open([{ kind: 'identity', id }])
      return found.person(id)?.id ?? `nobody in ${chat}`
    },
    entriesAbout: async (text) =>
      (await entriesOf(open(company).house)).filter(({ images }) =>
        JSON.stringify(images).includes(text),
      ),
    fileContract: async () => {
      const { lin } = open(lark)
      const contract = (await companyScans()).find(({ kind }) => kind === 'contractText')
      if (!contract) throw new Error('there is no contract among the scans')
      await lin.share('购销合同.pdf', contract.bytes, ONE)
      await lin.press(lin.find('收到文件', ONE), /^归档/)
      const wrong = await lin.form().submit({ customerId: FENGZHU, secrecy: '秘密' })
      if (Object.keys(wrong).length > 0) throw new Error(JSON.stringify(wrong))
    },
  }
}

/** The newest message between somebody and the bot that says this. */
export const dm = (seat: Seat, words: string | RegExp): Shown => seat.find(words, seat.dm())
