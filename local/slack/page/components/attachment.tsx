import { FileCard } from '../../../workspace/page/components/file-card.tsx'
import type { WorkspaceMessage } from '../../contract.ts'
import { useWorkspace } from '../workspace.ts'

type SharedFile = NonNullable<WorkspaceMessage['files']>[number]

/** A file in a message. */
export function Attachment({ file }: { file: SharedFile }) {
  const { me } = useWorkspace()
  const url = `/workspace/file/${encodeURIComponent(file.id)}?${new URLSearchParams({ as: me.id })}`
  const drawable = /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype)
  return <FileCard url={url} name={file.name} size={file.size} drawable={drawable} />
}
