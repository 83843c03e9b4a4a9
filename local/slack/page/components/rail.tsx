import { Avatar } from '../../../workspace/page/components/avatar.tsx'
import { Icon } from '../../../workspace/page/components/icons.tsx'
import { RailFoot } from '../../../workspace/page/components/rail-foot.tsx'
import type { WorkspaceChannel } from '../../contract.ts'
import { faceOf, nameOf, partnerOf } from '../faces.ts'
import { useWorkspace } from '../workspace.ts'

function Entry({ channel }: { channel: WorkspaceChannel }) {
  const { state, me, route, go, words } = useWorkspace()
  const name = nameOf(channel, me.id, state.people)
  const partner = partnerOf(channel, me.id, state.people)
  const here = route.channel === channel.id
  return (
    <button
      type="button"
      class={`entry ${here ? 'here' : ''} ${channel.unread ? 'unread' : ''}`}
      aria-current={here ? 'page' : undefined}
      data-testid={`channel-${name}`}
      data-channel={channel.id}
      onClick={() => go({ channel: channel.id })}
    >
      {partner ? (
        <Avatar person={faceOf(partner)} size="small" />
      ) : (
        <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />
      )}
      <span class="name">{name}</span>
      {partner?.bot && <span class="app-badge">{words.app}</span>}
      {channel.unread > 0 && <span class="count">{channel.unread}</span>}
    </button>
  )
}

/** The left side: where one may go, who one is, and what time it is. */
export function Rail() {
  const { state, me, words } = useWorkspace()
  const isBotDm = (channel: WorkspaceChannel) => partnerOf(channel, me.id, state.people)?.bot
  const direct = state.channels.filter(({ kind }) => kind === 'im')
  return (
    <nav class="rail" aria-label={state.team.name}>
      <header>
        <span class="seal" aria-hidden="true">
          {[...state.team.name][0]}
        </span>
        <h1>{state.team.name}</h1>
      </header>
      <div class="places">
        <h2>{words.channels}</h2>
        {state.channels
          .filter(({ kind }) => kind !== 'im')
          .map((channel) => (
            <Entry key={channel.id} channel={channel} />
          ))}
        <h2>{words.directMessages}</h2>
        {[...direct]
          .sort((a, b) => Number(Boolean(isBotDm(b))) - Number(Boolean(isBotDm(a))))
          .map((channel) => (
            <Entry key={channel.id} channel={channel} />
          ))}
      </div>
      <RailFoot other={words.lark} both={`${state.beside}/both.html`} />
    </nav>
  )
}
