const units = ['B', 'KB', 'MB', 'GB']

/** 2.4 MB. */
function sizeOf(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1)
  const size = bytes / 1024 ** power
  return `${size >= 10 || power === 0 ? Math.round(size) : size.toFixed(1)} ${units[power]}`
}

interface Props {
  url: string
  name: string
  size?: number | undefined
  /** The browser can show it as a picture. */
  drawable: boolean
}

/** A file in a message: a card that opens it, with a look at it where it is a picture. */
export function FileCard({ url, name, size, drawable }: Props) {
  const kind = /\.(\w{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? 'FILE'
  return (
    <a class="attachment" href={url} target="_blank" rel="noopener noreferrer" data-testid="file">
      {drawable && <img src={url} alt="" loading="lazy" />}
      <span class="label">
        <span class={`kind ${kind.toLowerCase()}`}>{kind}</span>
        <span class="who">
          <b>{name}</b>
          {size !== undefined && <small>{sizeOf(size)}</small>}
        </span>
      </span>
    </a>
  )
}
