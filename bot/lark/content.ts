import * as z from 'zod'
import type { Attachment } from '../../shared/records/document.ts'
import type { ChatIdentity } from '../../shared/records/person.ts'
import { dayAt } from '../../shared/terms/day.ts'

const EVERYBODY = '@_all'

/** The keys of mentions: `@_user_1` and so on. */
const MENTION_KEY = /^@_(?:user_\d+|all)$/

/** Somebody whom a message names. In the text stands only the key, as `@_user_1`. */
export interface Mention {
  key: string
  name: string
  /** Left out for another bot, and for everybody at once. */
  who?: ChatIdentity
  /** Our own name is a word to us, not a part of what is said. */
  isUs: boolean
}

/** The message that a content belongs to, as far as its files need it. */
export interface ContentOf {
  messageId: string
  /** The tenant through which its files are fetched: ours. */
  workspace: string
  /** When it was said. */
  at: number
}

/** What a message says, and the files that it carries. */
export interface Content {
  text: string
  attachments: Attachment[]
}

interface FileKey {
  type: 'image' | 'file'
  key: string
}

const Text = z.looseObject({ text: z.string() })
const Image = z.looseObject({ image_key: z.string().min(1) })
const File = z.looseObject({ file_key: z.string().min(1), file_name: z.string().nullish() })
const Component = z.looseObject({
  tag: z.string(),
  text: z.string().optional().catch(undefined),
  href: z.string().optional().catch(undefined),
  user_id: z.string().optional().catch(undefined),
  user_name: z.string().optional().catch(undefined),
  image_key: z.string().optional().catch(undefined),
  file_key: z.string().optional().catch(undefined),
})
type Component = z.infer<typeof Component>
const Post = z.looseObject({
  title: z.string().nullish(),
  content: z.array(z.array(Component)),
})

/**
 * Reads the content of a message, with names for the people in it. Our own name is a word to us and falls away.
 * None of it where the type is not one that people write or file in.
 */
export function contentIn(
  type: string,
  content: string,
  mentions: readonly Mention[],
  of: ContentOf,
): Content | undefined {
  const read = jsonIn(content)
  switch (type) {
    case 'text': {
      const said = Text.safeParse(read)
      return said.data && { text: named(said.data.text, mentions), attachments: [] }
    }
    case 'post': {
      const said = Post.safeParse(read)
      return said.data && postContent(said.data, mentions, of)
    }
    case 'image': {
      const sent = Image.safeParse(read)
      return sent.data && { text: '', attachments: [attached('image', sent.data.image_key, of)] }
    }
    case 'file': {
      const sent = File.safeParse(read)
      if (!sent.data) return undefined
      const { file_key, file_name } = sent.data
      return { text: '', attachments: [attached('file', file_key, of, file_name)] }
    }
    default:
      return undefined
  }
}

function postContent(
  { title, content }: z.infer<typeof Post>,
  mentions: readonly Mention[],
  of: ContentOf,
): Content {
  const lines = content.map((line) => line.map((one) => wordsOf(one, mentions)).join(''))
  const text = [title ?? '', ...lines].join('\n').replace(/\n{3,}/g, '\n\n')
  const pictures = content.flat().flatMap(pictureIn)
  return {
    text: named(text, mentions),
    attachments: pictures.map(({ type, key }, at) => attached(type, key, of, '', at + 1)),
  }
}

function pictureIn({ tag, image_key, file_key }: Component): FileKey[] {
  if (tag === 'img' && image_key) return [{ type: 'image', key: image_key }]
  // The picture that comes with a video is only its cover.
  return tag === 'media' && file_key ? [{ type: 'file', key: file_key }] : []
}

function wordsOf({ tag, text = '', href, ...at }: Component, mentions: readonly Mention[]): string {
  if (tag === 'a' && href && href !== text) return text ? `${text} (${href})` : href
  if (tag !== 'at') return text
  // Named by the key or, in some posts, by the account itself.
  const mention = mentions.find(({ key, who }) => key === at.user_id || who?.user === at.user_id)
  return mention?.key ?? `@${at.user_name ?? ''}`
}

/** Puts names for the keys. A key of nobody is something that somebody typed. */
function named(text: string, mentions: readonly Mention[]): string {
  // The longest first: `@_user_1` is the beginning of `@_user_10`, too.
  const keys = mentions.map(({ key }) => key).filter((key) => MENTION_KEY.test(key))
  keys.sort((a, b) => b.length - a.length)
  const pattern = new RegExp([...keys, EVERYBODY].join('|'), 'g')
  return text
    .replaceAll(pattern, (key) => {
      const mention = mentions.find((one) => one.key === key)
      if (mention?.isUs) return ' '
      return mention ? `@${mention.name}` : '@所有人'
    })
    .trim()
}

/** A picture has no name of its own: it is called by the day on which it was sent. */
const attached = (
  type: FileKey['type'],
  key: string,
  { messageId, workspace, at }: ContentOf,
  name?: string | null,
  number = 1,
): Attachment => ({
  chat: 'lark',
  workspace,
  fileId: `${messageId}/${type}/${key}`,
  name:
    name || `${type === 'image' ? '图片' : '文件'} ${dayAt(at)}${number > 1 ? ` ${number}` : ''}`,
  size: 0,
})

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
