import type { Site } from '../site.ts'
import type { Chat } from '../world/chats.ts'
import type { Mention } from '../world/message.ts'

const placeholder = /@_user_\d+/g

/** A text with people named in it, as Lark stores it: `@name` of those in the chat becomes a placeholder, longest names first. */
export const withMentions = (site: Site, chat: Chat, typed: string) => {
  const people = chat.members
    .flatMap((id) => site.people.get(id) ?? [])
    .sort((one, other) => other.name.length - one.name.length)
  const mentions: Mention[] = []
  let text = ''
  for (let at = 0; at < typed.length; ) {
    const named = people.find(({ name }) => typed.startsWith(`@${name}`, at))
    if (named) {
      const key = `@_user_${mentions.length + 1}`
      mentions.push({ key, openId: named.openId, name: named.name })
      text += key
      at += named.name.length + 1
    } else {
      text += typed[at]
      at += 1
    }
  }
  return { text, mentions }
}

/** The bot's own way to name people: `<at user_id="ou_…">name</at>`. */
export const withTags = (site: Site, given: string) => {
  const mentions: Mention[] = []
  const text = given.replaceAll(
    /<at user_id="(ou_\w+)">[^<]*<\/at>/g,
    (written, openId: string) => {
      const person = site.people.get(openId)
      if (!person) return written
      const key = `@_user_${mentions.length + 1}`
      mentions.push({ key, openId, name: person.name })
      return key
    },
  )
  return { text, mentions }
}

/** The same text with names where the placeholders stand. */
export const writtenOut = (text: string, mentions: Mention[] = []) =>
  text.replaceAll(placeholder, (key) => {
    const mention = mentions.find((each) => each.key === key)
    return mention ? `@${mention.name}` : key
  })
