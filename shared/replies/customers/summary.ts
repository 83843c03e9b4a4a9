import type { NextThing, Summary } from '../../domain/customers/summarising.ts'
import { natureNames, stageNames } from '../../forms/customers/choices.ts'
import type { PersonalFacts } from '../../records/customer.ts'
import type { Locale } from '../../terms/locale.ts'
import { secrecyNames } from '../../terms/secrecy-level.ts'
import type { Button, Card, Chart } from '../card.ts'
import type { Tongue } from '../tongue.ts'
import { fieldName } from './field-names.ts'

type Fact = [label: string, value: string]

/** Draws a customer on one card: who they are, what was said last, what is due, what there is, what to do next. */
export function summaryCard(summary: Summary, locale: Locale, t: Tongue): Card {
  const { customer, staleDays } = summary
  const stale = staleDays
    ? t(
        `档案卡已 ${staleDays} 天未更新，内容可能过时。`,
        `The card has not been touched for ${staleDays} days and may be out of date.`,
      )
    : undefined
  return {
    title: `${customer.number} ${customer.name}`,
    ...(stale || summary.next.some((thing) => thing.do === 'overdue')
      ? { tone: 'warning' as const }
      : {}),
    ...(stale ? { body: [stale] } : {}),
    facts: [
      ...whoFacts(summary, locale, t),
      [t('最近拜访', 'Last visits'), visitsText(summary, t)],
      [t('承诺与下一步', 'Commitments'), commitmentsText(summary, t)],
      ...documentFacts(summary, locale, t),
      ...(summary.personal ? personalFacts(summary.personal, locale) : []),
      [t('下一步建议', 'What to do next'), nextText(summary.next, t)],
    ],
    ...visitChart(summary, t),
    buttons: buttonsOf(summary, t),
    notes: summary.aloud
      ? [
          t(
            '此卡他人可见，只列全体业务人员可知的内容。',
            'Others can read this card: it holds only what all in the business may know.',
          ),
        ]
      : [t('只列您有权知悉的内容。', 'It holds only what you may know.')],
  }
}

function whoFacts({ customer }: Summary, locale: Locale, t: Tongue): Fact[] {
  const { nature, stage, grade, lineOfBusiness, ownerName, departmentId, phone } = customer
  const who = [natureNames[nature][locale], stageNames[stage][locale], lineOfBusiness]
  return [
    [t('客户', 'Customer'), who.filter(Boolean).join(' · ')],
    [t('等级', 'Grade'), grade ?? t('未定', 'not set')],
    [
      t('负责人', 'In charge'),
      t(`${ownerName}（${departmentId}）`, `${ownerName} (${departmentId})`),
    ],
    ...(phone ? [[t('电话', 'Telephone'), phone] as Fact] : []),
  ]
}

function visitsText({ visits, lastVisits }: Summary, t: Tongue): string {
  if (visits === 0) return t('还没有拜访记录', 'None yet')
  const lines = lastVisits.map(({ on, byName, title, urgency }) => {
    const urgent = urgency === 'urgent' ? t('【紧急】', '[urgent] ') : ''
    return t(`${on} ${byName}：${urgent}${title}`, `${on} ${byName}: ${urgent}${title}`)
  })
  return [t(`共 ${visits} 次`, `${visits} in all`), ...lines].join('\n')
}

/** Whether they are called on more or less than they were: not to be seen from one visit. */
function visitChart({ visitMonths = [] }: Summary, t: Tongue): { chart?: Chart } {
  const values = visitMonths.map(({ visits }) => visits)
  if (values.reduce((sum, each) => sum + each, 0) < 2) return {}
  const categories = visitMonths.map(({ month }) => {
    const number = Number(month.slice(5))
    return t(`${number}月`, MONTHS[number - 1] ?? month)
  })
  return {
    chart: {
      kind: 'bar',
      title: t('近一年拜访次数', 'Visits in the last year'),
      categories,
      series: [{ name: t('拜访', 'Visits'), values }],
    },
  }
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function commitmentsText({ commitments, today }: Summary, t: Tongue): string {
  if (commitments.length === 0) return t('无', 'None')
  return commitments
    .map(({ title, dueOn }) => {
      if (!dueOn) return title
      const late = dueOn < today ? t('（已逾期）', ' (overdue)') : ''
      return t(`${title}，${dueOn} 到期${late}`, `${title}, due ${dueOn}${late}`)
    })
    .join('\n')
}

function documentFacts({ documents }: Summary, locale: Locale, t: Tongue): Fact[] {
  return documents.map(({ secrecy, count, last }) => [
    `${t('档案', 'Documents')} · ${secrecyNames[secrecy][locale]}`,
    [
      t(`${count} 件`, `${count}`),
      ...last.map(({ archiveNumber, title }) => `${archiveNumber} ${title}`),
    ].join('\n'),
  ])
}

/** 性格、嗜好、生日: on the card only for whom the schedule names; ids and notes stay in their form. */
function personalFacts(facts: PersonalFacts, locale: Locale): Fact[] {
  const shown = ['proprietor', 'manager', 'legalRepresentative', 'birthday', 'interests'] as const
  return shown.flatMap((field): Fact[] => {
    const value = facts[field]
    return value ? [[fieldName(field, locale), value]] : []
  })
}

function nextText(next: NextThing[], t: Tongue): string {
  if (next.length === 0) return t('没有待办', 'Nothing is waiting')
  return next.map((thing) => `• ${nextLine(thing, t)}`).join('\n')
}

function nextLine(thing: NextThing, t: Tongue): string {
  switch (thing.do) {
    case 'overdue':
      return t(
        `已逾期（${thing.dueOn}）：${thing.title}`,
        `Overdue since ${thing.dueOn}: ${thing.title}`,
      )
    case 'due':
      return t(`${thing.dueOn} 前：${thing.title}`, `By ${thing.dueOn}: ${thing.title}`)
    case 'firstVisit':
      return t('安排第一次拜访', 'Arrange a first visit')
    case 'callAgain':
      return t(
        `${thing.since} 以后没有拜访，安排回访`,
        `Not visited since ${thing.since}: call again`,
      )
    case 'reviewCard':
      return t('核对并更新档案卡', 'Check the card and bring it up to date')
    case 'completeCode':
      return t('补全统一社会信用代码', 'Add the unified social credit code')
  }
}

function buttonsOf({ customer, aloud, mayEdit, mayReadPersonal }: Summary, t: Tongue): Button[] {
  const args = { customerId: customer.id }
  return [
    { text: t('记录拜访', 'Visit note'), intent: 'visit', args, style: 'primary' },
    ...(aloud
      ? [{ text: t('仅我可见的概况', 'Mine alone'), intent: 'summary', args }]
      : [
          { text: t('档案卡', 'Card'), intent: 'customer', args },
          ...(mayEdit ? [{ text: t('编辑', 'Edit'), intent: 'customerEdit', args }] : []),
          ...(mayReadPersonal
            ? [{ text: t('个人信息', 'Personal facts'), intent: 'customerPersonal', args }]
            : []),
          { text: t('借阅', 'Borrow'), intent: 'borrow', args },
        ]),
  ]
}
