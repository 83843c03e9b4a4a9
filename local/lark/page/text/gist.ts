import type { LarkMessage } from '../../contract.ts'
import { gistOf as gistOfCard } from '../card/card.ts'
import type { Words } from '../words.ts'
import { Content, runsOf } from './content.ts'

/** A message in a few words, as the list of chats shows it. */
export function gistOf(
  type: LarkMessage['type'],
  content: unknown,
  words: Words,
  locale: 'zh-CN' | 'en-US',
): string {
  switch (type) {
    case 'text':
      return Content.text.safeParse(content).data?.text ?? ''
    case 'post': {
      const post = Content.post.safeParse(content).data
      const first = runsOf(post?.content[0] ?? []).map((run) => ('text' in run ? run.text : ''))
      return post?.title || first.join('')
    }
    case 'image':
      return words.picture
    case 'file':
      return `${words.file} ${Content.file.safeParse(content).data?.file_name ?? ''}`
    case 'interactive':
      return `${words.card} ${gistOfCard(content, locale) ?? ''}`
  }
}
