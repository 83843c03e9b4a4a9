import type { BorrowRequest } from '../../records/borrow-request.ts'
import { timeAt } from '../../terms/day.ts'
import type { Locale } from '../../terms/locale.ts'
import { secrecyNames } from '../../terms/secrecy-level.ts'
import type { Tongue } from '../tongue.ts'
import { modeNames } from './names.ts'

type Fact = [label: string, value: string]

/** What the request form says: document, reader, purpose. */
export function requestFacts(request: BorrowRequest, locale: Locale, t: Tongue): Fact[] {
  const { outside, readerName, applicantName } = request
  return [
    [t('借阅号', 'Request'), request.number],
    [t('客户', 'Customer'), request.customerName],
    [t('档案', 'Document'), `${request.archiveNumber} ${request.title}`],
    [t('密级', 'Secrecy'), secrecyNames[request.secrecy][locale]],
    [t('阅档人', 'Reader'), readerName],
    ...(applicantName === readerName
      ? []
      : [[t('申请人', 'Applicant'), applicantName] satisfies Fact]),
    [t('用途', 'Purpose'), request.purpose],
    [t('方式', 'How'), termsText(request, locale, t)],
    ...(outside ? outsideFacts(outside, t) : []),
  ]
}

/** When it went out, is due, came back; of a sitting, when it was opened and closes, since nothing goes out. */
export function loanFacts({ loan, mode }: BorrowRequest, t: Tongue): Fact[] {
  if (!loan) return []
  const sitting = mode === 'sitting'
  const rows: [string, number | undefined][] = [
    [
      t('领取截止', 'To be taken up by'),
      loan.state === 'ready' || loan.state === 'acknowledged' ? loan.takeUpBy : undefined,
    ],
    [sitting ? t('开室', 'Opened') : t('借出', 'Out'), loan.out],
    [sitting ? t('闭室', 'Closes') : t('应还', 'Due'), loan.due],
    [
      sitting ? t('结束', 'Ended') : t('归还', 'Returned'),
      loan.endedBecause === 'lapsed' ? undefined : loan.endedAt,
    ],
  ]
  return rows.flatMap(([label, at]): Fact[] => (at === undefined ? [] : [[label, timeAt(at)]]))
}

/** By which power, under which article. */
export const powerNote = ({ power, basis }: BorrowRequest, locale: Locale, t: Tongue): string =>
  t(`依据：${power.zh} · ${basis}`, `Power: ${power[locale]} · ${basis}`)

function termsText({ mode, readingHours }: BorrowRequest, locale: Locale, t: Tongue): string {
  const long =
    readingHours % 24 === 0
      ? t(`${readingHours / 24} 天`, `${readingHours / 24} days`)
      : t(`${readingHours} 小时`, `${readingHours} hours`)
  return t(`${modeNames[mode].zh}，不超过 ${long}`, `${modeNames[mode][locale]}, ${long} at most`)
}

const outsideFacts = (
  { body, written, consent }: NonNullable<BorrowRequest['outside']>,
  t: Tongue,
): Fact[] => [
  [t('外单位或个人', 'Outside body'), body],
  [t('书面申请', 'Written application'), written],
  ...(consent ? [[t('同意书', 'Consent'), consent] satisfies Fact] : []),
]
