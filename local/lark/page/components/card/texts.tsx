import { written } from '../../card/card.ts'
import { isComplaint } from '../../card/groups.ts'
import { colourClass, marginOf } from '../../card/measures.ts'
import type { ComponentOf, Part } from '../../card/parts.ts'
import { useLark } from '../../workspace.ts'
import { Inline, Markdown } from './inline.tsx'

type Styled = NonNullable<ComponentOf<'div'>['text']>

function TextOf({ text }: { text: Styled }) {
  const { locale } = useLark()
  const words = written(text, locale)
  const colour = text.tag === 'plain_text' ? colourClass(text.text_color) : ''
  const look = `${colour} size-${text.text_size ?? 'normal'}`
  const style = { textAlign: text.text_align ?? 'left' }
  return text.tag === 'plain_text' ? (
    <p class={`plain ${look}`} style={style}>
      <Inline text={words} plain />
    </p>
  ) : (
    <div class={look} style={style}>
      <Markdown text={words} />
    </div>
  )
}

/** A text, or several beside each other; red ones say what is wrong. */
export function Div({ part }: { part: Part<ComponentOf<'div'>> }) {
  const { text, fields } = part.component
  return (
    <div
      class="div"
      style={marginOf(part.component)}
      role={isComplaint(part) ? 'alert' : undefined}
    >
      {text && <TextOf text={text} />}
      {fields && (
        <div class="div-fields">
          {fields.map((each, index) => (
            <div key={`${index}`} class={each.is_short ? 'short' : ''}>
              <TextOf text={each.text} />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

/** Formatted text. */
export function MarkdownText({ part }: { part: Part<ComponentOf<'markdown'>> }) {
  const { locale } = useLark()
  const { text_align, text_size } = part.component
  return (
    <div
      class={`size-${text_size ?? 'normal'}`}
      style={{ textAlign: text_align ?? 'left', ...marginOf(part.component) }}
      role={isComplaint(part) ? 'alert' : undefined}
    >
      <Markdown text={written(part.component, locale)} />
    </div>
  )
}
