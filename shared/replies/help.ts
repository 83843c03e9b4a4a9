import type { HelpNotice } from '../domain/notices.ts'
import { beginningOf } from '../terms/beginning.ts'
import type { Chat } from '../terms/chat.ts'
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
            ...(text ? { text: beginningOf(text, 500) } : {}),
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
        'Type a command, or mention me with its word; in a thread, mention me.',
      ),
    ],
    facts: notice.ways.map(({ command, word, says }) => [
      word ? t(`${command}（${word.zh}）`, command) : command,
      says[locale],
    ]),
    buttons: [
      { text: t('记录拜访', 'Visit note'), intent: 'visit', args: {}, style: 'primary' },
      { text: t('借阅档案', 'Borrow'), intent: 'borrow', args: {} },
      { text: t('我的案头', 'My desk'), intent: 'home', args: {} },
    ],
    notes: [
      t(
        '问客户：@案卷 凤竹 怎么样。归档：把扫描件发到这里，或者',
        'A customer: “@Anjuan how is Nordic?” Filing: share the scan here, or ',
      ) + onMessage(notice.chat, t),
    ],
  }
}

/** What is done with a message that stands already: Slack has a menu on it, in Lark it is answered. */
function onMessage(chat: Chat, t: Tongue): string {
  switch (chat) {
    case 'slack':
      return t(
        '在它的消息菜单里选「归档」。记拜访：在消息菜单里选「记为拜访」。',
        'choose “File it” in the menu of its message. A visit: choose “Save as visit note” there.',
      )
    case 'lark':
      return t(
        '回复那条消息：@案卷 归档。记拜访：回复那条消息：@案卷 拜访。',
        'reply to its message: “@Anjuan file”. A visit: reply to the message: “@Anjuan visit”.',
      )
  }
}
