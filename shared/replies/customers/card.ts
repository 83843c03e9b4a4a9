import type { CustomerNotice } from '../../domain/customers/notices.ts'
import { natureNames, sourceNames, stageNames } from '../../forms/customers/choices.ts'
import type { Customer } from '../../records/customer.ts'
import { dayAt } from '../../terms/day.ts'
import type { Locale } from '../../terms/locale.ts'
import type { Button, Card } from '../card.ts'
import type { Tongue } from '../tongue.ts'
import { fieldName } from './field-names.ts'

type CardNotice = Extract<CustomerNotice, { notice: 'customer.card' }>

/** Draws a customer card in full. Personal facts are never on it. */
export function fullCard(notice: CardNotice, locale: Locale, t: Tongue): Card {
  const { customer, as } = notice
  const title = `${customer.number} ${customer.name}`
  return {
    title:
      as === 'opened'
        ? t(`已建卡 · ${title}`, `Card opened · ${title}`)
        : as === 'changed'
          ? t(`已保存 · ${title}`, `Saved · ${title}`)
          : title,
    ...(as === 'asked' ? {} : { tone: 'good' as const }),
    facts: factsOf(customer, locale, t),
    buttons: buttonsOf(notice, t),
    notes: [
      t(
        `${dayAt(customer.updatedAt)} 由 ${customer.updatedByName} 更新，来源：${sourceNames[customer.source].zh}`,
        `Updated ${dayAt(customer.updatedAt)} by ${customer.updatedByName}; source: ${sourceNames[customer.source].en}`,
      ),
    ],
  }
}

function factsOf(customer: Customer, locale: Locale, t: Tongue): [string, string][] {
  const written = [
    'creditCode',
    'phone',
    'address',
    'lineOfBusiness',
    'legalForm',
    'foundedOn',
    'dealingSince',
    'capital',
    'areaServed',
    'size',
    'standing',
    'competitors',
    'creditTerms',
  ] as const
  return [
    [fieldName('nature', locale), natureNames[customer.nature][locale]],
    [fieldName('stage', locale), stageNames[customer.stage][locale]],
    [fieldName('grade', locale), customer.grade ?? t('未定', 'not set')],
    [
      t('负责人', 'In charge'),
      t(
        `${customer.ownerName}（${customer.departmentId}）`,
        `${customer.ownerName} (${customer.departmentId})`,
      ),
    ],
    ...(customer.aliases.length > 0
      ? [[fieldName('aliases', locale), customer.aliases.join('、')] as [string, string]]
      : []),
    ...written.flatMap((field): [string, string][] => {
      const value = customer[field]
      return value ? [[fieldName(field, locale), value]] : []
    }),
  ]
}

function buttonsOf({ customer, mayEdit, mayReadPersonal }: CardNotice, t: Tongue): Button[] {
  const args = { customerId: customer.id }
  return [
    { text: t('客户概况', 'Summary'), intent: 'summary', args },
    { text: t('记录拜访', 'Visit note'), intent: 'visit', args },
    ...(mayEdit ? [{ text: t('编辑', 'Edit'), intent: 'customerEdit', args }] : []),
    ...(mayReadPersonal
      ? [{ text: t('个人信息', 'Personal facts'), intent: 'customerPersonal', args }]
      : []),
    { text: t('变更记录', 'Changes'), intent: 'customerHistory', args },
  ]
}
