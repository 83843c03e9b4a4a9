import { useMemo } from 'preact/hooks'
import { FileCard } from '../../../workspace/page/components/file-card.tsx'
import type { LarkMessage } from '../../contract.ts'
import { cardFrom } from '../card/card.ts'
import { Content, runsOf } from '../text/content.ts'
import { useLark } from '../workspace.ts'
import { CardFace } from './card/card-face.tsx'
import { Mention, Out, Said } from './said.tsx'

const drawable = /\.(png|jpe?g|gif|webp)$/i

function Attached(props: { message: LarkMessage; file: string; name: string; picture?: boolean }) {
  const { me } = useLark()
  const { message, file, name, picture = false } = props
  const place = `${encodeURIComponent(message.id)}/${encodeURIComponent(file)}`
  const url = `/workspace/file/${place}?${new URLSearchParams({ as: me.id })}`
  if (picture)
    return (
      <a class="picture" href={url} target="_blank" rel="noopener noreferrer" data-testid="file">
        <img src={url} alt={name} loading="lazy" />
      </a>
    )
  return <FileCard url={url} name={name} size={message.size} drawable={drawable.test(name)} />
}

function CardBody({ message }: { message: LarkMessage }) {
  const { words } = useLark()
  // The state comes whole each time: an unchanged card must stay the same card, with what was typed in it.
  const drawnFrom = `${message.updatedAt ?? ''} ${JSON.stringify(message.content)}`
  const card = useMemo(() => cardFrom(message.content), [drawnFrom])
  if (!card) return <div class="unsupported">{words.unsupported('interactive')}</div>
  // A card that the bot has drawn anew is another card: it shows what the bot gave it.
  return <CardFace key={drawnFrom} card={card} message={message.id} />
}

/** What a message says, by its kind. */
export function Body({ message }: { message: LarkMessage }) {
  const { words } = useLark()
  const { type, content } = message
  switch (type) {
    case 'text': {
      const { data } = Content.text.safeParse(content)
      return (
        <div class="bubble">
          <Said text={data?.text ?? ''} />
        </div>
      )
    }
    case 'post': {
      const { data } = Content.post.safeParse(content)
      return (
        <div class="bubble">
          {data?.title && <b class="title">{data.title}</b>}
          {data?.content.map((line, at) => (
            <p key={`${at}`}>
              {runsOf(line).map((run, index) => {
                if (run.tag === 'at')
                  return <Mention key={`${index}`} id={run.user_id} name={run.user_name} />
                if (run.tag === 'a')
                  return (
                    <Out key={`${index}`} url={run.href}>
                      {run.text}
                    </Out>
                  )
                return <Said key={`${index}`} text={run.text} />
              })}
            </p>
          ))}
        </div>
      )
    }
    case 'image': {
      const { data } = Content.image.safeParse(content)
      const key = data?.image_key ?? ''
      return <Attached message={message} file={key} name={words.picture} picture />
    }
    case 'file': {
      const { data } = Content.file.safeParse(content)
      return <Attached message={message} file={data?.file_key ?? ''} name={data?.file_name ?? ''} />
    }
    case 'interactive':
      return <CardBody message={message} />
  }
}
