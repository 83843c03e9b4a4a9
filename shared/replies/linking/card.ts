import type { LinkingNotice } from '../../domain/linking/notices.ts'
import { type ChatIdentity, identityId } from '../../records/person.ts'
import { Chat, chatNames } from '../../terms/chat.ts'
import { shownLinkCode } from '../../terms/link-code.ts'
import type { Locale } from '../../terms/locale.ts'
import type { Button, Card } from '../card.ts'
import type { Tongue } from '../tongue.ts'
import { confirmCard } from './confirm-card.ts'

/** Draws what is said of a person's accounts. */
export function linkingCard(notice: LinkingNotice, locale: Locale, t: Tongue): Card {
  const facts = (accounts: readonly ChatIdentity[]) =>
    accounts.map((account) => [chatNames[account.chat][locale], identityId(account)] as const)
  switch (notice.notice) {
    case 'account.list':
      return {
        title: t('我的聊天账号', 'My chat accounts'),
        body: [
          t(
            '这些账号都是您本人：同一份权力，同一段历史。',
            'All of these are you: the same powers, one history.',
          ),
        ],
        facts: facts(notice.accounts),
        buttons: accountButtons(notice, locale, t),
      }
    case 'account.coded':
      return {
        title: t('关联码已给出', 'The code was given'),
        body: [
          t(
            '关联码只显示一次。若没有看到，请再取一个，旧的随即作废。',
            'A code is shown once. If you did not see it, ask for another; the old one is void then.',
          ),
        ],
        buttons: [{ text: t('再取一个', 'Another code'), intent: 'account.code', args: {} }],
      }
    case 'account.code': {
      const { code, lasts, chats } = notice
      const where = chats.map((chat) => chatNames[chat][locale]).join(t('、', ', '))
      return {
        title: shownLinkCode(code),
        tone: 'good',
        body: [
          t(
            `请在${where}里用要关联的账号单独发给案卷：/link ${shownLinkCode(code)}`,
            `In ${where}, from the account to be linked, send this to Anjuan alone: /link ${shownLinkCode(code)}`,
          ),
          t(
            '随后请回到这里确认。不要把它给别人，也不要发到群里。',
            'Then come back here and confirm. Give it to nobody and post it in no group.',
          ),
        ],
        notes: [
          t(
            `${lasts} 分钟内有效，用一次；只显示这一次。`,
            `Good for ${lasts} minutes, once; shown this one time.`,
          ),
        ],
      }
    }
    case 'account.claimed':
      return {
        title: t('等待确认', 'To be confirmed'),
        body: [
          t(
            `关联码已收到。请在 ${notice.lasts} 分钟内到取得它的聊天里按「确认」。您的账号：${identityId(notice.account)}`,
            `The code was received. Within ${notice.lasts} minutes press “Yes, mine” in the chat that gave it. Your account: ${identityId(notice.account)}`,
          ),
        ],
      }
    case 'account.toConfirm':
      return confirmCard(notice.linking, locale, t)
    case 'account.exposed':
      return {
        title: t('您的关联码已作废', 'Your code is void'),
        tone: 'warning',
        body: [
          t(
            '它被发到了别人看得到的地方。请重新取一个，只在与案卷的一对一聊天里发。',
            'It was posted where others read along. Ask for another, and send it to Anjuan alone.',
          ),
        ],
        buttons: [{ text: t('再取一个', 'Another code'), intent: 'account.code', args: {} }],
      }
    case 'account.linked':
      return {
        title: t('账号已关联', 'Account linked'),
        tone: 'good',
        body: [
          t(
            '今后从哪个账号来，都是您本人。若不是您办的，请立即取下它，并告诉系统管理员。',
            'From now on you are the same person from each of them. If this was not you, take it off at once and tell the administrator.',
          ),
        ],
        facts: facts(notice.accounts),
        notes: [t('随时可用 /link 查看或取下。', 'See or take off your accounts with /link.')],
      }
    case 'account.disowned':
      return {
        title: t('账号关联被拒绝', 'Linking refused'),
        tone: 'bad',
        body: [
          t(
            `${notice.personName}不认识下面的账号，它却发来了${notice.personName}的关联码。没有关联。请查问。`,
            `${notice.personName} does not know the account below, which sent ${notice.personName}’s code. It was not linked. Please look into it.`,
          ),
        ],
        facts: facts([notice.account]),
      }
    case 'account.unlinked':
      return {
        title: t('账号已取下', 'Account taken off'),
        tone: 'warning',
        body: [
          t(
            `${identityId(notice.account)} 不再是您的账号，用它打开的阅览也已结束。若不是您办的，请立即告诉系统管理员。`,
            `${identityId(notice.account)} is no longer yours, and readings opened with it are over. If this was not you, tell the administrator at once.`,
          ),
        ],
        facts: facts(notice.accounts),
      }
  }
}

function accountButtons(
  { accounts, here }: Extract<LinkingNotice, { notice: 'account.list' }>,
  locale: Locale,
  t: Tongue,
): Button[] {
  const lacksOne = Chat.options.some((chat) => accounts.every((account) => account.chat !== chat))
  const removable = accounts.length > 1 ? accounts : []
  return [
    ...(lacksOne
      ? [
          {
            text: t('关联另一个账号', 'Link another account'),
            style: 'primary' as const,
            intent: 'account.code',
            args: {},
          },
        ]
      : []),
    ...removable.map((account) => {
      const name = chatNames[account.chat][locale]
      const isHere = identityId(account) === here
      return {
        text: t(`取下${name}账号`, `Take off ${name}`),
        style: 'danger' as const,
        intent: 'account.unlink',
        args: { account: identityId(account) },
        confirm: isHere
          ? t('取下您正在用的这个账号？', 'Take off the very account you are using?')
          : t(`取下您的${name}账号？`, `Take off your ${name} account?`),
      }
    }),
  ]
}
