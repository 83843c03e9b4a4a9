import { randomBytes } from 'node:crypto'
import type { Block } from '../block-kit/blocks.ts'
import type { Site } from '../site.ts'

const mention = /<@(U[A-Z0-9]+)>/

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** `@name` of people the workspace knows as `<@U…>`, longest names first. */
export const withMentions = (site: Site, text: string, mentionOf = (id: string) => `<@${id}>`) => {
  const people = [...site.people.values()].sort((a, b) => b.name.length - a.name.length)
  return people.reduce((so, person) => so.replaceAll(`@${person.name}`, mentionOf(person.id)), text)
}

/** Typed text as Slack stores it: marks escaped, mentions kept. */
export const storedText = (site: Site, text: string) =>
  withMentions(site, text)
    .split(/(<@U[A-Z0-9]+>)/)
    .map((part) => (site.people.has(mention.exec(part)?.[1] ?? '') ? part : escaped(part)))
    .join('')

/** Typed text as the rich text block that the composer sends along. */
export const composed = (site: Site, text: string): Block[] => {
  const elements = withMentions(site, text)
    .split(/(<@U[A-Z0-9]+>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const id = mention.exec(part)?.[1]
      return id && site.people.has(id)
        ? { type: 'user' as const, user_id: id }
        : { type: 'text' as const, text: part }
    })
  if (elements.length === 0) return []
  return [
    {
      type: 'rich_text',
      block_id: randomBytes(4).toString('hex'),
      elements: [{ type: 'rich_text_section', elements }],
    },
  ]
}
