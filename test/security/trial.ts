import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CompanyPerson, people, team } from '../../local/company/people.ts'
import { functionsFromSource, type MakeFunctions } from '../../local/functions.ts'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { type Answer, execute } from '../../shared/commands/execute.ts'
import type { BorrowRequest } from '../../shared/records/borrow-request.ts'
import type { Document } from '../../shared/records/document.ts'
import { grantIdOf } from '../../shared/records/grant.ts'
import { identityId } from '../../shared/records/person.ts'
import { dayAt } from '../../shared/terms/day.ts'
import type { SecrecyLevel } from '../../shared/terms/secrecy-level.ts'
import { pdfOf, stream } from '../imaging/pdf-by-hand.ts'
import { Browser } from './browser.ts'
import { type Chat, chatOf } from './chat.ts'

/** The trial company's people by what they are in these tests. */
export const cast = {
  administrator: 'U0QIAN',
  generalManager: 'U0WANG',
  deputy: 'U0ZHOU',
  officeDirector: 'U0ZHAO',
  archivist: 'U0WUJ',
  director: 'U0SUN',
  manager: 'U0CHEN',
  owner: 'U0LIN',
  otherManager: 'U0ZHENG',
  outsider: 'U0HUANG',
} as const

/** A company on one machine, with one customer, for somebody to attack. */
export interface Trial {
  house: LocalHouse
  chat: Chat
  customerId: string
  by(user: string): { chat: 'slack'; workspace: string; user: string }
  /** Runs an activity as the kernel does. */
  run(user: string, activity: string, args: object, id?: string): Promise<Answer>
  personId(user: string): Promise<string>
  /** A scan, of two pages if not given, filed through the chat's own files and examined for real. */
  file(level: SecrecyLevel, title: string, bytes?: Uint8Array): Promise<Document>
  /** The same, as far as it came. */
  handIn(level: SecrecyLevel, title: string, bytes?: Uint8Array): Promise<Document>
  /** A document applied for and approved, with its duties accepted; for a sitting the room is not yet open. */
  lend(document: Document, reader?: string): Promise<BorrowRequest>
  /** The secret of a fresh link to the reading room. */
  link(request: BorrowRequest, reader?: string): Promise<string>
  /** A browser in which somebody has opened the link and sits in front of page 1. */
  sitDown(request: BorrowRequest, reader?: string): Promise<Browser>
  browser(): Browser
  prove(user: string): Promise<void>
  close(): Promise<void>
}

let commands = 0

export async function startTrial(
  functions: MakeFunctions = functionsFromSource,
  colleagues: readonly CompanyPerson[] = [],
): Promise<Trial> {
  const directory = await mkdtemp(join(tmpdir(), 'anjuan-security-'))
  const house = await startHouse({ directory, answerWithin: 20_000, functions, colleagues })
  const by = (user: string) => ({ chat: 'slack' as const, workspace: team.id, user })
  const run: Trial['run'] = (user, activity, args, id = `trial:${commands++}`) =>
    execute(
      { id, name: activity, by: by(user), at: house.now(), inReadingRoom: false, args },
      activityNamed(activity),
      house.kernel,
    )
  await found(house, run, colleagues)
  const customerId = await open(house, run)
  const browser = () => new Browser(house.gateway.url, house.workspace.url)

  const trial: Trial = {
    house,
    chat: chatOf(house),
    customerId,
    by,
    run,
    browser,
    personId: async (user) => {
      const id = identityId(by(user))
      return (await house.kernel.store.open([{ kind: 'identity', id }])).person(id)?.id ?? ''
    },
    handIn: async (secrecy, title, bytes = twoPages(title)) => {
      const name = `${title.replace(/\W/g, '') || 'scan'}.pdf`
      const channel = 'C0ARCHIVE'
      const { fileId } = await house.workspace.share({ as: cast.archivist, channel, name, bytes })
      const attachment = {
        chat: 'slack',
        workspace: team.id,
        fileId,
        name,
        size: bytes.length,
      }
      await must(
        run(cast.archivist, 'document.file', {
          customerId,
          documentKind: 'contractText',
          secrecy,
          title,
          datedOn: dayAt(house.now()),
          attachment: JSON.stringify(attachment),
        }),
      )
      await house.settled()
      const look = await house.kernel.store.open([])
      const filed = await look.inDossier(customerId, 'document', 50)
      const document = filed.find((one) => one.title === title.trim())
      if (!document) throw new Error(`${title} was not handed in`)
      return document
    },
    file: async (secrecy, title, bytes) => {
      const document = await trial.handIn(secrecy, title, bytes)
      if (document.state !== 'filed') throw new Error(`filing came to ${document.fault}`)
      return document
    },
    lend: async (document, reader = cast.owner) => {
      await must(
        run(cast.manager, 'borrow', {
          documentId: document.id,
          reader: `slack#${team.id}#${reader}`,
          purpose: '续签谈判',
        }),
      )
      const { id: requestId } = await requestOn(document, await trial.personId(reader))
      const approver =
        document.secrecy === 'unclassified' ? cast.officeDirector : cast.generalManager
      if (document.secrecy !== 'unclassified') await trial.prove(approver)
      await must(run(approver, 'request.approve', { requestId }))
      await must(run(reader, 'loan.takeUp', { requestId, acknowledged: true }))
      return requestOn(document, await trial.personId(reader))
    },
    link: async ({ id: requestId }, reader = cast.owner) => {
      const { notice } = await must(run(reader, 'loan.read', { requestId }))
      if (notice.notice !== 'reading.door') throw new Error(`the door said ${notice.notice}`)
      return notice.url.split('/').at(-1) ?? ''
    },
    sitDown: async (request, reader = cast.owner) => {
      const secret = await trial.link(request, reader)
      const seated = browser()
      const { response } = await seated.signIn(reader, `/room/open/${secret}`)
      if (response.status !== 303) throw new Error(`the door answered ${response.status}`)
      return seated
    },
    prove: async (user) => {
      const { response } = await browser().signIn(user, '/room/prove')
      if (response.status !== 200) throw new Error(`proving was answered ${response.status}`)
    },
    close: async () => {
      await house.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
  return trial

  async function requestOn(document: Document, readerId: string): Promise<BorrowRequest> {
    const look = await house.kernel.store.open([])
    const requests = await look.inDossier(document.customerId, 'request', 50)
    const request = requests.find(
      (one) => one.documentId === document.id && one.readerId === readerId,
    )
    if (!request) throw new Error('there is no request')
    return request
  }
}

/** The access-control row of a reader. */
export async function grantOf({ house }: Trial, { documentId, readerId }: BorrowRequest) {
  return (await house.kernel.store.open([])).get('grant', grantIdOf(documentId, readerId))
}

async function found(
  house: LocalHouse,
  run: Trial['run'],
  colleagues: readonly CompanyPerson[],
): Promise<void> {
  const [first, ...others] = [...people, ...colleagues]
  await must(
    execute(
      {
        id: 'trial:found',
        name: 'company.found',
        by: { house: 'house' },
        at: house.now(),
        inReadingRoom: false,
        args: {
          name: '闽海染整有限公司',
          administrator: `slack#${team.id}#${first?.user}`,
          administratorName: first?.name,
        },
      },
      activityNamed('company.found'),
      house.kernel,
    ),
  )
  for (const { user, name, roles, departmentId, inCharge } of others) {
    await must(
      run(cast.administrator, 'member.save', {
        identity: `slack#${team.id}#${user}`,
        name,
        roles,
        departmentId,
        active: 'yes',
        ...(inCharge ? { inCharge } : {}),
      }),
    )
  }
}

async function open(house: LocalHouse, run: Trial['run']): Promise<string> {
  const { notice } = await must(
    run(cast.owner, 'customer.create', {
      name: '福建凤竹纺织科技股份有限公司',
      nature: 'enterprise',
      stage: 'current',
      source: 'visit',
      phone: '0595-85670001',
    }),
  )
  await house.settled()
  if (notice.notice !== 'customer.card') throw new Error(`opening a card said ${notice.notice}`)
  return notice.customer.id
}

/** Two pages with a stroke on each; no two titles make the same bytes. */
export function twoPages(title: string): Uint8Array {
  const mark = Buffer.from(title).toString('hex').slice(0, 200)
  const page = (content: number) =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents ${content} 0 R/Resources<<>>>>`
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
    page(5),
    page(6),
    stream(`% ${mark}\n60 60 300 8 re f`),
    stream('60 500 300 8 re f'),
  ])
}

/** The answer, which must be that it was done. */
export async function must(answer: Promise<Answer>): Promise<Extract<Answer, { kind: 'done' }>> {
  const given = await answer
  if (given.kind !== 'done') throw new Error(`answered ${JSON.stringify(given)}`)
  return given
}
