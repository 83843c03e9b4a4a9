import { RailFoot } from '../../../workspace/page/components/rail-foot.tsx'
import type { LarkChat } from '../../contract.ts'
import { partnerOf } from '../faces.ts'
import { useLark } from '../workspace.ts'
import { ChatEntry } from './chat-entry.tsx'

/** The left side: the chats, newest first under the bot's, and the end of the rail. */
export function Rail() {
  const { state, faces, me, words } = useLark()
  const newest = new Map<string, number>()
  for (const { chat, createdAt } of state.messages) newest.set(chat, createdAt)
  const rank = (chat: LarkChat) =>
    partnerOf(chat, me.id, faces)?.bot ? Number.POSITIVE_INFINITY : (newest.get(chat.id) ?? 0)
  const chats = [...state.chats].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)))
  return (
    <nav class="rail" aria-label={state.tenant.name}>
      <header>
        <span class="seal" aria-hidden="true">
          {[...state.tenant.name][0]}
        </span>
        <h1>{state.tenant.name}</h1>
      </header>
      <div class="places">
        {chats.map((chat) => (
          <ChatEntry key={chat.id} chat={chat} />
        ))}
      </div>
      <RailFoot other={words.slack} both="/both.html" />
    </nav>
  )
}
