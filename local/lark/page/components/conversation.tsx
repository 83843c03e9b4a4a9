import { useEffect } from 'preact/hooks'
import { DropZone } from '../../../workspace/page/components/drop-zone.tsx'
import { nameOf, partnerOf } from '../faces.ts'
import { useLark } from '../workspace.ts'
import { ChatAvatar } from './chat-avatar.tsx'
import { Line } from './line.tsx'
import { MenuBar } from './menu-bar.tsx'
import { MessageList } from './message-list.tsx'
import { ThreadPane } from './thread-pane.tsx'

/** The middle: a chat, with a thread beside it when one is open. */
export function Conversation() {
  const { state, faces, me, words, route, act } = useLark()
  const chat = state.chats.find(({ id }) => id === route.chat)
  const unread = chat?.unread ?? 0
  const partner = chat && partnerOf(chat, me.id, faces)
  useEffect(() => {
    if (partner?.bot) void act({ do: 'enter' })
  }, [])
  useEffect(() => {
    if (unread > 0 && document.visibilityState === 'visible')
      void act({ do: 'read', chat: route.chat })
  }, [unread])
  if (!chat) return null

  const name = nameOf(chat, me.id, faces)
  const messages = state.messages.filter((each) => each.chat === chat.id && !each.root)
  return (
    <>
      <main class="conversation" aria-label={name}>
        <header class="top">
          <ChatAvatar chat={chat} />
          <h2>{name}</h2>
          {partner?.bot && <span class="badge bot">{words.bot}</span>}
          {partner?.outside && <span class="badge outside">{words.outside}</span>}
          <span class="about">{partner ? partner.title : words.about(chat.members.length)}</span>
        </header>
        <DropZone channel={chat.id} where={name}>
          <MessageList messages={messages} />
          {partner?.bot && <MenuBar />}
          <Line chat={chat} where={name} />
        </DropZone>
      </main>
      {route.thread && <ThreadPane key={route.thread} chat={chat} thread={route.thread} />}
    </>
  )
}
