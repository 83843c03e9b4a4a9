import type { CustomerNotice } from '../../domain/customers/notices.ts'
import { sourceNames } from '../../forms/customers/choices.ts'
import { timeAt } from '../../terms/day.ts'
import type { Locale } from '../../terms/locale.ts'
import type { Card } from '../card.ts'
import type { Tongue } from '../tongue.ts'
import { fieldName, valueText } from './field-names.ts'

type HistoryNotice = Extract<CustomerNotice, { notice: 'customer.history' }>

const MOST_ROWS = 30

/** Draws what was changed on a card: a line a field, with the value before. */
export function historyCard(
  { customer, revisions }: HistoryNotice,
  locale: Locale,
  t: Tongue,
): Card {
  const shown = (field: string, value: string | undefined) =>
    value === undefined ? t('（空）', '(empty)') : valueText(field, value, locale)
  const rows = revisions.flatMap(({ at, byName, source, of, first, changes }) => {
    const head = [timeAt(at), byName, sourceNames[source][locale]]
    const about = of === 'card' ? t('档案卡', 'card') : t('个人信息', 'personal facts')
    if (first) return [[...head, t(`建立${about}`, `opened the ${about}`), '', '']]
    if (changes.length === 0)
      return [[...head, t('核对，无变更', 'checked, nothing changed'), '', '']]
    return changes.map(({ field, before, after }) => [
      ...head,
      fieldName(field, locale),
      shown(field, before),
      shown(field, after),
    ])
  })
  return {
    title: t(`变更记录 · ${customer.name}`, `Changes · ${customer.name}`),
    ...(rows.length === 0
      ? { body: [t('还没有变更。', 'Nothing has been changed yet.')] }
      : {
          table: {
            columns: [
              t('时间', 'Time'),
              t('人员', 'By'),
              t('来源', 'Source'),
              t('项目', 'Field'),
              t('原值', 'Before'),
              t('新值', 'After'),
            ],
            rows: rows.slice(0, MOST_ROWS),
          },
        }),
  }
}
