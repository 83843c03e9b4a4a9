import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../lambdas/aws/chain.ts'
import { documentClient } from '../../lambdas/aws/client.ts'
import { kernelOn } from '../../lambdas/aws/house.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { type Answer, execute, type Kernel } from '../../shared/commands/execute.ts'
import type { JournalLine } from '../../shared/domain/journal-line.ts'
import { hours } from '../../shared/terms/moment.ts'
import { audit } from '../../upkeep/audit.ts'
import { cast, grantOf, must, startTrial, type Trial } from './trial.ts'

let trial: Trial
/** A kernel whose next writing is kept waiting while something else happens. */
let kernel: Kernel
let meanwhile: (() => Promise<unknown>) | undefined
let close: () => void
beforeAll(async () => {
  trial = await startTrial()
  const { settings, table } = trial.house
  const client = documentClient({
    endpoint: settings.DYNAMODB_ENDPOINT ?? '',
    region: settings.AWS_REGION,
  })
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const happening = meanwhile
      if (happening && /^TransactWrite/.test(context.commandName ?? '')) {
        meanwhile = undefined
        await happening()
      }
      return next(args)
    },
    { step: 'initialize' },
  )
  kernel = kernelOn(client, table, settings.READING_ROOM_URL)
  close = () => client.destroy()
}, 120_000)
afterAll(async () => {
  close?.()
  await trial?.close()
})

let commands = 0

/** Runs a command; between its look and its writing, something happens. */
async function runWhile(
  happening: () => Promise<unknown>,
  user: string,
  name: string,
  args: object,
): Promise<Answer> {
  meanwhile = happening
  const command = { id: `between:${commands++}`, name, by: trial.by(user), args }
  const answer = await execute(
    { ...command, at: trial.house.now(), inReadingRoom: true },
    activityNamed(name),
    kernel,
  )
  expect(meanwhile, 'it happened').toBeUndefined()
  return answer
}

/** Somebody sits in front of page 1; what their browser asks the page with. */
async function seated(title: string) {
  const document = await trial.file('secret', title)
  const loan = await trial.lend(document)
  const reader = await trial.sitDown(loan)
  const cookie = reader.cookies.get('__Host-anjuan-seat') ?? ''
  const { secret, documentId, personId } = JSON.parse(Buffer.from(cookie, 'base64url').toString())
  return { loan, page: { sessionId: sha256(secret), documentId, personId, page: 1 } }
}

async function pagesRead(): Promise<number> {
  const look = await trial.house.kernel.store.open([])
  const lines = await look.journal(trial.customerId, 1, 1000)
  return lines.filter(({ answer }) => answer.notice === 'page.read').length
}

const member = (user: string, name: string, role: string, active: 'yes' | 'no') => ({
  identity: `slack#${trial.by(user).workspace}#${user}`,
  name,
  roles: [role],
  departmentId: '销售一部',
  active,
})

describe('between the look and the writing', () => {
  it('a revocation wins over the page that was asked for before it', async () => {
    const { loan, page } = await seated('购销合同')
    const before = await pagesRead()
    const reason = '来函'
    const answer = await runWhile(
      () => must(trial.run(cast.archivist, 'loan.revoke', { requestId: loan.id, reason })),
      cast.owner,
      'reading.page',
      page,
    )
    expect(answer).toMatchObject({ kind: 'refused', refusal: { because: 'ended' } })
    expect(await pagesRead()).toBe(before)
  })

  it('a suspension wins over the page, and the loss of an office over what was asked by it', async () => {
    const { page } = await seated('补充协议')
    const before = await pagesRead()
    const { administrator, owner, manager } = cast
    const owned = (active: 'yes' | 'no') => member(owner, '林晓雯', 'salesperson', active)
    const answer = await runWhile(
      () => must(trial.run(administrator, 'member.save', owned('no'))),
      owner,
      'reading.page',
      page,
    )
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'person.inactive' } })
    expect(await pagesRead()).toBe(before)
    await must(trial.run(administrator, 'member.save', owned('yes')))

    const paper = await trial.file('secret', '价格表')
    const demoted = await runWhile(
      () =>
        must(
          trial.run(administrator, 'member.save', member(manager, '陈志强', 'salesperson', 'yes')),
        ),
      manager,
      'borrow',
      { documentId: paper.id, reader: owned('yes').identity, purpose: '谈判' },
    )
    expect(demoted).toMatchObject({ kind: 'refused', refusal: { code: 'borrow.lacking' } })
    await must(
      trial.run(
        administrator,
        'member.save',
        member(manager, '陈志强', 'departmentManager', 'yes'),
      ),
    )
  })

  it('a return wins over a second link, and the first link over its twin', async () => {
    const { loan } = await seated('验收单')
    const answer = await runWhile(
      () => must(trial.run(cast.owner, 'loan.return', { requestId: loan.id })),
      cast.owner,
      'loan.read',
      { requestId: loan.id },
    )
    expect(answer).toMatchObject({ kind: 'refused', refusal: { because: 'ended' } })

    const again = await seated('发货单')
    const linkId = sha256(await trial.link(again.loan))
    const open = (session: string) => ({ linkId, sessionId: sha256(session) })
    const twin = await runWhile(
      () => must(trial.run(cast.owner, 'reading.open', open('first'))),
      cast.owner,
      'reading.open',
      open('second'),
    )
    expect(twin).toMatchObject({ kind: 'refused', refusal: { code: 'link.used' } })
    const look = await trial.house.kernel.store.open([])
    expect(await look.get('readingSession', sha256('second'))).toBeUndefined()
  })

  it('pages and revocations at once leave as many traces as pages, none of them after the end', async () => {
    const { loan, page } = await seated('报价单')
    const before = await pagesRead()
    const reason = '来函'
    const [revoked, ...pages] = await Promise.all([
      trial.run(cast.archivist, 'loan.revoke', { requestId: loan.id, reason }),
      ...Array.from({ length: 12 }, () => trial.run(cast.owner, 'reading.page', page)),
    ])
    expect(revoked?.kind).toBeOneOf(['done', 'busy'])
    const shown = pages.filter(({ kind }) => kind === 'done').length
    expect(await pagesRead()).toBe(before + shown)
    const look = await trial.house.kernel.store.open([])
    const lines = await look.journal(trial.customerId, 1, 1000)
    const last = (of: (line: JournalLine) => boolean) => lines.findLast(of)?.seq ?? 0
    const end = last(({ command }) => command === 'loan.revoke')
    const lastPage = last(({ command, answer }) => {
      return command === 'reading.page' && answer['requestNumber'] === loan.number
    })
    if (revoked?.kind === 'done') expect(lastPage).toBeLessThan(end)
  })

  it('time itself wins: a page written after the end of the loan is not written', async () => {
    const { loan, page } = await seated('对账单')
    const before = await pagesRead()
    const grant = await grantOf(trial, loan)
    const command = {
      id: 'between:late',
      name: 'reading.page',
      by: trial.by(cast.owner),
      args: page,
    }
    for (const at of [grant?.until ?? 0, (grant?.until ?? 0) + hours(1), (grant?.from ?? 0) - 1]) {
      const answer = await execute(
        { ...command, at, inReadingRoom: true },
        activityNamed('reading.page'),
        kernel,
      )
      expect(answer.kind).toBe('refused')
    }
    expect(await pagesRead()).toBe(before)
  })

  it('and the journal bears everything out', async () => {
    await trial.house.settled()
    const { client, table } = trial.house
    expect((await audit({ client, table })).breaks).toEqual([])
  })
})
