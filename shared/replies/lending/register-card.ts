import type { RecordNotice } from '../../domain/lending/notices.ts'
import type { RegisterCount, RegisterLine } from '../../domain/lending/register-line.ts'
import { timeAt } from '../../terms/day.ts'
import type { Locale } from '../../terms/locale.ts'
import { secrecyNames } from '../../terms/secrecy-level.ts'
import type { Button, Card, Chart } from '../card.ts'
import type { Tongue } from '../tongue.ts'
import { loanNames, stateNames } from './names.ts'

/** Draws a page of the register of loans (借阅登记簿). */
export function registerCard(
  notice: Extract<RecordNotice, { notice: 'register' }>,
  locale: Locale,
  t: Tongue,
): Card {
  const { month, page, lines, more, counts } = notice
  return {
    title: t(`借阅登记簿 · ${month}`, `Register of loans · ${month}`),
    ...(lines.length === 0 ? { body: [t('本月没有登记。', 'Nothing this month.')] } : {}),
    ...countsChart(counts, locale, t),
    table: {
      columns: [
        t('借阅号', 'Request'),
        t('档案', 'Document'),
        t('阅档人', 'Reader'),
        t('借出', 'Out'),
        t('应还', 'Due'),
        t('归还 / 状态', 'Returned / state'),
      ],
      rows: lines.map((line) => [
        line.number,
        `${line.archiveNumber} ${line.title}`,
        line.readerName,
        line.out === undefined ? '—' : timeAt(line.out),
        line.due === undefined ? '—' : timeAt(line.due),
        standingOf(line, locale),
      ]),
    },
    buttons: [
      ...lines.flatMap((line) => actionOn(line, t)).slice(0, more ? 4 : 5),
      ...(more
        ? [
            {
              text: t('下一页', 'Next page'),
              intent: 'register',
              args: { month, page: String(page + 1) },
            },
          ]
        : []),
    ],
  }
}

/** The whole month at a glance: what is out at which level, and what has come back. */
function countsChart(
  counts: readonly RegisterCount[],
  locale: Locale,
  t: Tongue,
): { chart?: Chart } {
  const series = [
    { name: t('在借', 'Out'), values: counts.map(({ out }) => out) },
    { name: t('已结束', 'Over'), values: counts.map(({ back }) => back) },
    { name: t('未借出', 'Not out'), values: counts.map(({ never }) => never) },
  ].filter(({ values }) => values.some((value) => value > 0))
  if (counts.reduce((sum, { out, back, never }) => sum + out + back + never, 0) < 2) return {}
  return {
    chart: {
      kind: 'bar',
      title: t('本月借阅，按密级', 'The month by secrecy'),
      categories: counts.map(({ secrecy }) => secrecyNames[secrecy][locale]),
      series,
    },
  }
}

function standingOf({ state, loan, returned }: RegisterLine, locale: Locale): string {
  if (state === 'approved' && loan) return loanNames[loan][locale]
  if (state === 'closed' && returned !== undefined) return timeAt(returned)
  return stateNames[state][locale]
}

/** What can be done to a loan that is going on. */
function actionOn({ requestId, number, mode, state, loan }: RegisterLine, t: Tongue): Button[] {
  if (state !== 'approved') return []
  const args = { requestId }
  if (mode === 'sitting' && loan === 'acknowledged')
    return [
      {
        text: t(`开室 ${number}`, `Open sitting ${number}`),
        intent: 'sitting.open',
        args,
        style: 'primary',
      },
    ]
  return [
    { text: t(`收回 ${number}`, `Revoke ${number}`), intent: 'loan.revoke', args, style: 'danger' },
  ]
}
