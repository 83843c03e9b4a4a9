import { Composer } from '../../../workspace/page/components/composer.tsx'
import { useWorkspace } from '../workspace.ts'
import { completionsFor } from './completions.ts'
import { useDelivery } from './delivery.ts'
import { ShortcutsButton } from './shortcuts-button.tsx'

interface Props {
  channel: string
  where: string
  thread?: string
}

/** The line one writes in: text, commands, mentions, files. */
export function Line({ channel, where, thread }: Props) {
  const { state, words } = useWorkspace()
  const deliver = useDelivery()
  const inThread = thread !== undefined
  const known = (name: string) => state.commands.find(({ command }) => command === name)
  const nameIn = (line: string) => /^(\/\S*)/.exec(line)?.[1]
  return (
    <Composer
      where={where}
      inThread={inThread}
      completionsFor={(text, caret) => completionsFor(text, caret, { state, words, inThread })}
      usageOf={(line) => {
        const command = inThread ? undefined : known(/^(\/\S+) /.exec(line)?.[1] ?? '')
        return command && `${command.command} ${command.usage_hint ?? ''}  ${command.description}`
      }}
      problemOf={(line, done) => {
        const name = nameIn(line)
        if (name === undefined) return undefined
        if (inThread) return words.noCommandsInThread
        return done && !known(name) ? words.noSuchCommand(name) : undefined
      }}
      deliver={(line, files) => deliver({ channel, thread, line, files })}
    >
      {!inThread && <ShortcutsButton channel={channel} />}
    </Composer>
  )
}
