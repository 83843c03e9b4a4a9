import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonical, sha256 } from '../../lambdas/aws/chain.ts'
import type { BorrowRequest } from '../../shared/records/borrow-request.ts'
import type { Document } from '../../shared/records/document.ts'
import { cast, grantOf, must, startTrial, type Trial } from './trial.ts'

/** Who may know nothing of a highly secret document of another's customer. */
const strangers = [cast.outsider, cast.otherManager, cast.administrator]

let trial: Trial
/** Nobody but the owner's line may know of these two. */
let hidden: { document: Document; request: BorrowRequest }
let open: { document: Document; request: BorrowRequest }
let summaryBefore: string
beforeAll(async () => {
  trial = await startTrial()
  const secret = await trial.file('secret', '购销合同')
  open = { document: secret, request: await trial.lend(secret) }
  await trial.house.settled()
  summaryBefore = await trial.chat.command(cast.outsider, '/summary', '凤竹')
  const highlySecret = await trial.file('highlySecret', '底价测算表')
  hidden = { document: highlySecret, request: await trial.lend(highlySecret) }
  await trial.house.settled()
}, 120_000)
afterAll(() => trial?.close())

/** The same with every number that is drawn afresh left out. */
const still = (text: string) => text.replaceAll(/"(ts|id|block_id|action_ts)":"[^"]*"/g, '')

/** Every row that is no mere note of the reactors' work, by a digest of what it says. */
async function written(): Promise<string[]> {
  await trial.house.settled()
  const { client, table } = trial.house
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName: table, ConsistentRead: true }),
  )
  return Items.filter(({ pk }) => !/^(STREAM|EFFECT|INBOX|FAILURE|CARDS|CLOCK)/.test(String(pk)))
    .map((item) => `${item['pk']}|${item['sk']} ${sha256(canonical(item)).slice(0, 8)}`)
    .sort()
}

const guess = (id: string) => `${id.slice(0, -4)}zzzz`

describe('what somebody may not know of answers as what does not exist, byte for byte', () => {
  const forms = [
    'request.approve',
    'request.decline',
    'request.withdraw',
    'loan.takeUp',
    'loan.read',
    'loan.return',
    'loan.revoke',
    'loss.report',
    'sitting.open',
    'sitting.close',
  ]
  const typed = { reason: '误', what: 'leak', account: '误', minutes: '30', acknowledged: true }

  it.each(forms)('a request, in the form %s', async (form) => {
    for (const user of strangers) {
      const ask = (requestId: string) =>
        trial.chat.submit(user, form, { typed, hidden: { requestId } })
      const answer = await ask(hidden.request.id)
      expect(answer).toBe(await ask(guess(hidden.request.id)))
      expect(answer).toContain('查无此项')
    }
  })

  it.each([...forms, 'request.show'])('a request, under the button %s', async (button) => {
    for (const user of strangers) {
      const ask = async (requestId: string) =>
        still(await trial.chat.press(user, button, { requestId }))
      const answer = await ask(hidden.request.id)
      expect(answer).toBe(await ask(guess(hidden.request.id)))
      expect(answer).toContain('查无此项')
    }
  })

  it('a document to be borrowed, by its id or its archive number', async () => {
    const { id, archiveNumber = '' } = hidden.document
    for (const user of strangers) {
      const ask = (documentId: string) =>
        trial.chat.submit(user, 'borrow', { typed: { documentId, purpose: '看看' } })
      expect(await ask(id)).toBe(await ask(guess(id)))
      const unknown = archiveNumber.replace(/\d$/, (digit) => String((Number(digit) + 5) % 10))
      expect(await ask(archiveNumber)).toBe(await ask(unknown))
      expect(await ask(id)).toContain('查无此项')
    }
  })

  it('a document in the form that a command opens', async () => {
    const { archiveNumber = '' } = hidden.document
    for (const user of [cast.outsider, cast.otherManager]) {
      const ask = async (text: string) => {
        const act = {
          as: user,
          do: 'command',
          channel: 'C0ARCHIVE',
          command: '/borrow',
          text,
        } as const
        await trial.house.workspace.act(act)
        const { modals } = trial.house.workspace.state(user)
        const last = modals.at(-1)
        await trial.house.workspace.act({ as: user, do: 'close', view: last?.id ?? '' })
        // The number that was typed is said back, and says nothing.
        return JSON.stringify(last?.view).replaceAll(text, '…')
      }
      const answer = await ask(archiveNumber)
      expect(still(answer)).toBe(still(await ask('KH99999-2-2026-001-0001')))
      expect(answer).not.toContain('底价')
      expect(answer).toContain('purpose')
    }
  })

  it('a document whose past is asked for', async () => {
    const { archiveNumber = '' } = hidden.document
    for (const user of strangers) {
      const ask = (number: string) => trial.chat.command(user, '/replay', `${number} 2026-11-23`)
      expect(await ask(archiveNumber)).toBe(await ask('KH99999-2-2026-001-0001'))
    }
  })

  it('a name in a type-ahead field, whatever field is pretended', async () => {
    for (const lookup of [
      'document',
      'archiveNumber',
      'document:highlySecret',
      'constructor',
      '',
    ]) {
      for (const user of [...strangers, 'UNOBODY']) {
        for (const typed of ['底价', '底', 'djcsb', 'dijia', hidden.document.archiveNumber ?? '']) {
          const answer = await trial.chat.type(user, lookup, typed)
          expect(answer, `${user} ${lookup} ${typed}`).not.toMatch(/底价|测算/)
        }
      }
    }
    expect(await trial.chat.type(cast.owner, 'document', '底价')).toContain('底价测算表')
  })

  it('a count on a customer’s summary', async () => {
    expect(await trial.chat.command(cast.outsider, '/summary', '凤竹')).toBe(summaryBefore)
    expect(summaryBefore).toContain('购销合同')
    expect(await trial.chat.command(cast.director, '/summary', '凤竹')).toContain('底价测算表')
  })

  it('and a customer, to the administrator, who has no right to content', async () => {
    for (const button of [
      'customer',
      'summary',
      'customerEdit',
      'customerHistory',
      'customerPersonal',
    ]) {
      const answer = await trial.chat.press(cast.administrator, button, {
        customerId: trial.customerId,
      })
      expect(answer, button).not.toMatch(/凤竹|85670001/)
      expect(answer).toMatch(/查无此项|法无授权/)
    }
  })
})

describe('a forged button or form does nothing that its presser may not do', () => {
  it('to somebody else’s request or loan', async () => {
    const before = await written()
    const requestId = open.request.id
    for (const user of [cast.outsider, cast.otherManager, cast.administrator, cast.manager]) {
      for (const form of [
        'request.approve',
        'loan.takeUp',
        'loan.read',
        'loan.return',
        'sitting.open',
      ]) {
        const typed = { minutes: '30', acknowledged: true }
        const answer = await trial.chat.submit(user, form, { typed, hidden: { requestId } })
        expect(answer, `${user} ${form}`).toContain('"response_action":"errors"')
        await trial.chat.press(user, form, { requestId, grantId: '', ...{ user: cast.owner } })
      }
    }
    const reason = '误'
    for (const user of [cast.outsider, cast.owner, cast.administrator]) {
      await trial.chat.submit(user, 'loan.revoke', { typed: { reason }, hidden: { requestId } })
    }
    const grant = await grantOf(trial, open.request)
    await trial.chat.submit(cast.outsider, 'loan.return', { hidden: { grantId: grant?.id ?? '' } })
    expect(await written()).toEqual(before)
    expect(grant?.state).toBe('open')
  })

  it('nor to members, the schedule, powers of attorney, or another’s customer', async () => {
    const before = await written()
    const identity = `slack#${trial.by('').workspace}#${cast.outsider}`
    const member = { identity, name: '黄伟', departmentId: '销售一部', active: 'yes' }
    for (const user of [cast.outsider, cast.generalManager, 'UNOBODY']) {
      await trial.chat.submit(user, 'member.save', {
        typed: member,
        hidden: { roles: 'generalManager' },
      })
    }
    for (const user of [cast.outsider, cast.manager, cast.archivist]) {
      await trial.chat.submit(user, 'schedule.change', {
        typed: { basis: '无', inForceOn: '2026-11-23' },
        hidden: { authorityId: 'borrow.secret' },
      })
      await trial.chat.submit(user, 'attorney.issue', {
        typed: {
          delegate: identity,
          from: '2026-11-23',
          until: '2026-12-31',
          wording: '全权',
          ceiling: 'secret',
        },
      })
      await trial.chat.press(user, 'delegate', { new: 'yes' })
    }
    await trial.chat.submit(cast.outsider, 'customer.edit', {
      typed: { name: '改名', nature: 'enterprise', stage: 'current', source: 'visit' },
      hidden: { customerId: trial.customerId, seen: '1' },
    })
    await trial.chat.submit(cast.outsider, 'customer.personal', {
      typed: { source: 'visit' },
      hidden: { customerId: trial.customerId, seen: '0' },
    })
    expect(await written()).toEqual(before)
  })

  it('and reaches none of what only the house, its doors and its clock ask for', async () => {
    const before = await written()
    const { id: requestId, documentId } = open.request
    for (const user of [cast.owner, cast.generalManager, cast.administrator]) {
      for (const [form, args] of [
        ['identity.prove', {}],
        ['reading.open', { linkId: 'a', sessionId: 'b' }],
        ['reading.page', { sessionId: 'b', documentId, personId: 'p', page: '1' }],
        [
          'company.found',
          { name: '我的公司', administrator: 'slack#T#U', administratorName: '我' },
        ],
        ['document.catalogue', { documentId }],
        [
          'document.judge',
          { documentId, sha256: 'a'.repeat(64), objectVersion: 'null', verdict: 'clean' },
        ],
        ['account.claim', { account: 'lark#t#ou_x', codeHash: '0'.repeat(64) }],
        ['account.expose', { codeHash: '0'.repeat(64) }],
        ['schedule.enterIntoForce', { scheduleId: '1' }],
        ['clock.loanEnd', { requestId }],
        ['clock.takeUp', { requestId }],
        ['clock.decide', { requestId }],
        ['clock.verdict', { documentId }],
        ['constructor', {}],
        ['__proto__', {}],
      ] as const) {
        const answer = await trial.chat.submit(user, form, { hidden: args })
        expect(answer, form).toContain('查无此项')
        expect(await trial.chat.press(user, form, args), form).toContain('查无此项')
      }
    }
    expect(await written()).toEqual(before)
  })

  it('nor does anything carried unseen say who asks, or from where', async () => {
    const before = await written()
    const requestId = open.request.id
    const boss = await trial.personId(cast.generalManager)
    const claims = {
      requestId,
      by: cast.generalManager,
      actor: boss,
      personId: boss,
      user: cast.generalManager,
      inReadingRoom: 'true',
      at: '0',
    }
    const deep = JSON.stringify({
      hidden: { requestId },
      locale: 'zh',
      by: trial.by(cast.generalManager),
      user: { id: cast.generalManager },
      inReadingRoom: true,
    })
    const polluted = `{"hidden":{"requestId":${JSON.stringify(requestId)},"__proto__":"x","constructor":"x"},"locale":"zh","__proto__":{"by":"${cast.generalManager}","active":true}}`
    for (const form of ['request.approve', 'loan.return', 'loan.read']) {
      for (const forged of [{ hidden: claims }, { metadata: deep }, { metadata: polluted }]) {
        const answer = await trial.chat.submit(cast.outsider, form, forged)
        expect(answer).toContain('"response_action":"errors"')
      }
      await trial.chat.press(cast.outsider, form, claims)
    }
    expect(await written()).toEqual(before)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>)['by']).toBeUndefined()
  })

  it('nor breaks anything with what is no id, no JSON, or no end of it', async () => {
    const before = await written()
    const odd = ['', ' ', '.', '..', '#', '~', 'a~b', 'a.b.c', '../../etc', '%00', '\u0000', '档案']
    for (const requestId of [...odd, 'x'.repeat(5000), '{"S":"x"}', '$ne', '凤'.repeat(900)]) {
      const answer = await trial.chat.submit(cast.generalManager, 'request.approve', {
        hidden: { requestId },
      })
      expect(answer, requestId.slice(0, 20)).toContain('"response_action":"errors"')
      expect(answer).not.toContain('编号')
    }
    expect(await written()).toEqual(before)
  })

  it('and who is no member is told so, and no more', async () => {
    const requestId = hidden.request.id
    const answers = await Promise.all([
      trial.chat.submit('UNOBODY', 'request.approve', { hidden: { requestId } }),
      trial.chat.submit('UNOBODY', 'request.approve', { hidden: { requestId: guess(requestId) } }),
    ])
    expect(answers[0]).toBe(answers[1])
    expect(answers[0]).toContain('还没有登记为成员')
    await expect(must(trial.run('UNOBODY', 'borrow', {}))).rejects.toThrow()
  })
})
