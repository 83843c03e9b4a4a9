import type { AttorneyNotice, AttorneyShown } from '../../domain/lending/notices.ts'
import { timeAt } from '../../terms/day.ts'
import type { Locale } from '../../terms/locale.ts'
import { secrecyNames } from '../../terms/secrecy-level.ts'
import type { Card } from '../card.ts'
import type { Tongue } from '../tongue.ts'

/** Draws a power of attorney, or those in force. */
export function attorneyCard(notice: AttorneyNotice, locale: Locale, t: Tongue): Card {
  if (notice.notice === 'attorney.list') return listCard(notice.shown, locale, t)
  const { attorney } = notice
  const said = {
    'attorney.issued': t('委托书', 'Power of attorney'),
    'attorney.revoked': t('委托书已撤回', 'Power of attorney revoked'),
    'attorney.ended': t('委托书已到期', 'Power of attorney ended'),
  }[notice.notice]
  return {
    title: `${said} · ${attorney.number}`,
    tone: notice.notice === 'attorney.issued' ? 'good' : 'warning',
    body: [attorney.wording],
    facts: [
      [t('委托人', 'Grantor'), notice.grantorName],
      [t('受托人', 'Delegate'), notice.delegateName],
      [t('委托事项', 'Powers'), powersText(notice, locale, t)],
      [t('最高密级', 'Up to'), secrecyNames[attorney.ceiling][locale]],
      [t('期限', 'In force'), `${timeAt(attorney.from)} – ${timeAt(attorney.until)}`],
      [t('原件档号', 'Signed paper'), paperText(attorney.paper, t)],
    ],
    notes: [
      t(
        '按委托书的内容执行，不得转委托；不得批准本人的申请。',
        'Its wording binds. It cannot be passed on, and nobody decides their own request.',
      ),
    ],
  }
}

function listCard(shown: readonly AttorneyShown[], locale: Locale, t: Tongue): Card {
  return {
    title: t('有效委托书', 'Powers of attorney in force'),
    ...(shown.length === 0 ? { body: [t('没有有效的委托书。', 'There is none.')] } : {}),
    table: {
      columns: [
        t('编号', 'Number'),
        t('受托人', 'Delegate'),
        t('委托事项', 'Powers'),
        t('最高密级', 'Up to'),
        t('至', 'Until'),
        t('原件档号', 'Signed paper'),
      ],
      rows: shown.map((each) => [
        each.attorney.number,
        each.delegateName,
        powersText(each, locale, t),
        secrecyNames[each.attorney.ceiling][locale],
        timeAt(each.attorney.until),
        paperText(each.attorney.paper, t),
      ]),
    },
    buttons: [
      {
        text: t('签发委托书', 'Issue one'),
        intent: 'delegate',
        args: { new: 'yes' },
        style: 'primary',
      },
      // Five buttons at most on a card; those that end first come first.
      ...shown.slice(0, 4).map(({ attorney }) => ({
        text: t(`撤回 ${attorney.number}`, `Revoke ${attorney.number}`),
        intent: 'attorney.revoke',
        args: { attorneyId: attorney.id },
        style: 'danger' as const,
        confirm: t(
          `撤回委托书 ${attorney.number}？撤回后立即失效。`,
          `Revoke ${attorney.number}? It is without force at once.`,
        ),
      })),
    ],
  }
}

const powersText = ({ powers }: AttorneyShown, locale: Locale, t: Tongue) =>
  powers.map((power) => power[locale]).join(t('、', '; '))

const paperText = (paper: string | undefined, t: Tongue) =>
  paper ?? t('未归档，请补交扫描件', 'missing: file the scanned paper')
