import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kernelOn } from '../../lambdas/aws/house.ts'
import { team } from '../../local/company/people.ts'
import { activities, activityNamed, entrances } from '../../shared/commands/catalogue.ts'
import { execute, type Kernel } from '../../shared/commands/execute.ts'
import { companyFound } from '../../shared/commands/members.ts'
import { submit } from '../../shared/commands/turn.ts'
import { emptyShelves } from '../bot/slack/stage.ts'
import { MONDAY, runAsHouse } from '../support/company.ts'
import { startStore, type TestStore } from '../support/store.ts'
import { cast, must, startTrial, type Trial } from './trial.ts'

const by = (user: string) => ({ chat: 'slack' as const, workspace: team.id, user })

describe('a house that is not founded yet', () => {
  let store: TestStore
  let kernel: Kernel
  beforeAll(async () => {
    store = await startStore({ inMemory: true })
    kernel = kernelOn(store.client, store.table, 'http://localhost/room/')
  })
  afterAll(() => store?.close())

  const founding = {
    name: '我的公司',
    administrator: `slack#${team.id}#UFIRST`,
    administratorName: '先来者',
  }

  it('has no member, whoever writes first, and whatever they write', async () => {
    const house = { kernel, shelves: emptyShelves, activities, entrances }
    for (const name of ['company.found', 'member.save', 'customer.create', 'schedule.change']) {
      const command = {
        id: `first:${name}`,
        name,
        by: by('UFIRST'),
        at: MONDAY,
        inReadingRoom: false,
      }
      const args = { ...founding, ...memberOf('UFIRST', '先来者', ['administrator']) }
      const outcome = await submit({ ...command, args }, house, 'zh')
      expect(outcome.outcome, name).not.toBe('done')
      const answer = await execute({ ...command, args }, activityNamed(name), kernel)
      expect(answer.kind, name).not.toBe('done')
    }
    const id = `slack#${team.id}#UFIRST`
    expect((await kernel.store.open([{ kind: 'identity', id }])).person(id)).toBeUndefined()
  })

  it('is founded once, by who deploys, and by nobody afterwards', async () => {
    const both = await Promise.all([
      runAsHouse(kernel, companyFound, { ...founding, administrator: `slack#${team.id}#UA` }),
      runAsHouse(kernel, companyFound, { ...founding, administrator: `slack#${team.id}#UB` }),
    ])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
    const look = await kernel.store.open([])
    expect(await look.peopleIn('administrator')).toHaveLength(1)
  })
})

describe('an administrator', () => {
  let trial: Trial
  beforeAll(async () => {
    trial = await startTrial()
  }, 120_000)
  afterAll(() => trial?.close())

  it('does not raise themselves', async () => {
    const { administrator } = cast
    const raised = memberOf(administrator, '钱程', ['administrator', 'generalManager'])
    expect(await trial.run(administrator, 'member.save', raised)).toMatchObject({
      refusal: { code: 'members.self' },
    })
    const id = `slack#${team.id}#${administrator}`
    const found = await trial.house.kernel.store.open([{ kind: 'identity', id }])
    expect(found.person(id)?.roles).toEqual(['administrator'])
  })

  it('hangs no second chat account on anybody’s record: a namesake is another person, and the general manager is told', async () => {
    const general = await trial.personId(cast.generalManager)
    const sockPuppet = memberOf('U0QIAN2', '王建业', ['generalManager'])
    await must(trial.run(cast.administrator, 'member.save', sockPuppet))
    const puppet = await trial.personId('U0QIAN2')
    expect(puppet).not.toBe(general)
    const look = await trial.house.kernel.store.open([])
    expect((await look.get('person', general))?.identities).toEqual([by(cast.generalManager)])
    await trial.house.settled()
    const { messages } = trial.house.workspace.state(cast.generalManager)
    expect(JSON.stringify(messages)).toContain('钱程')
    // Taken back, as the general manager would have it.
    const out = { ...sockPuppet, active: 'no' }
    await must(trial.run(cast.administrator, 'member.save', out))
  })

  it('takes in no account that is none', async () => {
    for (const identity of [
      '',
      'slack',
      `slack#${team.id}`,
      `slack#${team.id}#`,
      `slack#${team.id}#U1#U2`,
      `slack#${team.id}#${'U'.repeat(5000)}`,
      `slack#${team.id}#U1\n`,
      `lark##ou_1`,
      `house#house#house`,
      `slack#${team.id}#<@U0WANG>`,
    ]) {
      const odd = { ...memberOf('x', '某人', ['salesperson']), identity }
      expect((await trial.run(cast.administrator, 'member.save', odd)).kind).toBe('invalid')
    }
  })

  it('has no right to content by that role', async () => {
    const document = await trial.file('secret', '购销合同')
    const day = '2026-11-20'
    const { administrator } = cast
    const report = { customerId: trial.customerId, visitedOn: day, urgency: 'daily', learned: '无' }
    expect((await trial.run(administrator, 'visit.report', report)).kind).toBe('refused')
    const asked = { documentId: document.id, purpose: '查' }
    expect((await trial.run(administrator, 'borrow', asked)).kind).toBe('invalid')
    expect(await trial.chat.type(administrator, 'document', '购销')).not.toContain('购销')
    expect(await trial.chat.type(administrator, 'customer', '凤竹')).not.toContain('凤竹')
    for (const command of ['/summary', '/customer', '/register', '/replay', '/delegate']) {
      const answer = await trial.chat.command(administrator, command, '凤竹')
      expect(answer, command).not.toMatch(/85670001|购销合同/)
    }
  })

  it('cannot leave the house without one, even when two remove each other at the same moment', async () => {
    const other = memberOf(cast.outsider, '黄伟', ['administrator'])
    await must(trial.run(cast.administrator, 'member.save', other))
    const self = memberOf(cast.administrator, '钱程', ['administrator'])
    const answers = await Promise.all([
      trial.run(cast.administrator, 'member.save', { ...other, active: 'no' }),
      trial.run(cast.outsider, 'member.save', { ...self, active: 'no' }),
    ])
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
    const look = await trial.house.kernel.store.open([])
    const left = await look.peopleIn('administrator')
    expect(left.filter(({ active }) => active)).toHaveLength(1)
    // Whoever is left restores the other.
    const [standing] = left
    const user = standing?.identities[0]?.user ?? ''
    await must(trial.run(user, 'member.save', user === cast.administrator ? other : self))
  })
})

describe('who is suspended', () => {
  let trial: Trial
  beforeAll(async () => {
    trial = await startTrial()
  }, 120_000)
  afterAll(() => trial?.close())

  const manager = memberOf(cast.manager, '陈志强', ['departmentManager'])

  it('loses everything at the next click, in every way of asking', async () => {
    const { chat } = trial
    await trial.file('secret', '购销合同')
    await trial.house.settled()
    // Remembered by a warm function as one who may know.
    expect(await chat.type(cast.manager, 'document', '购销')).toContain('购销合同')
    expect(await chat.type(cast.manager, 'customer', '凤竹')).toContain('凤竹')
    expect(await chat.command(cast.manager, '/summary', '凤竹')).toContain('凤竹')
    await must(trial.run(cast.administrator, 'member.save', { ...manager, active: 'no' }))

    expect(await chat.type(cast.manager, 'document', '购销')).not.toContain('购销')
    expect(await chat.type(cast.manager, 'customer', '凤竹')).not.toContain('凤竹')
    for (const { command } of entrances) {
      if (!command) continue
      const answer = await chat.command(cast.manager, command.name, '凤竹')
      expect(answer, command.name).toContain('已停用')
    }
    for (const { name } of activities) {
      const { customerId } = trial
      const answer = await chat.submit(cast.manager, name, { hidden: { customerId } })
      expect(answer, name).toContain('"response_action":"errors"')
    }
    for (const { name } of entrances) {
      const answer = await chat.press(cast.manager, name, { customerId: trial.customerId })
      expect(answer, name).toContain('已停用')
    }
    const proving = await trial.browser().signIn(cast.manager, '/room/prove')
    expect(proving.response.status).toBe(403)
    await must(trial.run(cast.administrator, 'member.save', { ...manager, active: 'yes' }))
  })

  it('is given the answer of an earlier command no more, though it is theirs', async () => {
    const id = 'members:answered-before'
    const card = { name: '石狮海纳服饰', nature: 'enterprise', stage: 'current', source: 'visit' }
    await must(trial.run(cast.manager, 'customer.create', card, id))
    const again = await must(trial.run(cast.manager, 'customer.create', card, id))
    expect(again.repeated).toBe(true)
    await must(trial.run(cast.administrator, 'member.save', { ...manager, active: 'no' }))
    expect(await trial.run(cast.manager, 'customer.create', card, id)).toMatchObject({
      refusal: { code: 'person.inactive' },
    })
    await must(trial.run(cast.administrator, 'member.save', { ...manager, active: 'yes' }))
  })
})

function memberOf(user: string, name: string, roles: string[]) {
  const identity = `slack#${team.id}#${user}`
  return { identity, name, roles, departmentId: '销售一部', active: 'yes' }
}
