import { hasHan } from '../terms/search-text.ts'
import type { Entrance } from './entrance.ts'

/** `/anjuan`, 帮助, a greeting, or our name and nothing else: what can be asked for. */
export const helpEntrance = (others: readonly Entrance[]): Entrance => ({
  name: 'help',
  command: {
    name: '/anjuan',
    hint: '',
    says: { zh: '案卷能做什么', en: 'What Anjuan can do' },
  },
  words: ['帮助', 'help', '?', '？', '你好', '您好', 'hello', 'hi', '菜单', 'menu'],
  start: ({ by }) => ({
    step: 'show',
    notice: {
      notice: 'help',
      chat: by.chat,
      ways: others.flatMap(({ command, words = [] }) => {
        const zh = words.find(hasHan)
        const en = words.find((word) => !hasHan(word))
        return command
          ? [
              {
                command: command.name,
                hint: command.hint,
                word: zh && en ? { zh, en } : undefined,
                says: command.says,
              },
            ]
          : []
      }),
    },
  }),
})
