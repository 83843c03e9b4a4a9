import type { DeskItem } from '../domain/lending/desk-item.ts'
import type { RecordNotice } from '../domain/lending/notices.ts'
import { timeAt } from '../terms/day.ts'
import type { Button, Card } from './card.ts'
import type { Tongue } from './tongue.ts'

/** Draws what lies on somebody's desk. */
export function homeCard(
  { name, items }: Extract<RecordNotice, { notice: 'home' }>,
  t: Tongue,
): Card {
  const shown = items.slice(0, 30)
  return {
    title: t(`${name} 的案头`, `${name}’s desk`),
    ...(shown.length === 0
      ? { body: [t('案头清净，没有待办。', 'Nothing waits for you.')] }
      : {
          table: {
            columns: [t('待办', 'To do'), t('事项', 'What'), t('说明', 'Detail'), t('时限', 'By')],
            rows: shown.map((item) => [
              whatText(item.what, t),
              item.title,
              item.detail,
              item.due === undefined ? '—' : timeAt(item.due),
            ]),
          },
        }),
    buttons: shown.flatMap((item) => buttonOf(item, t)).slice(0, 5),
  }
}

function whatText(what: DeskItem['what'], t: Tongue): string {
  switch (what) {
    case 'decide':
      return t('待我审批', 'To decide')
    case 'read':
      return t('可阅', 'To read')
    case 'sitting':
      return t('待开室', 'Sitting to open')
    case 'reminder':
      return t('下一步', 'Next step')
    case 'parked':
      return t('搁置的差错', 'Parked failure')
    case 'waiting':
      return t('等候批复', 'Waiting for a decision')
  }
}

function buttonOf({ what, detail, args }: DeskItem, t: Tongue): Button[] {
  switch (what) {
    case 'decide':
    case 'read':
    case 'waiting':
      return [{ text: t(`查看 ${detail}`, `Show ${detail}`), intent: 'request.show', args }]
    case 'sitting':
      return [
        {
          text: t(`开室 ${detail}`, `Open ${detail}`),
          intent: 'sitting.open',
          args,
          style: 'primary',
        },
      ]
    case 'parked':
      return [{ text: t('再办一次', 'Do it again'), intent: 'parked.retry', args }]
    case 'reminder':
      return []
  }
}
