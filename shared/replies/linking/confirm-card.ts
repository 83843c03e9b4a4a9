import type { Linking } from '../../records/linking.ts'
import { identityId } from '../../records/person.ts'
import { chatNames } from '../../terms/chat.ts'
import { timeAt } from '../../terms/day.ts'
import type { Locale } from '../../terms/locale.ts'
import type { Card } from '../card.ts'
import type { Tongue } from '../tongue.ts'

/** Draws the question whether an account is the person's own, and later what came of it. */
export function confirmCard(linking: Linking, locale: Locale, t: Tongue): Card {
  const { id: linkingId, state, account, expiresAt } = linking
  const shown = account
    ? { facts: [[chatNames[account.chat][locale], identityId(account)] as const] }
    : {}
  switch (state) {
    case 'claimed': {
      const args = { linkingId, account: account ? identityId(account) : '' }
      return {
        title: t('有账号要与您关联', 'An account asks to be linked to you'),
        tone: 'warning',
        body: [
          t(
            '它发来了您的关联码。确认后，从它发来的一切都算您本人所为。只有它是您自己的账号，才请确认。',
            'It sent your code. Once you confirm, whatever comes from it is your doing. Confirm only if it is your own account.',
          ),
        ],
        ...shown,
        buttons: [
          {
            text: t('确认', 'Yes, mine'),
            style: 'primary',
            intent: 'account.confirm',
            args,
            confirm: t('这是您自己的账号？', 'Is this your own account?'),
          },
          { text: t('不是我', 'Not me'), style: 'danger', intent: 'account.disown', args },
        ],
        notes: [
          t(`请在 ${timeAt(expiresAt)} 前确认`, `To be confirmed before ${timeAt(expiresAt)}`),
        ],
      }
    }
    case 'linked':
      return { title: t('账号已关联', 'Account linked'), tone: 'good', ...shown }
    case 'refused':
      return { title: t('账号关联被拒绝', 'Linking refused'), tone: 'bad', ...shown }
    case 'open':
    case 'void':
      return { title: t('关联请求已作废', 'This request is void'), ...shown }
  }
}
