/** A person, or the bot, as every page of a workspace shows them. */
export interface Face {
  id: string
  name: string
  title: string
  bot?: boolean
}

const colours = [
  '#3d6b8c',
  '#8a5a44',
  '#4f7a5b',
  '#7a5c8e',
  '#9a6a2f',
  '#4a6fa5',
  '#a3565e',
  '#5b7f7a',
  '#6b6f96',
  '#7d7a3f',
]

/** What stands behind a person's initials: the same for the same name, whichever the chat. */
export function colourOf(name: string): string {
  let sum = 0
  for (const char of name) sum = (sum * 131 + char.charCodeAt(0)) % 99991
  return colours[sum % colours.length] ?? '#556'
}

/** 建国 of 王建国, JS of Jane Smith. */
export function initialsOf(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name].slice(-2).join('')
  const words = name.split(/[\s._-]+/).filter(Boolean)
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}
