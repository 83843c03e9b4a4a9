import type { HelpNotice } from '../domain/notices.ts'
import type { Locale } from '../terms/locale.ts'
import type { Card } from './card.ts'
import type { Tongue } from './tongue.ts'

/** Draws what can be asked for, or the button to an answer that is nobody else's business. */
export function helpCard(notice: HelpNotice, locale: Locale, t: Tongue): Card {
  if (notice.notice === 'alone') {
    const { entrance, title, text, mentioned } = notice
    return {
      title: title[locale],
      body: [t('内容只给您本人看。', 'The answer is for you alone.')],
      buttons: [
        {
          text: t('查看', 'Show me'),
          style: 'primary',
          intent: entrance,
          args: {
            ...(text ? { text: text.slice(0, 500) } : {}),
            ...(mentioned ? { mentioned } : {}),
          },
        },
      ],
    }
  }
  return {
    title: t('我能做什么', 'What I can do'),
    body: [
      t(
        '可以输入命令，也可以 @案卷 说出括号里的词；在话题里请用 @案卷。',
        'Type a command, or mention me with the word in brackets; in a thread, mention me.',
      ),
    ],
    facts: notice.ways.map(({ command, word, says }) => [
      word ? t(`${command}（${word.zh}）`, `${command} (${word.en})`) : command,
      says[locale],
    ]),
    buttons: [
      { text: t('记录拜访', 'Visit note'), intent: 'visit', args: {}, style: 'primary' },
      { text: t('借阅档案', 'Borrow'), intent: 'borrow', args: {} },
      { text: t('我的案头', 'My desk'), intent: 'home', args: {} },
    ],
    notes: [
      t(
        '问客户：@案卷 凤竹 怎么样。归档：把扫描件发到这里，或在消息菜单里选「归档」。记拜访：在消息菜单里选「记为拜访」。',
        'A customer: “@Anjuan how is Nordic?” Filing: share the scan here, or choose “File it” in the menu of its message. A visit: choose “Save as visit note” there.',
      ),
    ],
  }
}
