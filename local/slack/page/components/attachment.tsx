import type { WorkspaceMessage } from '../../contract.ts'
import { useWorkspace } from '../workspace.ts'

type SharedFile = NonNullable<WorkspaceMessage['files']>[number]

const units = ['B', 'KB', 'MB', 'GB']

/** 2.4 MB. */
function sizeOf(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1)
  const size = bytes / 1024 ** power
  return `${size >= 10 || power === 0 ? Math.round(size) : size.toFixed(1)} ${units[power]}`
}

/** A file in a message: a card that opens it, with a look at it where it is a picture. */
export function Attachment({ file }: { file: SharedFile }) {
  const { me } = useWorkspace()
  const url = `/workspace/file/${encodeURIComponent(file.id)}?${new URLSearchParams({ as: me.id })}`
  const kind = /\.(\w{1,4})$/.exec(file.name)?.[1]?.toUpperCase() ?? 'FILE'
  const drawable = /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype)
  return (
    <a class="attachment" href={url} target="_blank" rel="noopener noreferrer" data-testid="file">
      {drawable && <img src={url} alt="" loading="lazy" />}
      <span class="label">
        <span class={`kind ${kind.toLowerCase()}`}>{kind}</span>
        <span class="who">
          <b>{file.name}</b>
          <small>{sizeOf(file.size)}</small>
        </span>
      </span>
    </a>
  )
}
