import { useEffect } from 'preact/hooks'
import { Avatar } from '../../../workspace/page/components/avatar.tsx'
import { DropZone } from '../../../workspace/page/components/drop-zone.tsx'
import { Icon } from '../../../workspace/page/components/icons.tsx'
import { faceOf, nameOf, partnerOf } from '../faces.ts'
import { useWorkspace } from '../workspace.ts'
import { HomePane } from './home-pane.tsx'
import { Line } from './line.tsx'
import { MessageList } from './message-list.tsx'
import { ThreadPane } from './thread-pane.tsx'

/** The middle: a channel or a direct message, with a thread beside it when one is open. */
export function Conversation() {
  const { state, me, words, route, go, act } = useWorkspace()
  const channel = state.channels.find(({ id }) => id === route.channel)
  const unread = channel?.unread ?? 0
  useEffect(() => {
    void act({ do: 'read', channel: route.channel })
  }, [route.channel])
  useEffect(() => {
    if (unread > 0 && document.visibilityState === 'visible')
      void act({ do: 'read', channel: route.channel })
  }, [unread])
  useEffect(() => {
    if (route.home) void act({ do: 'home' })
  }, [route.home])
  if (!channel) return null

  const partner = partnerOf(channel, me.id, state.people)
  const name = nameOf(channel, me.id, state.people)
  const messages = state.messages.filter(
    ({ channel: id, ts, thread_ts }) => id === channel.id && (!thread_ts || thread_ts === ts),
  )
  const tab = (home: boolean, word: string) => (
    <button
      type="button"
      role="tab"
      aria-selected={Boolean(route.home) === home}
      data-testid={home ? 'home' : 'messages'}
      onClick={() => go({ channel: channel.id, home })}
    >
      {word}
    </button>
  )
  return (
    <>
      <main class="conversation" aria-label={name}>
        <header class="top">
          {partner ? (
            <Avatar person={faceOf(partner)} size="small" />
          ) : (
            <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />
          )}
          <h2>{name}</h2>
          {partner?.bot && <span class="app-badge">{words.app}</span>}
          <span class="about">{partner ? partner.title : words.about(channel.members.length)}</span>
          {partner?.bot && (
            <div class="tabs" role="tablist">
              {tab(true, words.home)}
              {tab(false, words.messages)}
            </div>
          )}
        </header>
        {partner?.bot && route.home ? (
          <HomePane />
        ) : (
          <DropZone channel={channel.id} where={partner ? name : `#${name}`}>
            <MessageList messages={messages} />
            <Line channel={channel.id} where={partner ? name : `#${name}`} />
          </DropZone>
        )}
      </main>
      {route.thread && <ThreadPane key={route.thread} channel={channel} thread={route.thread} />}
    </>
  )
}
