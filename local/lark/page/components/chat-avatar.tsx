import { Avatar } from '../../../workspace/page/components/avatar.tsx'
import { Icon } from '../../../workspace/page/components/icons.tsx'
import { colourOf } from '../../../workspace/page/faces.ts'
import type { LarkChat } from '../../contract.ts'
import { partnerOf } from '../faces.ts'
import { useLark } from '../workspace.ts'

/** A chat's sign: the other one's face, or a group's on its colour. */
export function ChatAvatar({ chat }: { chat: LarkChat }) {
  const { faces, me } = useLark()
  const partner = partnerOf(chat, me.id, faces)
  if (partner) return <Avatar person={partner} />
  return (
    <span class="avatar group" style={{ background: colourOf(chat.name) }} aria-hidden="true">
      <Icon name="people" />
    </span>
  )
}
