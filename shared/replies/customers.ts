import type { CustomerNotice, CustomerRefusal } from '../domain/customers/notices.ts'
import type { Locale } from '../terms/locale.ts'
import type { Card } from './card.ts'
import { fullCard } from './customers/card.ts'
import { historyCard } from './customers/history.ts'
import { summaryCard } from './customers/summary.ts'
import type { Tongue } from './tongue.ts'

/** Draws what is said of customers. */
export function customerCard(notice: CustomerNotice, locale: Locale, t: Tongue): Card {
  switch (notice.notice) {
    case 'customer.card':
      return fullCard(notice, locale, t)
    case 'customer.history':
      return historyCard(notice, locale, t)
    case 'customer.summary':
      return summaryCard(notice.summary, locale, t)
    case 'customer.several':
      return severalCard(notice, t)
    case 'customer.none':
      return {
        title: notice.asked
          ? t(
              `没有找到「${notice.asked.slice(0, 60)}」`,
              `No customer called “${notice.asked.slice(0, 60)}”`,
            )
          : t('要看哪一家？', 'Which customer?'),
        body: [
          t(
            '可以输入名称的任何一段、拼音或首字母，例如 凤竹、fengzhu、fz。',
            'Any part of the name will do, or its pinyin or initials, as 凤竹, fengzhu, fz.',
          ),
        ],
        buttons: [{ text: t('我能做什么', 'What I can do'), intent: 'help', args: {} }],
      }
    case 'customer.personalSaved':
      return {
        title: t(
          `已保存 · ${notice.customerName} 的个人信息`,
          `Saved · personal facts of ${notice.customerName}`,
        ),
        tone: 'good',
      }
  }
}

/** Says why a card cannot be saved as it stands. */
export function customerRefusal(refusal: CustomerRefusal, t: Tongue): string {
  switch (refusal.code) {
    case 'customer.likelyDuplicate': {
      const lines = refusal.alike.map(({ number, name, by }) => {
        const why = by === 'phone' ? t('电话相同', 'same telephone') : t('名称相近', 'near name')
        return t(`${number} ${name}（${why}）`, `${number} ${name} (${why})`)
      })
      return [
        t('可能已有此客户：', 'There may be a card already:'),
        ...lines,
        t(
          '如果不是同一客户，请在表单末尾勾选后再提交。',
          'If it is not the same customer, tick the box at the end of the form and save again.',
        ),
      ].join('\n')
    }
    case 'customer.codeTaken':
      return t(
        `此代码已属于 ${refusal.number} ${refusal.name}，同一代码不能建两张卡。`,
        `This code belongs to ${refusal.number} ${refusal.name}: one code, one card.`,
      )
    case 'customer.residentIdTaken':
      return t('此身份证号已属于另一位客户。', 'This resident id belongs to another customer.')
    case 'customer.movedOn':
      return t(
        `${refusal.byName} 刚刚改过这张卡。请记下您的修改，关闭后重新打开再填。`,
        `${refusal.byName} has just changed this card. Note what you changed, close this and open it again.`,
      )
  }
}

/** At most five buttons stand under a card in any chat. */
const MOST_BUTTONS = 5

function severalCard(
  { asked, found, next }: Extract<CustomerNotice, { notice: 'customer.several' }>,
  t: Tongue,
): Card {
  const more = found.length - MOST_BUTTONS
  return {
    title: t(`「${asked.slice(0, 60)}」是哪一家？`, `Which “${asked.slice(0, 60)}”?`),
    body: [
      ...found
        .slice(0, MOST_BUTTONS)
        .map(({ label, detail }) => (detail ? `${detail} ${label}` : label)),
      ...(more > 0
        ? [t('还有更多：请把名称写得更全。', 'There are more: write more of the name.')]
        : []),
    ],
    buttons: found.slice(0, MOST_BUTTONS).map(({ id, label }) => ({
      text: label.slice(0, 70),
      intent: next,
      args: { customerId: id },
    })),
  }
}
