import { dayNameOf, dayOf, timeOf } from '../../../workspace/page/time.ts'
import type { LarkChat } from '../../contract.ts'
import { nameOf, partnerOf } from '../faces.ts'
import { gistOf } from '../text/gist.ts'
import { useLark } from '../workspace.ts'
import { ChatAvatar } from './chat-avatar.tsx'

/** A chat in the list: who it is with, what was said last, and how much of it is new. */
export function ChatEntry({ chat }: { chat: LarkChat }) {
  const { state, faces, me, route, go, words, locale } = useLark()
  const name = nameOf(chat, me.id, faces)
  const partner = partnerOf(chat, me.id, faces)
  const here = route.chat === chat.id
  const said = state.messages.filter((message) => message.chat === chat.id)
  const last = said.at(-1)
  const urgent = chat.unread > 0 && said.slice(-chat.unread).some((message) => message.urgent)
  const speaker = faces.find(({ id }) => id === last?.sender)
  const gist = last && gistOf(last.type, last.content, words, locale)
  const whole = chat.kind === 'group' && speaker ? `${speaker.name}: ${gist}` : gist
  const when = (at: number) =>
    dayOf(at) === dayOf(state.now) ? timeOf(at, locale) : dayNameOf(at, state.now, locale, words)
  return (
    <button
      type="button"
      class={`entry ${here ? 'here' : ''}`}
      aria-current={here ? 'page' : undefined}
      data-testid={`channel-${name}`}
      data-chat={chat.id}
      onClick={() => go({ chat: chat.id })}
    >
      <span class="sign">
        <ChatAvatar chat={chat} />
        {chat.unread > 0 && <span class="count">{chat.unread > 99 ? '99+' : chat.unread}</span>}
      </span>
      <span class="lines">
        <span class="first">
          <b>{name}</b>
          {partner?.bot && <span class="badge bot">{words.bot}</span>}
          {partner?.outside && <span class="badge outside">{words.outside}</span>}
          {last && <time>{when(last.createdAt)}</time>}
        </span>
        <span class="second">
          {urgent && <em>[{words.urgent}] </em>}
          {whole}
        </span>
      </span>
    </button>
  )
}
