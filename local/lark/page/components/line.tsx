import { mentionsFor } from '../../../workspace/page/components/completions.ts'
import { Composer } from '../../../workspace/page/components/composer.tsx'
import type { LarkChat } from '../../contract.ts'
import { upload } from '../wire.ts'
import { useLark } from '../workspace.ts'

interface Props {
  chat: LarkChat
  where: string
  thread?: string
}

/** The line one writes in: text, mentions, files. */
export function Line({ chat, where, thread }: Props) {
  const { faces, me, words, act, notify, refresh } = useLark()
  const others = faces.filter(({ id }) => id !== me.id && chat.members.includes(id))
  const place = { chat: chat.id, ...(thread ? { root: thread } : {}) }

  const deliver = async (text: string, files: readonly File[]) => {
    let arrived = true
    // Each file is a message of its own, as in Lark.
    for (const file of files) {
      const result = await upload(file, { as: me.id, ...place })
      if (!result.ok) notify(words.failed(`${file.name}: ${result.error}`), 'error')
      arrived &&= result.ok
    }
    if (files.length > 0) await refresh()
    if (text === '') return arrived
    const said = await act({ do: 'say', text, ...place })
    return said.ok && arrived
  }
  return (
    <Composer
      where={where}
      inThread={thread !== undefined}
      completionsFor={(text, caret) => mentionsFor(text.slice(0, caret), others, words)}
      deliver={deliver}
    />
  )
}
