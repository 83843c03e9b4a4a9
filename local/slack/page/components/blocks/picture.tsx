import { isSafeUrl } from '../../../../workspace/page/links.ts'
import { useWorkspace } from '../../workspace.ts'

interface Image {
  image_url?: string | undefined
  slack_file?: { url?: string | undefined; id?: string | undefined } | undefined
  alt_text: string
}

/** A picture from an address or from the workspace's own files. */
export function Picture({ image, className }: { image: Image; className?: string }) {
  const { me } = useWorkspace()
  const file = image.slack_file?.id
  const own = file && `/workspace/file/${encodeURIComponent(file)}?as=${me.id}`
  const given = image.slack_file?.url ?? image.image_url
  const url = own ?? (given && isSafeUrl(given) ? given : undefined)
  if (!url) return <span class="plain">{image.alt_text}</span>
  return <img class={className} src={url} alt={image.alt_text} loading="lazy" />
}
