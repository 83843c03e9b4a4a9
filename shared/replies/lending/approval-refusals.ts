import type { LendingRefusal } from '../../domain/lending/refusals.ts'
import type { Locale } from '../../terms/locale.ts'
import type { Tongue } from '../tongue.ts'
import { rolesText } from './roles-text.ts'

type Lacking = Extract<LendingRefusal, { code: 'approval.lacking' }>

/** Says why somebody may not decide a request. */
export function approvalText(
  refusal: Lacking | Extract<LendingRefusal, { code: 'approval.needsProof' }>,
  locale: Locale,
  t: Tongue,
): string {
  if (refusal.code === 'approval.needsProof')
    return t(
      '批准密级档案、签发委托书须重新验明身份。请先登录确认，五分钟内回来再点一次。',
      'This needs a fresh proof of who you are. Sign in, and press again within five minutes.',
    )
  const why = becauseText(refusal.because, t)
  const { grantors, power } = refusal
  const who = grantors.length
    ? t(
        `有权审批的岗位：${rolesText(grantors, 'zh')}。`,
        ` It is decided by: ${rolesText(grantors, 'en')}.`,
      )
    : t('任何人都不能批准。', ' Nobody can allow it.')
  const basis = power
    ? t(`（${power.title.zh}，${power.basis}）`, ` (${power.title[locale]}, ${power.basis})`)
    : ''
  return `${why}${who}${basis}`
}

function becauseText(because: Lacking['because'], t: Tongue): string {
  switch (because) {
    case 'unknown-authority':
      return t(
        '现行权力清单中已没有这项权力。',
        'The authority schedule in force has no such power.',
      )
    case 'inactive':
      return t('您的成员资格已停用。', 'Your membership is suspended.')
    case 'top-secret':
      return t('绝密档案禁止调阅。', 'Top secret documents are never read.')
    case 'level':
      return t(
        '该件密级已变，原申请不再适用，请重新申请。',
        'Its secrecy level has changed; a new request is needed.',
      )
    case 'too-late':
      return t('已过审批时限。', 'The time to decide it is over.')
    case 'not-approver':
      return t(
        '法无授权不可为：您没有审批该申请的权力。',
        'You hold no power to decide this request.',
      )
    case 'papers-missing':
      return t('所需的书面申请或同意书尚未归档。', 'A paper that is required is not on file.')
    case 'own-request':
      return t('不得审批本人的申请。', 'Nobody decides their own request.')
    case 'attorney-scope':
      return t('您的委托书不含这项权力。', 'Your power of attorney does not carry this power.')
    case 'not-delegable':
      return t('这项权力不能委托给您的岗位。', 'This power cannot be delegated to your role.')
    case 'attorney-ceiling':
      return t('该件密级超出您的委托书。', 'Its secrecy level is above your power of attorney.')
    case 'attorney-time':
      return t('您的委托书不在有效期内。', 'Your power of attorney is not in force now.')
    case 'attorney-revoked':
      return t('您的委托书已被撤回。', 'Your power of attorney has been revoked.')
    case 'grantor-lacks-power':
      return t(
        '委托人本人现无这项权力，不得转委托。',
        'Your grantor does not hold this power now; it cannot be passed on.',
      )
  }
}
