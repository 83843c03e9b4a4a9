import type { LendingRefusal } from '../../domain/lending/refusals.ts'
import type { Tongue } from '../tongue.ts'

type Reading = Extract<
  LendingRefusal,
  {
    code:
      | 'reading.refused'
      | 'reading.over'
      | 'link.unknown'
      | 'link.used'
      | 'link.expired'
      | 'link.notYours'
      | 'page.unknown'
  }
>

/** Says why a page is not shown. */
export function readingText(refusal: Reading, t: Tongue): string {
  switch (refusal.code) {
    case 'reading.refused':
      return becauseText(refusal.because, t)
    case 'reading.over':
      return t(
        '阅览已结束。如需继续，请在聊天中重新点「阅读」。',
        'Reading is over. To go on, press “Read” in the chat again.',
      )
    case 'link.unknown':
      return t(
        '链接无效。请在聊天中重新点「阅读」。',
        'The link is void. Press “Read” in the chat again.',
      )
    case 'link.used':
      return t(
        '链接已使用过一次。请在聊天中重新点「阅读」。',
        'The link has been used. Press “Read” in the chat again.',
      )
    case 'link.expired':
      return t(
        '链接已过时。请在聊天中重新点「阅读」。',
        'The link is too old. Press “Read” in the chat again.',
      )
    case 'link.notYours':
      return t('这个链接不是发给您的。', 'This link was not made for you.')
    case 'page.unknown':
      return t(`本件共 ${refusal.pages} 页。`, `The document has ${refusal.pages} pages.`)
  }
}

function becauseText(
  because: Extract<Reading, { code: 'reading.refused' }>['because'],
  t: Tongue,
): string {
  switch (because) {
    case 'top-secret':
      return t('绝密档案禁止调阅。', 'Top secret documents are never read.')
    case 'inactive':
      return t('您的成员资格已停用。', 'Your membership is suspended.')
    case 'not-filed':
      return t('本件没有归档，不能阅览。', 'It is not filed and cannot be read.')
    case 'no-grant':
    case 'not-yours':
      return t('您未获准阅览本件。', 'You have no grant to read this.')
    case 'not-open':
    case 'not-yet':
      return t('尚未办理领取或开室。', 'It is not handed over yet.')
    case 'ended':
      return t('借阅已归还或收回，阅览结束。', 'The loan has been returned or revoked.')
    case 'expired':
      return t('借阅时间已到，阅览结束。', 'The time of the loan is over.')
    case 'mode':
      return t(
        '本件密级已变，不能再以原方式阅览。',
        'Its secrecy level has changed: it cannot be read this way any more.',
      )
    case 'sitting-closed':
      return t('室内阅览尚未开放或已经结束。', 'The sitting is not open.')
    case 'outside-reading-room':
      return t(
        '机密档案只能在档案室内阅览。',
        'Highly secret documents are read in the reading room only.',
      )
  }
}
