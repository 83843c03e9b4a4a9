import * as z from 'zod'
import { jsonIn } from '../../workspace/json-in.ts'
import { cardFault } from '../cards/card-fault.ts'
import type { Site } from '../site.ts'
import { withTags } from '../talk/mentions.ts'
import type { Message } from '../world/message.ts'
import { invalidParameter, Refusal } from './refusal.ts'

type Said = Pick<Message, 'type' | 'content' | 'mentions'>

const Text = z.strictObject({ text: z.string().min(1) })

const style = z.array(z.enum(['bold', 'underline', 'lineThrough', 'italic'])).optional()
const Inline = z.discriminatedUnion('tag', [
  z.strictObject({
    tag: z.literal('text'),
    text: z.string(),
    un_escape: z.boolean().optional(),
    style,
  }),
  z.strictObject({ tag: z.literal('a'), text: z.string(), href: z.url(), style }),
  z.strictObject({ tag: z.literal('at'), user_id: z.string(), style }),
  z.strictObject({ tag: z.literal('md'), text: z.string() }),
  z.strictObject({ tag: z.literal('hr') }),
])
const Post = z.strictObject({
  title: z.string().optional(),
  content: z.array(z.array(Inline)).min(1),
})
const Posts = z.partialRecord(z.enum(['zh_cn', 'en_us', 'ja_jp']), Post)

// facts-chat C6: texts of 150 KB, posts and cards of 30.
const most = { text: 150 * 1024, post: 30 * 1024, interactive: 30 * 1024 }

const postIn = (raw: unknown): string => {
  const read = Posts.safeParse(raw)
  const post = read.data?.zh_cn ?? read.data?.en_us ?? read.data?.ja_jp
  if (!post) throw invalidParameter('invalid post content')
  return JSON.stringify({ title: post.title ?? '', content: post.content })
}

/** A card as it is kept; Lark says what is wrong with one that it does not take. */
export const cardIn = (raw: unknown): string => {
  const fault = cardFault(raw)
  if (fault)
    throw new Refusal(
      230099,
      `Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err; ErrorValue: ${fault}`,
    )
  return JSON.stringify(raw)
}

/** The largest that a message of a kind may be. */
export const fitting = (type: 'text' | 'post' | 'interactive', content: string) => {
  if (Buffer.byteLength(content) > most[type])
    throw new Refusal(230025, 'The length of the message content reaches its limit')
}

/** What a message of the bot says, read strictly. */
export const contentIn = (
  site: Site,
  type: 'text' | 'post' | 'interactive',
  content: string,
): Said => {
  fitting(type, content)
  const raw = jsonIn(content)
  if (type === 'interactive') return { type, content: cardIn(raw) }
  if (type === 'post') return { type, content: postIn(raw) }
  const read = Text.safeParse(raw)
  if (!read.success) throw invalidParameter('invalid text content')
  const { text, mentions } = withTags(site, read.data.text)
  return {
    type,
    content: JSON.stringify({ text }),
    ...(mentions.length > 0 ? { mentions } : {}),
  }
}
