import { Plain } from '../../../workspace/page/components/plain.tsx'
import { isSafeUrl } from '../../../workspace/page/links.ts'
import { useLark } from '../workspace.ts'

/** A link out of the page; one that must not be followed is only its words. */
export function Out({ url, children }: { url: string; children: preact.ComponentChildren }) {
  if (!isSafeUrl(url)) return <span>{children}</span>
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

/** A person's name, or everybody's, as it stands in a sentence. */
export function Mention({ id, name }: { id: string; name?: string }) {
  const { faces, me, words } = useLark()
  const known = faces.find((face) => face.id === id)?.name
  const said = id === 'all' ? words.everyone : (known ?? (name || words.someone))
  return <span class={`mention ${id === me.id || id === 'all' ? 'me' : ''}`}>@{said}</span>
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Text as somebody typed it: names after an `@` stand out, addresses are links, nothing else is read into it. */
export function Said({ text }: { text: string }) {
  const { faces, words } = useLark()
  const names = [...faces.map(({ name }) => name), words.everyone]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
  const parts = text.split(new RegExp(`(@(?:${names.join('|')})|https?://[^\\s<>"，。；、（）]+)`))
  return parts.map((part, index) => {
    const key = `${index}`
    if (index % 2 === 0) return <Plain key={key} text={part} />
    if (!part.startsWith('@'))
      return (
        <Out key={key} url={part}>
          {part}
        </Out>
      )
    const name = part.slice(1)
    const id = faces.find((face) => face.name === name)?.id ?? 'all'
    return <Mention key={key} id={id} name={name} />
  })
}
