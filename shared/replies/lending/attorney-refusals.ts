import type { LendingRefusal } from '../../domain/lending/refusals.ts'
import type { Locale } from '../../terms/locale.ts'
import type { Tongue } from '../tongue.ts'
import { rolesText } from './roles-text.ts'

type Problem = Extract<LendingRefusal, { code: 'attorney.problem' }>

/** Says why a power of attorney cannot be issued, or taken back. */
export function attorneyText(
  refusal: Problem | Extract<LendingRefusal, { code: 'attorney.past' | 'attorney.ended' }>,
  locale: Locale,
  t: Tongue,
): string {
  switch (refusal.code) {
    case 'attorney.past':
      return t('截止日期不能早于今天。', 'It cannot end before today.')
    case 'attorney.ended':
      return t('这份委托书已经失效。', 'This power of attorney is no longer in force.')
    case 'attorney.problem':
      return problemText(refusal, locale, t)
  }
}

function problemText({ problem, power, roles }: Problem, locale: Locale, t: Tongue): string {
  const name = power ? `「${power.title[locale]}」` : ''
  switch (problem) {
    case 'issuer':
      return t('您没有签发委托书的权力。', 'You hold no power to issue a power of attorney.')
    case 'to-oneself':
      return t('不能委托给自己。', 'Nobody can be their own delegate.')
    case 'delegate-inactive':
      return t('受托人的成员资格已停用。', 'The delegate’s membership is suspended.')
    case 'unknown-authority':
      return t(
        '现行权力清单中没有所选的事项。',
        'The authority schedule in force has no such power.',
      )
    case 'not-delegable':
      return t(`${name}不得委托。`, `${name} cannot be delegated.`)
    case 'delegate-role':
      return t(
        `${name}只能委托给：${rolesText(roles, 'zh')}。`,
        `${name} can be delegated only to: ${rolesText(roles, 'en')}.`,
      )
    case 'not-held':
      return t(
        `您本人没有审批${name}的权力，不得转委托。`,
        `You do not hold ${name} yourself; it cannot be passed on.`,
      )
    case 'ceiling':
      return t('绝密档案禁止调阅，不得委托。', 'Top secret is never read, and never delegated.')
    case 'period':
      return t('截止日期不能早于开始日期。', 'It cannot end before it begins.')
  }
}
