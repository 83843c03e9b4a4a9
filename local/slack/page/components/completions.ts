import { type Completions, mentionsFor } from '../../../workspace/page/components/completions.ts'
import type { WorkspaceState } from '../../contract.ts'
import { slackbot } from '../faces.ts'
import type { Words } from '../words.ts'

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
  const others = state.people.filter(({ id }) => id !== slackbot)
  return mentionsFor(before, others, words)
}
