import { upload } from '../wire.ts'
import { useWorkspace } from '../workspace.ts'

interface Written {
  channel: string
  thread?: string | undefined
  line: string
  files: readonly File[]
}

/** How what stands in a composer gets to the others: as files, a command or a message. */
export function useDelivery(): (written: Written) => Promise<boolean> {
  const { me, words, act, notify } = useWorkspace()
  return async ({ channel, thread, line, files }) => {
    let arrived = true
    for (const [index, file] of files.entries()) {
      const text = index === 0 ? line : undefined
      const result = await upload(file, { as: me.id, channel, thread, text })
      if (!result.ok) notify(words.failed(`${file.name}: ${result.error}`))
      arrived &&= result.ok
    }
    if (files.length > 0) return arrived
    const [, command, text = ''] = /^(\/\S+)\s*(.*)$/s.exec(line) ?? []
    const result = command
      ? await act({ do: 'command', channel, command, text })
      : await act({ do: 'say', channel, text: line, ...(thread ? { thread_ts: thread } : {}) })
    if (!result.ok) notify(words.failed(result.error))
    return result.ok
  }
}
