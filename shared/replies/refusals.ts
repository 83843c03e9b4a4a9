import type { Refusal } from '../domain/refusals.ts'
import type { Locale } from '../terms/locale.ts'
import { roleNames } from '../terms/role.ts'
import { secrecyNames } from '../terms/secrecy-level.ts'
import { customerRefusal } from './customers.ts'
import { faultText } from './faults.ts'
import { filingRefusal } from './filing.ts'
import { lendingRefusal } from './lending/refusals.ts'
import { linkingRefusal, unknownText } from './linking/refusals.ts'
import { membersRefusal } from './members.ts'
import { actionNames } from './names.ts'
import { schedulingRefusal } from './scheduling.ts'
import { type Tongue, tongueOf } from './tongue.ts'

/** Says why not, which power is missing, and who could grant it. A code without words does not compile. */
export function refusalText(refusal: Refusal, locale: Locale): string {
  const t = tongueOf(locale)
  switch (refusal.code) {
    case 'power.lacking':
      return lackingText(refusal, locale, t)
    case 'person.unknown':
      return unknownText(refusal.account, t)
    case 'person.inactive':
      return t(
        '您的成员资格已停用。请联系系统管理员。',
        'Your membership is suspended. Ask the administrator.',
      )
    case 'thing.unknown':
      return t('查无此项，或您无权知悉。', 'There is no such thing, or you may not know of it.')
    case 'form.invalid':
      return refusal.fault ? faultText(refusal.fault, refusal.limit, t) : refusal.message
    case 'members.self':
    case 'members.lastAdministrator':
    case 'members.managerUnknown':
    case 'members.movedOn':
    case 'company.founded':
      return membersRefusal(refusal, t)
    case 'account.over':
    case 'account.taken':
    case 'account.everyChat':
    case 'account.last':
    case 'account.member':
    case 'account.overheard':
      return linkingRefusal(refusal, t)
    case 'schedule.noSuchAuthority':
    case 'schedule.past':
    case 'schedule.belowFloor':
    case 'schedule.overtakes':
      return schedulingRefusal(refusal, t)
    case 'customer.likelyDuplicate':
    case 'customer.codeTaken':
    case 'customer.residentIdTaken':
    case 'customer.movedOn':
      return customerRefusal(refusal, t)
    case 'filing.futureDay':
    case 'filing.noFile':
    case 'filing.notReceiving':
    case 'filing.notKept':
    case 'filing.notScanning':
      return filingRefusal(refusal, t)
    case 'borrow.lacking':
    case 'borrow.topSecret':
    case 'borrow.noApprover':
    case 'borrow.pending':
    case 'borrow.inHand':
    case 'borrow.paperMissing':
    case 'borrow.paperUnknown':
    case 'request.decided':
    case 'request.notYours':
    case 'approval.lacking':
    case 'approval.needsProof':
    case 'loan.notYours':
    case 'loan.notReady':
    case 'loan.lapsed':
    case 'loan.levelChanged':
    case 'loan.held':
    case 'loan.notOpen':
    case 'sitting.dutiesFirst':
    case 'sitting.ownReading':
    case 'sitting.tooLong':
    case 'sitting.notSitting':
    case 'reading.refused':
    case 'reading.over':
    case 'link.unknown':
    case 'link.used':
    case 'link.expired':
    case 'link.notYours':
    case 'page.unknown':
    case 'attorney.problem':
    case 'attorney.past':
    case 'attorney.ended':
    case 'replay.day':
    case 'replay.usage':
    case 'register.month':
    case 'clock.nothing':
      return lendingRefusal(refusal, locale, t)
    case 'visit.futureDay':
      return t('拜访日期不能晚于今天。', 'The day of a visit cannot lie in the future.')
    case 'visit.nextStepPast':
      return t('下一步日期不能早于拜访日期。', 'The next step cannot be before the visit.')
  }
}

function lackingText(
  refusal: Extract<Refusal, { code: 'power.lacking' }>,
  locale: Locale,
  t: Tongue,
): string {
  const what = actionNames[refusal.action][locale]
  const level = refusal.secrecy ? secrecyNames[refusal.secrecy][locale] : ''
  const who = refusal.grantors.map((role) => roleNames[role][locale]).join(t('、', ', '))
  const lead = t(
    `法无授权不可为：您没有「${what}」${level ? `（${level}）` : ''}的权力。`,
    `You hold no power to ${what}${level ? ` (${level})` : ''}.`,
  )
  return who
    ? lead + t(`可由以下岗位办理或批准：${who}。`, ` It can be done or allowed by: ${who}.`)
    : lead + t('任何人都不能批准。', ' Nobody can allow it.')
}
