import { common } from '../../workspace/page/words.ts'

/** The page's own texts in Chinese; what the bot says comes from the bot. */
const zh = {
  ...common.zh,
  channels: '频道',
  directMessages: '私信',
  app: '应用',
  lark: '飞书',
  home: '主页',
  messages: '消息',
  emptyHome: '应用还没有布置主页。',
  onlyYou: '仅您可见',
  edited: '（已编辑）',
  shortcuts: '快捷操作',
  noCommandsInThread: 'Slack 的话题里不能用命令',
  noSuchCommand: (command: string) => `没有 ${command} 这个命令`,
  commands: '命令',
  optional: '（选填）',
  submitting: '提交中…',
  notAnEmail: '请填写有效的电子邮箱',
  notAUrl: '请填写有效的网址',
  notANumber: '请填写数字',
  notWhole: '请填写整数',
  atLeast: (least: string) => `不能小于 ${least}`,
  atMost: (most: string) => `不能大于 ${most}`,
  tooShort: (least: number) => `至少 ${least} 个字`,
  tooLong: (most: number) => `最多 ${most} 个字`,
  typeToFind: (least: number) => `输入至少 ${least} 个字开始查找`,
  finding: '查找中…',
  findFailed: '没能取到选项，请再试一次',
  chooseFiles: '选择文件，或拖到这里',
  uploading: '上传中…',
  trouble: '没能连上应用，请再试一次。',
}

/** The page's texts in one language. */
export type Words = typeof zh

const en: Words = {
  ...common.en,
  channels: 'Channels',
  directMessages: 'Direct messages',
  app: 'APP',
  lark: 'Lark',
  home: 'Home',
  messages: 'Messages',
  emptyHome: 'The app has not set up its home yet.',
  onlyYou: 'Only visible to you',
  edited: '(edited)',
  shortcuts: 'Shortcuts',
  noCommandsInThread: 'Slack runs no commands in threads',
  noSuchCommand: (command) => `${command} is not a command`,
  commands: 'Commands',
  optional: ' (optional)',
  submitting: 'Sending…',
  notAnEmail: 'Please enter a valid email address.',
  notAUrl: 'Please enter a valid URL.',
  notANumber: 'Please enter a number.',
  notWhole: 'Please enter a whole number.',
  atLeast: (least) => `Must be at least ${least}.`,
  atMost: (most) => `Must be at most ${most}.`,
  tooShort: (least) => `At least ${least} characters.`,
  tooLong: (most) => `At most ${most} characters.`,
  typeToFind: (least) => `Type at least ${least} characters to search`,
  finding: 'Searching…',
  findFailed: 'Could not load the options. Please try again.',
  chooseFiles: 'Choose files, or drop them here',
  uploading: 'Uploading…',
  trouble: 'We had some trouble connecting. Try again?',
}

/** The page's texts for a person. */
export function wordsFor(locale: 'zh-CN' | 'en-US'): Words {
  return locale === 'en-US' ? en : zh
}
