import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openIdOf, people } from '../../local/company/people.ts'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import { audit } from '../../upkeep/audit.ts'
import { command } from '../support/command.ts'
import { toldDirectory } from '../support/told-house.ts'
import { reportVisit } from '../support/trial.ts'

/** Everything that anybody can see in either chat: where it stands, and what it says now. */
function everythingSaid({ workspace, lark }: LocalHouse): string[] {
  const seen = people.flatMap(({ user }) => [
    ...workspace.state(user).messages.map(({ channel, ts, text }) => `${channel} ${ts} ${text}`),
    ...lark.state(openIdOf(user)).messages.map(({ id }) => id),
  ])
  return [...new Set(seen)].sort()
}

let backup: string
let directory: string
let house: LocalHouse | undefined
let before: string[]
let restored: Awaited<ReturnType<typeof command>>

// The store of a house that has told its story is lost, and comes back from its export; its chats know everything still.
beforeAll(async () => {
  backup = await mkdtemp(join(tmpdir(), 'anjuan-backup-'))
  directory = await toldDirectory()
  const first = await startHouse({ directory, answerWithin: 20_000 })
  await first.settled()
  before = everythingSaid(first)
  await first.close()
  const exported = await command('export', directory, ['--into', backup])
  expect(exported.said).toMatch(/: unbroken\n/)
  for (const end of ['', '-wal', '-shm'])
    await rm(join(directory, `store.db${end}`), { force: true })
  restored = await command('restore', directory, ['--from', backup, '--into', 'anjuan'])
}, 180_000)

afterAll(async () => {
  await house?.close()
  for (const each of [directory, backup]) await rm(each, { recursive: true, force: true })
})

describe('an archive restored from its export', () => {
  it('is unbroken, and has the journal that was exported', async () => {
    expect(restored).toMatchObject({ code: 0 })
    const [heads] = /heads [0-9a-f]{64}/.exec(restored.said) ?? []
    expect((await command('audit', directory, ['--since', backup])).said).toContain(heads)
  })

  it('tells nobody anything a second time, though everything of the last day is reacted to again', async () => {
    expect(Number(/(\d+) 行交给/.exec(restored.said)?.[1])).toBeGreaterThan(50)
    house = await startHouse({ directory, answerWithin: 20_000 })
    await house.settled()
    expect(everythingSaid(house)).toEqual(before)
  })

  it('can be worked on', async () => {
    if (!house) throw new Error('there is no house')
    const channel = 'D0LIN'
    const done = await reportVisit(
      house.workspace,
      'U0LIN',
      channel,
      'new:晋江新客',
      '恢复之后的第一次拜访',
    )
    expect(done).toEqual({ ok: true })
    await house.settled()
    expect(everythingSaid(house).length).toBeGreaterThan(before.length)
    expect((await audit(house)).breaks).toEqual([])
  })
})
