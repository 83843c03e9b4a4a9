import type { LinkingRefusal } from '../../domain/linking/notices.ts'
import type { Linking } from '../../records/linking.ts'
import type { Tongue } from '../tongue.ts'

/** Says how somebody whom the house does not know can come in, and by which account the administrator finds them. */
export function unknownText(account: string | undefined, t: Tongue): string {
  const text = t(
    '您还没有登记为成员。请把您的姓名和部门告诉系统管理员。',
    'You are not a member yet. Give the administrator your name and department.',
  )
  if (account === undefined) return text
  const more = t(
    '如果您在另一个聊天（Slack 或飞书）里已是成员，请在那里发 /link 取得关联码，再到这里单独发给我：/link 关联码。',
    'If you are a member in the other chat (Slack or Lark), send /link there, and its code to me alone here: /link CODE.',
  )
  return `${text}\n${more}\n${t(`您的账号：${account}`, `Your account: ${account}`)}`
}

/** Says why accounts cannot be linked or taken off so. */
export function linkingRefusal(refusal: LinkingRefusal, t: Tongue): string {
  switch (refusal.code) {
    case 'account.over':
      return overText(refusal.state, t)
    case 'account.taken':
      return t('这个账号已经是别的成员的了。', 'This account is another member’s by now.')
    case 'account.everyChat':
      return t(
        '您在每个聊天都已有账号，每个聊天一个。要换账号，请先用 /link 取下旧的。',
        'You have an account in each chat, and there is one for each. To change one, take the old one off with /link first.',
      )
    case 'account.last':
      return t(
        '这是您唯一的账号，不能取下。请先关联另一个。',
        'It is your only account and cannot be taken off. Link another first.',
      )
    case 'account.member':
      return t(
        '您的这个账号已经是成员的账号。关联码要用尚未登记的那个账号发来。',
        'This account is a member’s already. Send the code from the account that is not known yet.',
      )
    case 'account.overheard':
      return t(
        '关联码不能在别人看得到的地方发，这样发出的码一律作废。请重新取一个，在与我的一对一聊天里发给我。',
        'A code is not for where others read along: one posted so is void. Ask for another, and send it to me in a one-to-one chat.',
      )
  }
}

function overText(state: Linking['state'], t: Tongue): string {
  switch (state) {
    case 'linked':
      return t('这个账号已经关联。', 'This account is linked already.')
    case 'refused':
      return t('这次关联已被拒绝。', 'This linking was refused.')
    case 'open':
    case 'claimed':
    case 'void':
      return t(
        '这次关联已经过时。请重新取一个关联码。',
        'The time for this is over. Ask for another code.',
      )
  }
}
