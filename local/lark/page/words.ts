import { common } from '../../workspace/page/words.ts'

const zh = {
  ...common.zh,
  slack: 'Slack',
  lark: '飞书',
  bot: '机器人',
  outside: '外部',
  urgent: '加急',
  picture: '[图片]',
  file: '[文件]',
  card: '[卡片]',
  edited: '（已更新）',
  menu: '快捷菜单',
  pageOf: (at: number, all: number) => `${at} / ${all}`,
  earlierPage: '上一页',
  nextPage: '下一页',
  confirm: '确定',
  textLeft: (left: number) => `还可输入 ${left} 字`,
  both: (company: string) => `${company}：一套案卷，两种聊天`,
}

/** The page's own texts in Chinese; what the bot says comes from the bot. */
export type Words = typeof zh

const en: Words = {
  ...common.en,
  slack: 'Slack',
  lark: 'Lark',
  bot: 'Bot',
  outside: 'External',
  urgent: 'Urgent',
  picture: '[Image]',
  file: '[File]',
  card: '[Card]',
  edited: '(updated)',
  menu: 'Quick menu',
  pageOf: (at, all) => `${at} / ${all}`,
  earlierPage: 'Previous page',
  nextPage: 'Next page',
  confirm: 'Confirm',
  textLeft: (left) => `${left} characters left`,
  both: (company) => `${company}: one archive, two chats`,
}

/** The page's texts for a person. */
export const wordsFor = (locale: 'zh-CN' | 'en-US'): Words => (locale === 'en-US' ? en : zh)
