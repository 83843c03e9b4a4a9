import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tableDrafts } from '../../../lambdas/aws/drafts.ts'
import { kernelOn } from '../../../lambdas/aws/house.ts'
import { reactOnce } from '../../../lambdas/aws/reacting/reactor.ts'
import { shelvesReactor } from '../../../lambdas/aws/shelves/reactor.ts'
import { Draft } from '../../../shared/commands/drafts.ts'
import { audit } from '../../../upkeep/audit.ts'
import { foundCompanyIn, MONDAY } from '../../support/company.ts'
import { startStore, type TestStore } from '../../support/store.ts'

let store: TestStore
let now = MONDAY
const drafts = () => tableDrafts(store.client, store.table, () => now)

const draft = Draft.parse({
  id: '0123456789abcdef'.repeat(2),
  by: { chat: 'lark', workspace: 'tenant', user: 'ou_xu' },
  form: 'visit.report',
  locale: 'zh',
  initial: { customerId: { value: 'kh1', text: '凤竹' }, roles: ['archivist'], learned: '一' },
  hidden: { requestId: 'r1' },
  found: { customerId: [{ value: 'kh1', text: '凤竹' }] },
  queried: { customerId: '凤' },
})

beforeAll(async () => {
  store = await startStore({ inMemory: true })
  await foundCompanyIn(kernelOn(store.client, store.table, 'http://127.0.0.1/read/'))
})
afterAll(() => store.close())

describe('an open form', () => {
  test('is found as it was kept, and what is kept later stands in its place', async () => {
    await drafts().keep(draft)
    expect(await drafts().find(draft.id)).toEqual(draft)
    const later = { ...draft, queried: { customerId: '凤竹' } }
    await drafts().keep(later)
    expect(await drafts().find(draft.id)).toEqual(later)
  })

  test('lapses on the fourteenth day, be its row tidied up or not', async () => {
    await drafts().keep(draft)
    now = MONDAY + 14 * 86_400_000 - 1000
    expect(await drafts().find(draft.id)).toEqual(draft)
    now = MONDAY + 14 * 86_400_000
    expect(await drafts().find(draft.id)).toBeUndefined()
    const Key = { pk: `DRAFT#${draft.id}`, sk: 'DRAFT' }
    const { Item } = await store.client.send(new GetCommand({ TableName: store.table, Key }))
    expect(Item?.['expires']).toBe(MONDAY / 1000 + 14 * 86_400)
    now = MONDAY
  })

  test('that was never opened is none, whatever its id looks like', async () => {
    for (const id of ['f'.repeat(32), '', 'DRAFT', draft.id.toUpperCase(), 'a'.repeat(3000)]) {
      expect(await drafts().find(id)).toBeUndefined()
    }
  })

  test('is no record: the audit finds every chain unbroken, and no reactor takes it up', async () => {
    await drafts().keep(draft)
    expect(await audit(store)).toMatchObject({ breaks: [] })
    const { Items = [] } = await store.client.send(
      new ScanCommand({ TableName: store.table, Limit: 1000 }),
    )
    const row = Items.find(({ pk }) => pk === `DRAFT#${draft.id}`)
    const reactor = {
      ...shelvesReactor(store.client, store.table),
      inbox: async () => {
        throw new Error('taken for something that a chat told us')
      },
    }
    const outcome = await reactOnce(reactor, row ?? {}, {
      client: store.client,
      table: store.table,
      now: () => now,
      log: () => {},
    })
    expect(row).toBeDefined()
    expect(outcome).toBe('done')
  })
})
