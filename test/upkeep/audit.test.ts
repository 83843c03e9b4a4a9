import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kernelOn } from '../../lambdas/aws/house.ts'
import { visitReport } from '../../shared/commands/visiting.ts'
import { audit } from '../../upkeep/audit.ts'
import { foundCompanyIn, MONDAY, must, runAs, staff, WORKSPACE } from '../support/company.ts'
import { startStore, type TestStore } from '../support/store.ts'

describe('the audit', () => {
  let store: TestStore

  beforeAll(async () => {
    store = await startStore()
    await foundCompanyIn(kernelOn(store.client, store.table, 'http://localhost:1/'))
  })
  afterAll(() => store.close())

  const row = async (pk: string, sk: string) => {
    const answer = await store.client.send(
      new QueryCommand({
        TableName: store.table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      }),
    )
    const found = answer.Items?.[0]
    if (!found) throw new Error(`nothing stands at ${pk} ${sk}`)
    return found
  }
  const put = (item: Record<string, unknown>) =>
    store.client.send(new PutCommand({ TableName: store.table, Item: item }))

  it('finds every chain unbroken after honest work', async () => {
    expect(await audit(store)).toMatchObject({ chains: 1, breaks: [] })
  })

  it('follows a record through all the chains that change it, in whichever order they are walked', async () => {
    const kernel = kernelOn(store.client, store.table, 'http://localhost:1/')
    // Each first visit counts the company's dossiers; the later one stands in the chain that is walked first.
    for (const [at, name] of [
      [MONDAY, '后走的链'],
      [MONDAY - 60_000, '先走的链'],
    ] as const) {
      const first = { visitedOn: '2026-11-23', urgency: 'daily', learned: '首次拜访' }
      const args = { ...first, customerId: `new:${name}`, notDuplicate: true }
      await must(runAs(kernel, staff.salesperson.user, visitReport, args, { at }))
    }
    expect(await audit(store)).toMatchObject({ chains: 3, breaks: [] })
  })

  it('names the very entry that was altered behind its back', async () => {
    const entry = await row('COMPANY', 'ENTRY#000000000003')
    await put({ ...entry, by: 'somebody else' })
    expect((await audit(store)).breaks[0]).toEqual({
      root: 'company',
      broken: 'entry',
      seq: 3,
      because: 'altered',
    })
    await put(entry)
  })

  it('names a record that differs from what its journal says of it', async () => {
    const entry = await row('COMPANY', 'ENTRY#000000000002')
    const image = entry['images'][0]
    const person = await row(image.pk, image.sk)
    await put({ ...person, roles: ['generalManager', 'administrator'] })
    expect((await audit(store)).breaks).toEqual([
      { root: 'company', broken: 'record', pk: image.pk, sk: image.sk, because: 'altered' },
    ])
    await put(person)
  })

  it('names a copy that was altered, though the record it copies stands as it was', async () => {
    const account = await row(`IDENTITY#slack#${WORKSPACE}#${staff.salesperson.user}`, 'IDENTITY')
    await put({ ...account, roles: ['generalManager'] })
    expect((await audit(store)).breaks).toEqual([
      { root: 'company', broken: 'record', pk: account['pk'], sk: 'IDENTITY', because: 'altered' },
    ])
    await put(account)
  })

  it('names a person put behind a role or a chat account without any entry', async () => {
    const account = await row(`IDENTITY#slack#${WORKSPACE}#${staff.salesperson.user}`, 'IDENTITY')
    const forged = [
      { pk: 'ROLE#generalManager', sk: `PERSON#${account['id']}` },
      { pk: `IDENTITY#slack#${WORKSPACE}#UINTRUDER`, sk: 'IDENTITY' },
    ]
    for (const key of forged) await put({ ...account, ...key })
    const { breaks } = await audit(store)
    expect(breaks).toHaveLength(2)
    expect(breaks).toMatchObject(forged.map(() => ({ broken: 'record', because: 'unjournaled' })))
    for (const Key of forged) {
      await store.client.send(new DeleteCommand({ TableName: store.table, Key }))
    }
  })

  it('names a record that was put in without any entry', async () => {
    const entry = await row('COMPANY', 'ENTRY#000000000002')
    const person = await row(entry['images'][0].pk, 'PERSON')
    await put({ ...person, pk: 'PERSON#intruder', id: 'intruder' })
    expect((await audit(store)).breaks).toMatchObject([
      { broken: 'record', pk: 'PERSON#intruder', because: 'unjournaled' },
    ])
  })
})
