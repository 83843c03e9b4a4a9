import { useDesk } from '../desk.ts'
import { DropZone } from './drop-zone.tsx'
import { Icon } from './icons.tsx'

interface Props {
  /** The conversation that the thread hangs in. */
  about: string
  channel: string
  close: () => void
  children: preact.ComponentChildren
}

/** The right side, around one message and what was said under it. */
export function ThreadFrame({ about, channel, close, children }: Props) {
  const { words } = useDesk()
  return (
    <aside class="thread" aria-label={words.thread} data-testid="thread">
      <header class="top">
        <h2>{words.thread}</h2>
        <span class="about">{about}</span>
        <button
          type="button"
          class="plain-button"
          aria-label={words.close}
          data-testid="thread-close"
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <DropZone channel={channel} where={words.thread}>
        {children}
      </DropZone>
    </aside>
  )
}
