import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activities, entrances } from '../../shared/commands/catalogue.ts'
import type { Intent } from '../../shared/commands/entrance.ts'
import { execute } from '../../shared/commands/execute.ts'
import { identityProve } from '../../shared/commands/lending/proving.ts'
import { accountClaim, accountConfirm, accountExpose } from '../../shared/commands/linking.ts'
import { type Turn, turnOf } from '../../shared/commands/turn.ts'
import type { Notice } from '../../shared/domain/notices.ts'
import { type ChatIdentity, identityId } from '../../shared/records/person.ts'
import { LINK_CODE_BITS, linkCodeIn } from '../../shared/terms/link-code.ts'
import { minutes } from '../../shared/terms/moment.ts'
import { audit } from '../../upkeep/audit.ts'
import { type Archive, startArchive } from '../support/archive.ts'
import { MONDAY, must, runAsHouse, staff, WORKSPACE } from '../support/company.ts'
import { entriesOf, rowsOf } from '../support/journal.ts'

const slack = (user: string): ChatIdentity => ({ chat: 'slack', workspace: WORKSPACE, user })
const lark = (user: string): ChatIdentity => ({ chat: 'lark', workspace: '2ed2', user })

const lin = slack(staff.salesperson.user)
const huang = slack(staff.otherSalesperson.user)
const linInLark = lark('ou_lin')
const stranger = lark('ou_nobody')

let archive: Archive
let acts = 0
beforeEach(async () => {
  archive = await startArchive()
})
afterEach(() => archive.close())

interface Said {
  at?: number
  id?: string
  text?: string
  args?: Record<string, string>
  overheard?: boolean
}

/** What somebody sees who goes through an entrance, as any chat would show it. */
function goes(by: ChatIdentity, name: string, said: Said = {}): Promise<Turn> {
  const { kernel, shelves } = archive
  const intent: Intent = {
    id: `act:${acts++}`,
    name,
    by,
    at: MONDAY,
    text: '',
    args: {},
    place: { chat: by.chat, workspace: by.workspace, channel: 'C1' },
    ...said,
  }
  return turnOf(intent, { kernel, shelves, activities, entrances })
}

const press = (by: ChatIdentity, name: string, args: Record<string, string>, at = MONDAY) =>
  goes(by, name, { args, at })

/** What stands on a card. */
const words = (turn: Turn): string => (turn.turn === 'card' ? JSON.stringify(turn.card) : turn.turn)

/** The code that a person is given. */
async function codeOf(by: ChatIdentity, at = MONDAY): Promise<string> {
  const turn = await press(by, 'account.code', {}, at)
  const code = turn.turn === 'card' ? linkCodeIn(turn.card.title) : undefined
  if (!code) throw new Error(`no code was given: ${words(turn)}`)
  return code
}

/** What the last entry of the company's chain tells, and to whom. */
async function told(): Promise<{ to: object[]; notice: Notice; live?: string }[]> {
  const entries = await entriesOf(archive.store)
  return entries.filter(({ root }) => root === 'company').at(-1)?.tell ?? []
}

/** What the buttons carry of the card by which the person is asked. */
async function asked(): Promise<{ linkingId: string; account: string }> {
  const [tell] = await told()
  if (tell?.notice.notice !== 'account.toConfirm') throw new Error('nobody was asked')
  const { id, account } = tell.notice.linking
  return { linkingId: id, account: account ? identityId(account) : '' }
}

/** An account that is nobody's sends a person's code, and the person is asked. */
async function claimed(by: ChatIdentity, account: ChatIdentity, at = MONDAY) {
  await goes(account, 'link', { text: await codeOf(by, at), at })
  return asked()
}

/** A person with an account in both chats. */
async function linked(by: ChatIdentity, account: ChatIdentity) {
  const turn = await press(by, 'account.confirm', await claimed(by, account))
  expect(words(turn)).toContain('账号已关联')
}

async function personAt(account: ChatIdentity) {
  const id = identityId(account)
  return (await archive.kernel.store.open([{ kind: 'identity', id }])).person(id)
}

const companyEntries = async () =>
  (await entriesOf(archive.store)).filter(({ root }) => root === 'company').length

const suspend = (user: keyof typeof staff, active = 'no') => {
  const { manager: _, ...member } = { manager: '', ...staff[user] }
  const identity = identityId(slack(member.user))
  const args = { ...member, identity, active }
  return must(archive.fill(staff.administrator.user, 'member.save', args))
}

/** Somebody is taken in by the administrator. */
const takeIn = (by: ChatIdentity, name: string) => {
  const facts = { roles: ['salesperson'], departmentId: '销售二部', active: 'yes' }
  const args = { ...facts, name, identity: identityId(by) }
  return must(archive.fill(staff.administrator.user, 'member.save', args))
}

describe('a second account', () => {
  it('is asked for where one is known: the accounts there are, and a button to a code', async () => {
    const turn = await goes(lin, 'link')
    expect(turn).toMatchObject({
      card: {
        title: '我的聊天账号',
        facts: [['Slack', 'slack#T0TRIAL001#ULIN']],
        buttons: [{ text: '关联另一个账号', intent: 'account.code' }],
      },
    })
  })

  it('is the same person as the first, in everything, once that person has said so', async () => {
    const code = await codeOf(lin)
    const claiming = await goes(linInLark, 'link', { text: code })
    expect(words(claiming)).toContain('等待确认 · To be confirmed')
    expect(await personAt(linInLark)).toBeUndefined()
    const confirming = await press(lin, 'account.confirm', await asked())
    expect(confirming).toMatchObject({
      card: {
        title: '账号已关联',
        facts: [
          ['Slack', 'slack#T0TRIAL001#ULIN'],
          ['飞书', 'lark#2ed2#ou_lin'],
        ],
      },
    })
    const [before, after] = [await personAt(lin), await personAt(linInLark)]
    expect(after).toEqual(before)
    const first = { visitedOn: '2026-11-23', urgency: 'daily', learned: '首次拜访' }
    const args = { ...first, customerId: 'new:凤竹纺织', notDuplicate: true }
    const { kernel } = archive
    const visit = activities.find(({ name }) => name === 'visit.report')
    if (!visit) throw new Error('no visits here')
    const command = { id: 'v', name: visit.name, at: MONDAY, inReadingRoom: false, args }
    await must(execute({ ...command, by: linInLark }, visit, kernel))
    const entries = await entriesOf(archive.store)
    expect(entries.find(({ commandId }) => commandId === 'v')?.by).toBe(before?.id)
    expect((await audit(archive.store)).breaks).toEqual([])
  })

  it('is told to its person at every account, and the card that asks follows what comes of it', async () => {
    const { linkingId } = await claimed(lin, linInLark)
    const { id } = (await personAt(lin)) ?? {}
    const [asking] = await told()
    expect(asking).toMatchObject({ to: [{ person: id }], live: linkingId })
    await press(lin, 'account.confirm', await asked())
    expect(await told()).toMatchObject([
      { to: [{ person: id }], notice: { notice: 'account.linked', account: linInLark } },
    ])
    const entry = (await entriesOf(archive.store)).find(
      ({ command }) => command === 'account.confirm',
    )
    const linking = entry?.images.find(({ after }) => after?.id === linkingId)?.after
    expect(linking).toMatchObject({ kind: 'linking', state: 'linked', account: linInLark })
  })

  it('is refused by its person with one press; the administrators are told, and it stays nobody’s', async () => {
    const args = await claimed(lin, stranger)
    const turn = await press(lin, 'account.disown', args)
    expect(words(turn)).toContain('林晓雯不认识下面的账号')
    const { id } = (await personAt(lin)) ?? {}
    expect(await told()).toMatchObject([
      {
        to: [{ person: id }, { role: 'administrator' }],
        notice: { notice: 'account.disowned', account: stranger, personName: '林晓雯' },
      },
    ])
    expect(words(await press(lin, 'account.confirm', args))).toContain('这次关联已被拒绝')
    expect(await personAt(stranger)).toBeUndefined()
  })

  it('keeps both accounts when the member is saved by either', async () => {
    await linked(lin, linInLark)
    const { user: _, manager: __, ...facts } = staff.salesperson
    for (const identity of [lin, linInLark].map(identityId)) {
      const args = { ...facts, departmentId: '销售二部', active: 'yes', identity }
      await must(archive.fill(staff.administrator.user, 'member.save', args))
    }
    const people = (await archive.shelves.staff()).filter(({ name }) => name === '林晓雯')
    expect(people).toMatchObject([{ departmentId: '销售二部', identities: [lin, linInLark] }])
    expect((await audit(archive.store)).breaks).toEqual([])
  })

  it('is one for each chat: who has one in each is given no code', async () => {
    await linked(lin, linInLark)
    for (const by of [lin, linInLark]) {
      expect(words(await press(by, 'account.code', {}))).toContain('每个聊天都已有账号')
    }
  })
})

describe('a code', () => {
  it('holds more than fifty bits, and is read however it is typed', async () => {
    expect(LINK_CODE_BITS).toBeGreaterThanOrEqual(50)
    const codes = new Set<string>()
    for (let at = 0; at < 40; at++) codes.add(await codeOf(lin))
    expect(codes.size).toBe(40)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    // Twelve letters forty times: none of the thirty-two is left out but once in millions.
    expect(new Set([...codes].join('')).size).toBe(32)
    const full = (text: string) =>
      text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    for (const typed of [
      'k7qf 2m90 vr41',
      'K7QF-2M9O-VRAI',
      ' k7qf—2m9o—vr4l ',
      full('k7qf-2m90-vr41'),
    ])
      expect(linkCodeIn(typed.replace('A', '4')), typed).toBe('K7QF2M90VR41')
    for (const typed of [
      '',
      'K7QF-2M90-VR4',
      'K7QF-2M90-VR411',
      '凤竹纺织科技股份有限公司',
      'x'.repeat(5000),
    ])
      expect(linkCodeIn(typed), typed.slice(0, 20)).toBeUndefined()
  })

  it('is said once, to who asked for it, and is written nowhere', async () => {
    const shown: string[] = []
    for (const { id } of [{ id: 'once' }, { id: 'once' }]) {
      shown.push(words(await goes(lin, 'account.code', { id })))
    }
    const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(shown[0] ?? '') ?? []
    expect(linkCodeIn(code)).toBeDefined()
    expect(shown[1]).not.toContain(code)
    expect(shown[1]).toContain('只显示一次')
    await goes(linInLark, 'link', { text: code })
    await press(lin, 'account.confirm', await asked())
    const written = JSON.stringify(await rowsOf(archive.store))
    expect(written).toContain('account.claim')
    for (const form of [code, linkCodeIn(code) ?? '']) expect(written).not.toContain(form)
  })

  it('is good for ten minutes to the second, and for one account', async () => {
    const [early, late] = [await codeOf(lin), await codeOf(huang)]
    const last = MONDAY + minutes(10) - 1
    expect(words(await goes(linInLark, 'link', { text: early, at: last }))).toContain('等待确认')
    const over = await goes(stranger, 'link', { text: late, at: MONDAY + minutes(10) })
    expect(over).toMatchObject({ isRefusal: true })
  })

  it('is void as soon as its person asks for another', async () => {
    const [old, fresh] = [await codeOf(lin), await codeOf(lin)]
    expect(await goes(stranger, 'link', { text: old })).toMatchObject({ isRefusal: true })
    // Of the old one nothing is left to be found by.
    const claims = (await rowsOf(archive.store)).filter(({ pk }) => pk.includes('linkCode'))
    expect(claims).toHaveLength(1)
    expect(words(await goes(linInLark, 'link', { text: fresh }))).toContain('等待确认')
  })

  it('that is wrong, stale, used, replaced, for the same chat, or a suspended member’s is answered as no code at all', async () => {
    const at = MONDAY + minutes(5)
    const stale = await codeOf(slack(staff.director.user), at - minutes(10))
    const replaced = await codeOf(slack(staff.archivist.user))
    await codeOf(slack(staff.archivist.user))
    const suspended = await codeOf(slack(staff.manager.user))
    await suspend('manager')
    const used = await codeOf(huang)
    await goes(lark('ou_huang'), 'link', { text: used })
    const good = await codeOf(lin)
    const other = slack('UNOBODY')
    const tries: [string, ChatIdentity, string][] = [
      ['wrong', stranger, '0000-0000-0000'],
      ['stale', stranger, stale],
      ['replaced', stranger, replaced],
      ['suspended', stranger, suspended],
      ['used', stranger, used],
      ['for an account in a chat where its person has one', other, good],
    ]
    const entries = await companyEntries()
    const costs = new Set<string>()
    for (const [what, by, text] of tries) {
      const ordinary = await goes(by, 'visit', { at })
      archive.meter.reset()
      const answer = await goes(by, 'link', { text, at })
      expect(JSON.stringify(answer), what).toBe(JSON.stringify(ordinary))
      const { calls, waves, units } = archive.meter
      costs.add(JSON.stringify({ calls, waves, units }))
    }
    expect([...costs]).toHaveLength(1)
    expect(await companyEntries()).toBe(entries)
    // And the good one is as good as before.
    expect(words(await goes(linInLark, 'link', { text: good, at }))).toContain('等待确认')
  })

  it('said where others read along is void, whoever said it; all that is said back is to do it alone', async () => {
    const answers: string[] = []
    for (const by of [stranger, lark('ou_other')]) {
      const code = await codeOf(lin)
      answers.push(words(await goes(by, 'link', { text: code, overheard: true })))
      expect(await told()).toMatchObject([{ notice: { notice: 'account.exposed' } }])
      expect(await goes(linInLark, 'link', { text: code })).toMatchObject({ isRefusal: true })
    }
    answers.push(words(await goes(stranger, 'link', { text: '0000-0000-0000', overheard: true })))
    expect(new Set(answers).size).toBe(1)
    const own = await codeOf(lin)
    const byMember = words(await goes(lin, 'link', { text: own, overheard: true }))
    expect(byMember).toBe(
      words(await goes(lin, 'link', { text: '0000-0000-0000', overheard: true })),
    )
    expect(byMember).toContain('一律作废')
    expect(byMember).not.toContain(own)
    expect(await goes(linInLark, 'link', { text: own })).toMatchObject({ isRefusal: true })
  })

  it('from an account that is a member’s already is refused plainly, and stays good', async () => {
    const code = await codeOf(lin)
    expect(words(await goes(huang, 'link', { text: code }))).toContain('已经是成员的账号')
    expect(words(await goes(lin, 'link', { text: code }))).toContain('已经是成员的账号')
    expect(words(await goes(linInLark, 'link', { text: code }))).toContain('等待确认')
  })

  it('opens no other way in to an account that nobody has, nor does the house act for who asks by another name', async () => {
    const code = await codeOf(lin)
    const entries = await companyEntries()
    const ordinary = await goes(stranger, 'visit')
    expect(words(ordinary)).toContain('您还没有登记为成员。请把您的姓名和部门告诉系统管理员。')
    for (const { name } of entrances) {
      if (name !== 'link')
        expect(await goes(stranger, name, { text: code }), name).toEqual(ordinary)
      expect(await goes(stranger, name, { args: { text: code } }), name).toEqual(ordinary)
    }
    const codeHash = archive.kernel.chance.hash(code)
    for (const activity of [accountClaim, accountExpose]) {
      const args = { account: identityId(stranger), codeHash }
      const command = { id: `x:${activity.name}`, name: activity.name, at: MONDAY, args }
      const answer = await execute(
        { ...command, by: huang, inReadingRoom: false },
        activity,
        archive.kernel,
      )
      expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'thing.unknown' } })
      expect(activities).not.toContain(activity)
    }
    expect(await companyEntries()).toBe(entries)
  })
})

describe('the word of the person', () => {
  it('is nobody else’s: to others, members or not, there is nothing to confirm or to refuse', async () => {
    const args = await claimed(lin, stranger)
    const none = { ...args, linkingId: 'nothing' }
    for (const name of ['account.confirm', 'account.disown']) {
      for (const by of [huang, slack(staff.administrator.user), stranger]) {
        expect(await press(by, name, args), name).toEqual(await press(by, name, none))
      }
    }
    expect(await personAt(stranger)).toBeUndefined()
    await press(lin, 'account.confirm', args)
    expect(await personAt(stranger)).toMatchObject({ name: '林晓雯' })
  })

  it('comes within ten minutes to the second; that it was not they may be said later', async () => {
    const args = await claimed(lin, linInLark)
    const over = MONDAY + minutes(10)
    expect(words(await press(lin, 'account.confirm', args, over))).toContain('已经过时')
    expect(await personAt(linInLark)).toBeUndefined()
    expect(words(await press(lin, 'account.disown', args, over))).toContain('不认识')
    const again = await claimed(lin, linInLark)
    expect(words(await press(lin, 'account.confirm', again, over - 1))).toContain('账号已关联')
  })

  it('is about the account that the card showed, whatever it shows by now', async () => {
    const first = await claimed(lin, stranger)
    const second = await claimed(lin, linInLark)
    expect(first.linkingId).toBe(second.linkingId)
    expect(words(await press(lin, 'account.confirm', first))).toContain('已经过时')
    expect(await personAt(stranger)).toBeUndefined()
    expect(words(await press(lin, 'account.confirm', second))).toContain('账号已关联')
  })

  it('of somebody suspended counts for nothing', async () => {
    const args = await claimed(slack(staff.manager.user), lark('ou_chen'))
    await suspend('manager')
    const chen = slack(staff.manager.user)
    for (const name of ['account.confirm', 'account.disown', 'account.code', 'link']) {
      expect(words(await press(chen, name, args)), name).toContain('已停用')
    }
    expect(await personAt(lark('ou_chen'))).toBeUndefined()
  })

  it('comes too late for an account that was taken in as somebody else meanwhile', async () => {
    const args = await claimed(lin, linInLark)
    await takeIn(linInLark, '许文')
    expect(words(await press(lin, 'account.confirm', args))).toContain('已经是别的成员的了')
    expect(await personAt(linInLark)).toMatchObject({ name: '许文' })
  })
})

describe('at the same moment', () => {
  it('two accounts that send one code are one that is asked about', async () => {
    const code = await codeOf(lin)
    const both = [linInLark, stranger]
    const turns = await Promise.all(both.map((by) => goes(by, 'link', { text: code })))
    expect(turns.filter((turn) => words(turn).includes('等待确认'))).toHaveLength(1)
    const winner = both.find((_, at) =>
      words(turns[at] ?? { turn: 'done', locale: 'zh' }).includes('等待确认'),
    )
    expect((await asked()).account).toBe(winner && identityId(winner))
  })

  it('two people who both take one account for theirs: it is one’s', async () => {
    const [first, second] = [await claimed(lin, stranger), await claimed(huang, stranger)]
    const turns = await Promise.all([
      press(lin, 'account.confirm', first),
      press(huang, 'account.confirm', second),
    ])
    expect(turns.map(words).filter((text) => text.includes('账号已关联'))).toHaveLength(1)
    expect(turns.map(words).filter((text) => text.includes('别的成员'))).toHaveLength(1)
    expect((await audit(archive.store)).breaks).toEqual([])
  })

  it('a confirmation pressed five times, one of them delivered again, is one', async () => {
    const args = await claimed(lin, linInLark)
    const before = await companyEntries()
    const ids = ['a', 'b', 'c', 'd', 'a']
    const turns = await Promise.all(
      ids.map((id) => goes(lin, 'account.confirm', { id: `press:${id}`, args })),
    )
    expect(await companyEntries()).toBe(before + 1)
    expect((await personAt(lin))?.identities).toMatchObject([lin, linInLark])
    for (const turn of turns) expect(words(turn)).toMatch(/账号已关联|这个账号已经关联/)
  })

  it('a confirmation that read the linking just before another was written, and the account after, knows it for its own', async () => {
    const args = await claimed(lin, linInLark)
    const { store } = archive.kernel
    let isFirst = true
    const open: typeof store.open = async (refs) => {
      const isLinking = ({ kind }: { kind: string }) => kind === 'linking'
      const early = await store.open(refs.filter(isLinking))
      if (isFirst) {
        isFirst = false
        await press(lin, 'account.confirm', args)
      }
      const late = await store.open(refs.filter((ref) => !isLinking(ref)))
      return { ...late, get: (kind, id) => (kind === 'linking' ? early : late).get(kind, id) }
    }
    const command = { id: 'torn', name: accountConfirm.name, by: lin, at: MONDAY, args }
    const kernel = { ...archive.kernel, store: { open, commit: store.commit } }
    expect(await execute({ ...command, inReadingRoom: false }, accountConfirm, kernel)).toEqual({
      kind: 'refused',
      refusal: { code: 'account.over', state: 'linked' },
    })
  })

  it('two codes asked for are one that is good', async () => {
    const codes = await Promise.all([codeOf(lin), codeOf(lin)])
    const turns = [
      await goes(linInLark, 'link', { text: codes[0] }),
      await goes(stranger, 'link', { text: codes[1] }),
    ]
    expect(turns.filter((turn) => words(turn).includes('等待确认'))).toHaveLength(1)
  })
})

describe('an account taken off', () => {
  it('is nobody’s from then on, is told so itself beside those that stay, and can be linked anew', async () => {
    await linked(lin, linInLark)
    const list = await goes(lin, 'link')
    expect(list).toMatchObject({
      card: {
        buttons: [
          { text: '取下Slack账号', confirm: '取下您正在用的这个账号？' },
          {
            text: '取下飞书账号',
            args: { account: 'lark#2ed2#ou_lin' },
            confirm: expect.any(String),
          },
        ],
      },
    })
    const { id } = (await personAt(lin)) ?? {}
    const turn = await press(lin, 'account.unlink', { account: identityId(linInLark) })
    expect(words(turn)).toContain('账号已取下')
    expect(await told()).toMatchObject([
      {
        to: [{ person: id }, { account: linInLark, locale: 'zh' }],
        notice: { account: linInLark },
      },
    ])
    expect(await goes(linInLark, 'link')).toMatchObject({ isRefusal: true })
    expect((await personAt(lin))?.identities).toEqual([lin])
    expect((await audit(archive.store)).breaks).toEqual([])
    await linked(huang, linInLark)
    expect(await personAt(linInLark)).toMatchObject({ name: '黄伟' })
    expect((await audit(archive.store)).breaks).toEqual([])
  })

  it('is never the last, nor another’s', async () => {
    expect(words(await press(lin, 'account.unlink', { account: identityId(lin) }))).toContain(
      '唯一',
    )
    const others = await press(lin, 'account.unlink', { account: identityId(huang) })
    expect(others).toEqual(await press(lin, 'account.unlink', { account: identityId(stranger) }))
    expect(words(others)).toContain('查无此项')
  })

  it('takes with it the sign-in just proven', async () => {
    await linked(lin, linInLark)
    const command = { id: 'p', name: identityProve.name, at: MONDAY, inReadingRoom: false }
    await must(execute({ ...command, by: linInLark, args: {} }, identityProve, archive.kernel))
    const { id = '' } = (await personAt(lin)) ?? {}
    const proof = async () => (await archive.kernel.store.open([])).get('proof', id)
    expect(await proof()).toMatchObject({ provenAt: MONDAY })
    await press(lin, 'account.unlink', { account: identityId(linInLark) })
    expect(await proof()).toBeUndefined()
    expect((await audit(archive.store)).breaks).toEqual([])
  })

  it('acts no more, not even with what it had begun', async () => {
    await linked(lin, linInLark)
    const { store } = archive.kernel
    const visit = activities.find(({ name }) => name === 'visit.report')
    if (!visit) throw new Error('no visits here')
    const facts = { visitedOn: '2026-11-23', urgency: 'daily', learned: '要 120 吨' }
    const command = {
      id: 'late',
      name: visit.name,
      by: linInLark,
      at: MONDAY,
      inReadingRoom: false,
      args: { ...facts, customerId: 'new:凤竹纺织', notDuplicate: true },
    }
    // Between its look and its writing the account is taken off.
    let isOff = false
    const kernel = {
      ...archive.kernel,
      store: {
        open: store.open,
        commit: async (writing: Parameters<typeof store.commit>[0]) => {
          if (!isOff) {
            isOff = true
            await press(lin, 'account.unlink', { account: identityId(linInLark) })
          }
          return store.commit(writing)
        },
      },
    }
    expect(await execute(command, visit, kernel)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'person.unknown' },
    })
    const commands = (await entriesOf(archive.store)).map((entry) => entry.command)
    expect(commands).not.toContain('visit.report')
  })
})

describe('what linking asks of the store', () => {
  it('is one read for the list, and a few round trips for each step', async () => {
    const { meter } = archive
    const waves = async (act: () => Promise<unknown>) => {
      meter.reset()
      await act()
      return meter.waves
    }
    expect(await waves(() => goes(lin, 'link'))).toBe(1)
    let code = ''
    expect(await waves(async () => (code = await codeOf(lin)))).toBe(4)
    expect(await waves(() => goes(linInLark, 'link', { text: code }))).toBe(5)
    const args = await asked()
    expect(await waves(() => press(lin, 'account.confirm', args))).toBe(3)
    const account = identityId(linInLark)
    expect(await waves(() => press(lin, 'account.unlink', { account }))).toBe(4)
  })
})

describe('the house', () => {
  it('claims for nobody but by the code of somebody at work', async () => {
    const args = { account: identityId(stranger), codeHash: '0'.repeat(64) }
    expect(await runAsHouse(archive.kernel, accountClaim, args)).toMatchObject({
      refusal: { code: 'person.unknown' },
    })
    await takeIn(linInLark, '许文')
    const codeHash = archive.kernel.chance.hash(await codeOf(lin))
    const member = { account: identityId(linInLark), codeHash }
    expect(await runAsHouse(archive.kernel, accountClaim, member)).toMatchObject({
      refusal: { code: 'person.unknown' },
    })
    const odd = { account: 'lark#x', codeHash: 'K7QF2M90VR41' }
    expect(await runAsHouse(archive.kernel, accountClaim, odd)).toMatchObject({ kind: 'invalid' })
  })
})
