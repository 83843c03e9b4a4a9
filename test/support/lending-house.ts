import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { Entry } from '../../lambdas/aws/entry.ts'
import { kernelOn } from '../../lambdas/aws/house.ts'
import { rootKey } from '../../lambdas/aws/keys.ts'
import { dueShelf } from '../../lambdas/aws/shelves/due.ts'
import { keepLending } from '../../lambdas/aws/shelves/lending.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { tick } from '../../shared/commands/clock.ts'
import { type Answer, execute, type Kernel } from '../../shared/commands/execute.ts'
import { memberSave } from '../../shared/commands/members.ts'
import type { Tell } from '../../shared/domain/decision.ts'
import type { BorrowRequest } from '../../shared/records/borrow-request.ts'
import type { Customer } from '../../shared/records/customer.ts'
import type { Document } from '../../shared/records/document.ts'
import { newDossier } from '../../shared/records/dossier.ts'
import { type Grant, grantIdOf } from '../../shared/records/grant.ts'
import type { ArchiveRecord } from '../../shared/records/index.ts'
import { identityId, type Person } from '../../shared/records/person.ts'
import type { Place } from '../../shared/records/place.ts'
import { refusalText } from '../../shared/replies/refusals.ts'
import type { SecrecyLevel } from '../../shared/terms/secrecy-level.ts'
import { foundCompanyIn, MONDAY, must, runAs, staff, WORKSPACE } from './company.ts'
import { startStore, type TestStore } from './store.ts'

/** Who else is needed to borrow: another department with its manager and deputy, a second archivist. */
const others = {
  otherManager: {
    user: 'UZHENG',
    name: '郑美玲',
    roles: ['departmentManager'],
    departmentId: '销售二部',
  },
  otherDeputy: {
    user: 'UXU',
    name: '徐明',
    roles: ['deputyGeneralManager'],
    departmentId: '总经理办公室',
    inCharge: '销售二部',
  },
  creditManager: {
    user: 'UGAO',
    name: '高信',
    roles: ['creditManager'],
    departmentId: '财务部',
  },
} as const

export type Who = keyof typeof staff | keyof typeof others

const userOf = (who: Who): string => ({ ...staff, ...others })[who].user

/** The company with the dossiers of 凤竹集团 and of a person, and documents of every level. */
export interface LendingHouse {
  store: TestStore
  kernel: Kernel
  person(who: Who): Promise<Person>
  account(who: Who): string
  /** Runs an activity as somebody, at a time. */
  run(
    who: Who,
    activity: string,
    args: unknown,
    more?: { at?: number; id?: string; place?: Place; inReadingRoom?: boolean },
  ): Promise<Answer>
  prove(who: Who, at: number): Promise<void>
  /** The latest request of a dossier. */
  request(customerId?: string): Promise<BorrowRequest>
  grant(documentId: string, who: Who): Promise<Grant | undefined>
  document(id: string): Promise<Document>
  entries(root: string): Promise<Entry[]>
  /** What the latest entry of a chain tells. */
  told(root?: string): Promise<Tell[]>
  /** Hands every entry not yet seen to the reactors. */
  react(): Promise<void>
  /** The reactors have seen everything, and the clock strikes. */
  strike(at: number): Promise<void>
  seed(root: string, ...records: ArchiveRecord[]): Promise<void>
  replace(before: ArchiveRecord, after: ArchiveRecord): Promise<void>
  close(): Promise<void>
}

export const FENGZHU = 'fengzhu'
export const LIN_DAMING = 'lindaming'

export const unclassified = `${FENGZHU}.licence`
export const secret = `${FENGZHU}.contract`
export const highlySecret = `${FENGZHU}.pricing`
export const topSecret = `${FENGZHU}.merger`
export const debts = `${FENGZHU}.debts`
export const written = `${FENGZHU}.written`
export const personal = `${LIN_DAMING}.checkup`

export async function lendingHouse(): Promise<LendingHouse> {
  const store = await startStore({ inMemory: true })
  const { client, table } = store
  const kernel = kernelOn(client, table, 'https://archive.example/room/')
  await foundCompanyIn(kernel)
  for (const { user, ...member } of Object.values(others)) {
    await must(
      runAs(kernel, staff.administrator.user, memberSave, {
        ...member,
        identity: `slack#${WORKSPACE}#${user}`,
        active: 'yes',
      }),
    )
  }
  let commands = 0
  let seeds = 0
  const seen = new Map<string, number>()

  const identity = (who: Who) => ({
    chat: 'slack' as const,
    workspace: WORKSPACE,
    user: userOf(who),
  })
  const entries = async (root: string): Promise<Entry[]> => {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :entry)',
        ExpressionAttributeValues: { ':pk': rootKey(root), ':entry': 'ENTRY#' },
      }),
    )
    return (answer.Items ?? []).map((row) => Entry.parse(row))
  }
  const write = async (
    root: string,
    changes: { before?: ArchiveRecord; after?: ArchiveRecord }[],
  ) => {
    const found = await kernel.store.open([])
    const numbers = changes.flatMap(({ before, after }) =>
      !before && after?.kind === 'document' && after.archiveNumber
        ? [{ what: 'archiveNumber' as const, value: after.archiveNumber, holder: after.id }]
        : [],
    )
    await kernel.store.commit({
      commandId: `seed:${seeds++}`,
      command: 'seed',
      at: MONDAY - 1000,
      by: 'house',
      scheduleNumber: 0,
      decision: {
        outcome: 'accepted',
        root,
        changes,
        claims: numbers,
        by: { authorityId: 'house.seed' },
        answer: { notice: 'done' },
      },
      head: await found.head(root),
    })
  }

  const house: LendingHouse = {
    store,
    kernel,
    person: async (who) => {
      const id = identityId(identity(who))
      const person = (await kernel.store.open([{ kind: 'identity', id }])).person(id)
      if (!person) throw new Error(`${who} is no member`)
      return person
    },
    account: (who) => identityId(identity(who)),
    run: (who, name, args, { at = MONDAY, id, place, inReadingRoom = false } = {}) =>
      execute(
        {
          id: id ?? `lending:${commands++}`,
          name,
          by: identity(who),
          at,
          inReadingRoom,
          args,
          ...(place ? { place } : {}),
        },
        activityNamed(name),
        kernel,
      ),
    prove: async (who, at) => {
      await must(house.run(who, 'identity.prove', {}, { at }))
    },
    request: async (customerId = FENGZHU) => {
      const found = await kernel.store.open([])
      const requests = await found.inDossier(customerId, 'request', 1000)
      // Asked for at one moment, they are told apart by their numbers.
      const latest = requests.sort((a, b) => (a.number < b.number ? 1 : -1))[0]
      if (!latest) throw new Error('nothing was asked for')
      return latest
    },
    grant: async (documentId, who) => {
      const { id } = await house.person(who)
      return (await kernel.store.open([])).get('grant', grantIdOf(documentId, id))
    },
    document: async (id) => {
      const found = await (await kernel.store.open([])).get('document', id)
      if (!found) throw new Error(`there is no document ${id}`)
      return found
    },
    entries,
    told: async (root = FENGZHU) => (await entries(root)).at(-1)?.tell ?? [],
    react: async () => {
      for (const root of ['company', FENGZHU, LIN_DAMING]) {
        for (const entry of (await entries(root)).slice(seen.get(root) ?? 0)) {
          await keepLending(client, table, entry)
          seen.set(root, entry.seq)
        }
      }
    },
    strike: async (at) => {
      await house.react()
      await tick(at, {
        kernel,
        shelf: dueShelf(client, table),
        activityNamed,
        failed: (_, error) => {
          throw error
        },
      })
      await house.react()
    },
    seed: (root, ...records) =>
      write(
        root,
        records.map((after) => ({ after })),
      ),
    replace: (before, after) =>
      write(before.kind === 'document' ? before.customerId : 'company', [{ before, after }]),
    close: () => store.close(),
  }

  const { id: ownerId } = await house.person('salesperson')
  const near = { ownerId, ownerName: '林晓雯', departmentId: '销售一部' }
  const fengzhu = customer(FENGZHU, 'KH00012', '凤竹集团', near)
  const person = {
    ...customer(LIN_DAMING, 'KH00013', '林大明', near),
    nature: 'individual' as const,
  }
  await house.seed(
    FENGZHU,
    fengzhu,
    newDossier(FENGZHU),
    document(unclassified, fengzhu, 'unclassified', '营业执照', 1),
    document(secret, fengzhu, 'secret', '年度购销合同', 2),
    document(highlySecret, fengzhu, 'highlySecret', '底价测算', 3),
    document(topSecret, fengzhu, 'topSecret', '并购意向书', 4),
    { ...document(debts, fengzhu, 'unclassified', '信用额度审批表', 5), part: 'debts' },
    document(written, fengzhu, 'unclassified', '市纪委查档函', 6),
  )
  await house.seed(
    LIN_DAMING,
    person,
    newDossier(LIN_DAMING),
    document(personal, person, 'unclassified', '年度体检表', 1),
  )
  return house
}

/** The answer of a refusal or an invalid field, in Chinese. */
export function whyNot(answer: Answer): string {
  if (answer.kind === 'refused') return refusalText(answer.refusal, 'zh')
  if (answer.kind === 'invalid')
    return Object.values(answer.issues)
      .map((issue) => refusalText(issue, 'zh'))
      .join('\n')
  return answer.kind
}

/** The code of a refusal, or of the first field that does not fit, or how else it was answered. */
export function codeOf(answer: Answer): string {
  if (answer.kind === 'refused') return answer.refusal.code
  if (answer.kind === 'invalid') return Object.values(answer.issues)[0]?.code ?? 'invalid'
  return answer.kind
}

const customer = (
  id: string,
  number: string,
  name: string,
  near: { ownerId: string; ownerName: string; departmentId: string },
): Customer => ({
  kind: 'customer',
  id,
  version: 1,
  number,
  name,
  aliases: [],
  nature: 'enterprise',
  stage: 'current',
  ...near,
  source: 'visit',
  updatedAt: MONDAY,
  updatedBy: near.ownerId,
  updatedByName: '林晓雯',
})

const document = (
  id: string,
  { id: customerId, name: customerName, number, ownerId, departmentId }: Customer,
  secrecy: SecrecyLevel,
  title: string,
  item: number,
): Document => ({
  kind: 'document',
  id,
  version: 1,
  customerId,
  customerName,
  ownerId,
  departmentId,
  state: 'filed',
  part: 'contracts',
  documentKind: 'contractText',
  secrecy,
  title,
  datedOn: '2026-11-02',
  attachment: { chat: 'slack', workspace: WORKSPACE, fileId: 'F1', name: `${title}.pdf`, size: 1 },
  archiveNumber: `${number}-2-2026-001-${String(item).padStart(4, '0')}`,
  sha256: `${id}的摘要`,
  pages: 3,
  mediaType: 'pdf',
  filedBy: ownerId,
  filedByName: '林晓雯',
  filedAt: MONDAY,
  waiting: [],
})
