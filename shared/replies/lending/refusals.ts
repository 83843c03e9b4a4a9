import type { LendingRefusal } from '../../domain/lending/refusals.ts'
import { timeAt } from '../../terms/day.ts'
import type { Locale } from '../../terms/locale.ts'
import { secrecyNames } from '../../terms/secrecy-level.ts'
import type { Tongue } from '../tongue.ts'
import { approvalText } from './approval-refusals.ts'
import { attorneyText } from './attorney-refusals.ts'
import { endNames, stateNames } from './names.ts'
import { readingText } from './reading-refusals.ts'
import { rolesText } from './roles-text.ts'

/** Says why a document cannot be borrowed, read or passed on. */
export function lendingRefusal(refusal: LendingRefusal, locale: Locale, t: Tongue): string {
  switch (refusal.code) {
    case 'borrow.lacking':
      return lackingText(refusal, locale, t)
    case 'borrow.topSecret':
      return t(
        '绝密档案禁止调阅，任何人无权批准。（《档案管理制度》第七条第3款）',
        'Top secret documents are never read; nobody can allow it. (《档案管理制度》 §7.3)',
      )
    case 'borrow.noApprover':
      return t(
        `无人有权批准：「${refusal.power.title.zh}」应由${rolesText(refusal.approvers, 'zh')}审批，现无可以审批的人。（${refusal.power.basis}）`,
        `Nobody is entitled to decide it: “${refusal.power.title.en}” is decided by ${rolesText(refusal.approvers, 'en')}, and there is no such person. (${refusal.power.basis})`,
      )
    case 'borrow.pending':
      return t(
        `该阅档人已申请借阅本件，正在审批：${refusal.number}。`,
        `This reader has asked for it already; it waits for a decision: ${refusal.number}.`,
      )
    case 'borrow.inHand':
      return t(
        `该阅档人已获准借阅本件，尚未办结：${refusal.number}。`,
        `This reader has been granted it already, and that is not over: ${refusal.number}.`,
      )
    case 'borrow.paperMissing':
      return refusal.paper === 'consent'
        ? t(
            '查阅个人档案须经本人或其监护人同意，请填写同意书的档号。',
            'A personal dossier needs the consent of the person or their guardian: give its archive number.',
          )
        : t(
            '外单位查档须有书面申请，请填写书面申请的档号。',
            'An outside body applies in writing: give the archive number of the application.',
          )
    case 'borrow.paperUnknown':
      return t(
        '查无此档号，请先将该文件归档。',
        'There is no such archive number. File the paper first.',
      )
    case 'request.decided':
      return decidedText(refusal, t)
    case 'request.notYours':
      return t('只有申请人可以撤回申请。', 'Only its applicant can withdraw a request.')
    case 'loan.notYours':
      return t('这不是您的借阅。', 'This loan is not yours.')
    case 'loan.notReady':
      return notReadyText(refusal.state, t)
    case 'loan.lapsed':
      return t(
        '已过领取时限，批准失效。如仍需要，请重新申请。',
        'It was not taken up in time and the approval has lapsed. Apply again if it is still needed.',
      )
    case 'loan.levelChanged':
      return t(
        '批准之后本件密级有变，原批准的方式不再适用。请重新申请。',
        'Its secrecy level has changed since it was approved. Apply again.',
      )
    case 'loan.held':
      return t(
        `本件尚在他人手中，最迟 ${timeAt(refusal.until)} 归还；归还后即通知您。`,
        `It is still with another borrower, until ${timeAt(refusal.until)} at the latest; you are told when it is back.`,
      )
    case 'loan.notOpen':
      return refusal.because
        ? t(
            `借阅已结束：${endNames[refusal.because].zh}。`,
            `The loan is over: ${endNames[refusal.because].en}.`,
          )
        : t('没有可以收回或归还的借阅。', 'There is no loan to be returned or revoked.')
    case 'sitting.dutiesFirst':
      return t('请阅档人先确认借阅守则，再开室。', 'The reader acknowledges the duties first.')
    case 'sitting.ownReading':
      return t(
        '不能为自己开室，请另一位档案管理员办理。',
        'Nobody opens a sitting for themselves. Ask another archivist.',
      )
    case 'sitting.tooLong':
      return t(`不得超过 ${refusal.minutes} 分钟。`, `At most ${refusal.minutes} minutes.`)
    case 'sitting.notSitting':
      return t('本件不是室内阅览。', 'This is not for the reading room.')
    case 'approval.lacking':
    case 'approval.needsProof':
      return approvalText(refusal, locale, t)
    case 'reading.refused':
    case 'reading.over':
    case 'link.unknown':
    case 'link.used':
    case 'link.expired':
    case 'link.notYours':
    case 'page.unknown':
      return readingText(refusal, t)
    case 'attorney.problem':
    case 'attorney.past':
    case 'attorney.ended':
      return attorneyText(refusal, locale, t)
    case 'replay.day':
      return t(
        '日期应写作 2026-11-23，且不晚于今天。',
        'Write the day as 2026-11-23; it cannot lie in the future.',
      )
    case 'replay.usage':
      return t(
        '请输入档号和日期，例如：/replay KH00012-2-2026-001-0003 2026-11-23',
        'Give an archive number and a day: /replay KH00012-2-2026-001-0003 2026-11-23',
      )
    case 'register.month':
      return t('月份应写作 2026-11。', 'Write the month as 2026-11.')
    case 'clock.nothing':
      return t('没有到期的事项。', 'Nothing is due.')
  }
}

function lackingText(
  refusal: Extract<LendingRefusal, { code: 'borrow.lacking' }>,
  locale: Locale,
  t: Tongue,
): string {
  const { power, filers, approvers, secrecy } = refusal
  const level = secrecyNames[secrecy][locale]
  const lead = t(
    `法无授权不可为：您没有申请借阅该${level}档案的权力。`,
    `You hold no power to apply for this ${level} document.`,
  )
  if (!power) return lead + t('任何人都不能批准。', ' Nobody can allow it.')
  const filing = filers.length
    ? t(
        `请由${rolesText(filers, 'zh')}办理《借阅档案申请表》，`,
        ` It is applied for by: ${rolesText(filers, 'en')};`,
      )
    : ''
  return `${lead}${filing}${t(
    `由${rolesText(approvers, 'zh')}批准。（${power.basis}）`,
    ` it is approved by: ${rolesText(approvers, 'en')}. (${power.basis})`,
  )}`
}

function decidedText(
  { number, state, by, at }: Extract<LendingRefusal, { code: 'request.decided' }>,
  t: Tongue,
): string {
  const when = at === undefined ? '' : timeAt(at)
  return by
    ? t(
        `${number} 已由 ${by} 于 ${when} 处理：${stateNames[state].zh}。`,
        `${number} was decided by ${by}, ${when}: ${stateNames[state].en}.`,
      )
    : t(
        `${number} 已处理：${stateNames[state].zh}（${when}）。`,
        `${number} is decided: ${stateNames[state].en} (${when}).`,
      )
}

function notReadyText(
  state: Extract<LendingRefusal, { code: 'loan.notReady' }>['state'],
  t: Tongue,
): string {
  switch (state) {
    case 'pending':
      return t('尚未批准，不能领取。', 'It is not approved yet.')
    case 'acknowledged':
      return t(
        '守则已确认，等候档案管理员开室。',
        'The duties are acknowledged; the archivist opens the sitting.',
      )
    case 'open':
      return t('已经领取，可以阅读。', 'It is taken up already and can be read.')
    case 'ended':
      return t('这次借阅已经结束。', 'This loan is over.')
  }
}
