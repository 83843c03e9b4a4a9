import type { RecordNotice } from '../../domain/lending/notices.ts'
import type { Card } from '../card.ts'
import type { Tongue } from '../tongue.ts'

/** At most five buttons stand under a card in any chat. */
const MOST_BUTTONS = 5

/** Asks which of several documents is to be borrowed. */
export function whichCard(
  { asked, found }: Extract<RecordNotice, { notice: 'borrow.which' }>,
  t: Tongue,
): Card {
  const shown = found.slice(0, MOST_BUTTONS)
  return {
    title: asked
      ? t(`借阅「${asked.slice(0, 60)}」的哪一件？`, `Which document of “${asked.slice(0, 60)}”?`)
      : t('借阅哪一件？', 'Which document?'),
    body: shown.map(({ label, detail }) => (detail ? `${detail} ${label}` : label)),
    buttons: shown.map(({ id, label }) => ({
      text: label.slice(0, 70),
      intent: 'borrow',
      args: { documentId: id },
    })),
    notes: [
      found.length > MOST_BUTTONS
        ? t(
            '还有更多：请用 /borrow 加题名或档号，或在表单里输入客户名称挑选。',
            'There are more: type /borrow with a title or number, or the customer’s name in the form.',
          )
        : t('只列您有权知悉的档案。', 'Only what you may know of is listed.'),
    ],
  }
}
