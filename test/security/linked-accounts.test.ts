import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkAccounts } from '../../local/company/linking.ts'
import { openIdOf, tenant } from '../../local/company/people.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { execute } from '../../shared/commands/execute.ts'
import type { BorrowRequest } from '../../shared/records/borrow-request.ts'
import type { Document } from '../../shared/records/document.ts'
import { identityId } from '../../shared/records/person.ts'
import { cast, must, startTrial, type Trial } from './trial.ts'

const inLark = (user: string) => ({
  chat: 'lark' as const,
  workspace: tenant.key,
  user: openIdOf(user),
})

let trial: Trial
let document: Document
let loan: BorrowRequest
beforeAll(async () => {
  trial = await startTrial()
  document = await trial.file('secret', '2026年度购销合同')
  loan = await trial.lend(document)
  for (const user of [cast.owner, cast.deputy]) await linkAccounts(trial.house, user)
}, 120_000)
afterAll(() => trial?.close())

let offs = 0
/** Somebody takes their account in Slack off, from the one in Feishu. */
const takeOff = (user: string) => {
  const name = 'account.unlink'
  const command = {
    id: `off:${offs++}`,
    name,
    by: inLark(user),
    at: trial.house.now(),
    inReadingRoom: false,
    args: { account: identityId(trial.by(user)) },
  }
  return must(execute(command, activityNamed(name), trial.house.kernel))
}

const shownTo = (user: string, text: string) =>
  trial.house.workspace
    .state(user)
    .messages.filter((message) => JSON.stringify(message).includes(text))
    .map((message) => JSON.stringify(message))

describe('who sits in the reading room', () => {
  it('is known by the account that opened it: another of the same person is not the one that sits there', async () => {
    const reader = await trial.sitDown(loan)
    expect((await reader.page(1)).response.status).toBe(200)
    reader.forge('seat', (said) => ({ ...said, ...inLark(cast.owner) }))
    expect((await reader.page(1)).response.status).toBe(403)
    expect((await reader.go('/room/read/1')).response.status).toBe(403)
  })

  it('sees no page more once that account is taken off, whichever account the browser then shows', async () => {
    const reader = await trial.sitDown(loan)
    const link = await trial.link(loan)
    expect((await reader.page(1)).response.status).toBe(200)
    await takeOff(cast.owner)
    expect((await reader.page(1)).response.status).toBe(403)
    expect((await reader.go('/room/read/1')).text).not.toContain('购销合同')
    reader.forge('seat', (said) => ({ ...said, ...inLark(cast.owner) }))
    expect((await reader.page(1)).response.status).toBe(403)
    expect((await reader.giveBack()).response.status).toBe(403)
    // A link that was made for it before opens nothing to it either.
    const late = await trial.browser().signIn(cast.owner, `/room/open/${link}`)
    expect(late.response.status).toBe(403)
  })
})

describe('cards that an account was left with', () => {
  it('tell it nothing more once it is taken off, while others’ follow what happens', async () => {
    const asked = { documentId: document.id, purpose: '复核条款' }
    await must(trial.run(cast.archivist, 'loan.revoke', { requestId: loan.id, reason: '收回' }))
    await must(trial.run(cast.manager, 'borrow', asked))
    await trial.house.settled()
    const waiting = shownTo(cast.deputy, '复核条款')
    expect(waiting).toHaveLength(1)
    const [before] = shownTo(cast.generalManager, '复核条款')
    await takeOff(cast.deputy)
    await trial.prove(cast.generalManager)
    const look = await trial.house.kernel.store.open([])
    const requests = await look.inDossier(document.customerId, 'request', 50)
    const request = requests.find(({ purpose }) => purpose === '复核条款')
    const requestId = request?.id ?? ''
    await must(trial.run(cast.generalManager, 'request.approve', { requestId }))
    await trial.house.settled()
    expect(shownTo(cast.deputy, '复核条款')).toEqual(waiting)
    expect(shownTo(cast.generalManager, '复核条款')).not.toContain(before)
    expect(shownTo(cast.deputy, '不再是您的账号')).toHaveLength(1)
  })
})
