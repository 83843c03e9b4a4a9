import type { WorkspaceState } from '../../contract.ts'
import { slackbot } from '../faces.ts'
import type { Words } from '../words.ts'
import type { Item } from './listbox.tsx'

/** What might be meant by the word that is being typed. */
interface Completions {
  label: string
  /** Where the word begins. */
  from: number
  /** The word is already complete: Enter sends. */
  whole: boolean
  items: (Item & { insert: string })[]
}

interface About {
  state: WorkspaceState
  words: Words
  inThread: boolean
}

/** Commands at the start of a line, people after an `@`. */
export function completionsFor(
  text: string,
  caret: number,
  { state, words, inThread }: About,
): Completions | undefined {
  const before = text.slice(0, caret)
  if (/^\/\S*$/.test(before) && !inThread) {
    const items = state.commands
      .filter(({ command }) => command.startsWith(before.toLowerCase()))
      .map(({ command, usage_hint, description }) => ({
        key: command,
        insert: command,
        text: `${command} ${usage_hint ?? ''}`.trim(),
        description,
      }))
    const whole = state.commands.some(({ command }) => command === before)
    return { label: words.commands, from: 0, whole, items }
  }
  const [, word] = /(?:^|\s)@([^\s@]*)$/.exec(before) ?? []
  if (word === undefined) return undefined
  const items = state.people
    .filter(({ id, name }) => id !== slackbot && name.toLowerCase().includes(word.toLowerCase()))
    .map(({ id, name, title }) => ({ key: id, insert: `@${name}`, text: name, description: title }))
  const from = before.length - word.length - 1
  return { label: words.people, from, whole: false, items }
}
