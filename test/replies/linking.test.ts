import { describe, expect, it } from 'vitest'
import type { LinkingNotice, LinkingRefusal } from '../../shared/domain/linking/notices.ts'
import type { Linking } from '../../shared/records/linking.ts'
import type { ChatIdentity } from '../../shared/records/person.ts'
import { cardFor, cardOf } from '../../shared/replies/draw.ts'
import { refusalText } from '../../shared/replies/refusals.ts'
import { hasHan } from '../../shared/terms/search-text.ts'
import { MONDAY } from '../support/company.ts'

const slack: ChatIdentity = { chat: 'slack', workspace: 'T1', user: 'ULIN' }
const lark: ChatIdentity = { chat: 'lark', workspace: '2ed2', user: 'ou_lin' }
const linking = (state: Linking['state']): Linking => ({
  kind: 'linking',
  id: 'l1',
  version: 2,
  personId: 'p1',
  state,
  expiresAt: MONDAY,
  account: lark,
})

const notices: LinkingNotice[] = [
  { notice: 'account.list', accounts: [slack], here: 'slack#T1#ULIN' },
  { notice: 'account.list', accounts: [slack, lark], here: 'slack#T1#ULIN' },
  { notice: 'account.coded' },
  { notice: 'account.code', code: 'K7QF2M9XVR4T', lasts: 10, chats: ['lark'] },
  { notice: 'account.claimed', account: lark, lasts: 10 },
  ...(['open', 'claimed', 'linked', 'refused', 'void'] as const).map(
    (state): LinkingNotice => ({ notice: 'account.toConfirm', linking: linking(state) }),
  ),
  { notice: 'account.exposed' },
  { notice: 'account.linked', account: lark, accounts: [slack, lark] },
  { notice: 'account.disowned', account: lark, personName: 'Lin' },
  { notice: 'account.unlinked', account: lark, accounts: [slack] },
]

const refusals: LinkingRefusal[] = [
  ...(['claimed', 'linked', 'refused', 'void'] as const).map(
    (state): LinkingRefusal => ({ code: 'account.over', state }),
  ),
  { code: 'account.taken' },
  { code: 'account.everyChat' },
  { code: 'account.last' },
  { code: 'account.member' },
  { code: 'account.overheard' },
]

describe('what is said of accounts', () => {
  it.each(notices)(
    '$notice is said in the reader’s own language, and names the account',
    (notice) => {
      const [zh, en] = [cardOf(notice, 'zh'), cardOf(notice, 'en')]
      expect(hasHan(JSON.stringify(en))).toBe(false)
      expect(hasHan(JSON.stringify({ body: zh.body, title: zh.title, buttons: zh.buttons }))).toBe(
        true,
      )
      expect(zh.buttons?.map((button) => ({ ...button, text: '', confirm: '' }))).toEqual(
        en.buttons?.map((button) => ({ ...button, text: '', confirm: '' })),
      )
      const account = 'account' in notice ? notice.account : undefined
      if (account) expect(JSON.stringify(zh)).toContain('lark#2ed2#ou_lin')
    },
  )

  it.each(refusals)('$code is refused in the reader’s own language', (refusal) => {
    expect(hasHan(refusalText(refusal, 'en'))).toBe(false)
    expect(hasHan(refusalText(refusal, 'zh'))).toBe(true)
  })

  it('asks for a word only while it waits for one', () => {
    const buttonsOf = (state: Linking['state']) =>
      cardOf({ notice: 'account.toConfirm', linking: linking(state) }, 'zh').buttons?.map(
        (button) => button.text,
      )
    expect(buttonsOf('claimed')).toEqual(['确认', '不是我'])
    for (const state of ['open', 'linked', 'refused', 'void'] as const)
      expect(buttonsOf(state)).toBeUndefined()
  })

  it('offers to take an account off only to who keeps another, and to link only to who lacks one', () => {
    const offered = (accounts: ChatIdentity[]) =>
      cardOf({ notice: 'account.list', accounts }, 'en').buttons?.map((button) => button.text)
    expect(offered([slack])).toEqual(['Link another account'])
    expect(offered([slack, lark])).toEqual(['Take off Slack', 'Take off Lark'])
  })

  it('tells somebody unknown in both languages how to ask, by which account, and nothing else', () => {
    const claimed: LinkingNotice = { notice: 'account.claimed', account: lark, lasts: 10 }
    const both = cardFor(claimed, undefined)
    expect(both.title).toBe('等待确认 · To be confirmed')
    expect(both.body).toHaveLength(2)
    const unknown = { code: 'person.unknown', account: 'lark#2ed2#ou_lin' } as const
    expect(refusalText(unknown, 'zh').split('\n')).toEqual([
      '您还没有登记为成员。请把您的姓名和部门告诉系统管理员。',
      '如果您在另一个聊天（Slack 或飞书）里已是成员，请在那里发 /link 取得关联码，再到这里单独发给我：/link 关联码。',
      '您的账号：lark#2ed2#ou_lin',
    ])
    expect(refusalText(unknown, 'en')).toContain('send /link there, and its code to me alone here')
  })
})
