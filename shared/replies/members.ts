import type { MembersNotice, MembersRefusal } from '../domain/members-notices.ts'
import { type ChatIdentity, identityId, type Person } from '../records/person.ts'
import { chatNames } from '../terms/chat.ts'
import type { Locale } from '../terms/locale.ts'
import { roleNames } from '../terms/role.ts'
import type { Card } from './card.ts'
import { type Tongue, tongueOf } from './tongue.ts'

/** Draws what is said of members. */
export function membersCard(notice: MembersNotice, locale: Locale, t: Tongue): Card {
  const rolesOf = (person: Person) =>
    person.roles.map((role) => roleNames[role][locale]).join(t('、', ', '))
  const chatsOf = ({ identities }: Person) =>
    identities.map(({ chat }) => chatNames[chat][locale]).join(t('、', ', '))
  switch (notice.notice) {
    case 'members.list':
      return {
        title: t('成员', 'Members'),
        body: [
          t(
            '要修改某人，请输入 /members 姓名；要新增，请输入 /members @账号，或其被拒时看到的账号。',
            'To change someone type /members name; to add someone type /members @account, or the account that they were shown when turned away.',
          ),
        ],
        table: {
          columns: [
            t('姓名', 'Name'),
            t('岗位', 'Roles'),
            t('部门', 'Department'),
            t('聊天', 'Chats'),
            t('状态', 'State'),
          ],
          rows: notice.people.map((person) => [
            person.name,
            rolesOf(person),
            person.departmentId,
            chatsOf(person),
            person.active ? t('在职', 'active') : t('停用', 'suspended'),
          ]),
        },
        buttons: [
          { text: t('新增成员', 'Add a member'), intent: 'members', args: { member: '-' } },
        ],
      }
    case 'members.saved': {
      const { person, byName, isNew } = notice
      return {
        title: isNew
          ? t(`新成员 · ${person.name}`, `New member · ${person.name}`)
          : t(`成员变更 · ${person.name}`, `Member changed · ${person.name}`),
        tone: 'good',
        facts: [
          [t('岗位', 'Roles'), rolesOf(person)],
          [t('部门', 'Department'), person.departmentId],
          ...(person.inCharge.length > 0
            ? [[t('分管', 'In charge of'), person.inCharge.join('、')] as const]
            : []),
          [t('聊天', 'Chats'), chatsOf(person)],
          [t('状态', 'State'), person.active ? t('在职', 'Active') : t('停用', 'Suspended')],
        ],
        notes: [t(`由 ${byName} 登记`, `Entered by ${byName}`)],
      }
    }
  }
}

/** What to read before taking in an account that is nobody's: who is a member elsewhere links it themselves. */
export const newAccountText = (account: string, locale: Locale): string =>
  tongueOf(locale)(
    `账号 ${account} 还不是成员。若其本人已用别的聊天登记，请不要再登记一次，请其用 /link 自行关联。`,
    `The account ${account} is not a member’s yet. Whoever is a member in another chat is not entered twice: they link it themselves with /link.`,
  )

/** What a member's form cannot show in its fields, because this chat knows no such account. */
export function memberPreface(
  { accounts, manager }: { accounts?: readonly ChatIdentity[]; manager?: string },
  locale: Locale,
): string[] {
  const t = tongueOf(locale)
  const ids = accounts?.map(identityId).join(t('、', ', '))
  return [
    ...(ids ? [t(`聊天账号：${ids}`, `Chat account: ${ids}`)] : []),
    ...(manager
      ? [
          t(
            `上级经理：${manager}（不在此聊天，留空则不变）`,
            `Manager: ${manager} (not in this chat; stays if left empty)`,
          ),
        ]
      : []),
  ]
}

/** Says why a member cannot be changed so. */
export function membersRefusal({ code }: MembersRefusal, t: Tongue): string {
  switch (code) {
    case 'members.self':
      return t(
        '不能修改自己的岗位。请另一位系统管理员办理。',
        'Nobody changes their own roles. Ask another administrator.',
      )
    case 'members.lastAdministrator':
      return t('至少要保留一位在职的系统管理员。', 'At least one active administrator must remain.')
    case 'members.managerUnknown':
      return t('所选上级还不是成员。', 'The manager chosen is not a member yet.')
    case 'members.movedOn':
      return t(
        '这个账号此刻不属于打开表单时的那位成员。请重新打开。',
        'This account is no longer whose it was when the form was opened. Open it again.',
      )
    case 'company.founded':
      return t('公司已经建立。', 'The company is founded already.')
  }
}
