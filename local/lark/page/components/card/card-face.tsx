import { useEffect, useRef } from 'preact/hooks'
import { type Card, written } from '../../card/card.ts'
import { spacingOf } from '../../card/measures.ts'
import { SurfaceContext, useNewSurface } from '../../surface.ts'
import { useLark } from '../../workspace.ts'
import { Parts } from './any.tsx'
import { Inline } from './inline.tsx'

const templates = new Set([
  'blue',
  'wathet',
  'turquoise',
  'green',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
])

/** A card: its coloured head, and what stands under it. */
export function CardFace({ card, message }: { card: Card; message: string }) {
  const { locale, pressed } = useLark()
  const surface = useNewSurface(message)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    // The bot answers a form by drawing it anew: whoever pressed sees first what is wrong.
    if (pressed.current === message)
      box.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' })
  }, [])
  useEffect(() => {
    if (surface.missing.size > 0)
      box.current?.querySelector('.missing')?.scrollIntoView({ block: 'nearest' })
  }, [surface.missing])
  const { header, parts, spacing } = card
  const template = header && templates.has(header.template) ? header.template : 'default'
  return (
    <section
      ref={box}
      class={`card ${template} ${card.config?.width_mode ?? ''}`}
      data-testid="card"
      aria-busy={surface.pending !== undefined}
    >
      {header && (
        <header>
          <h3>
            <Inline text={written(header.title, locale)} plain />
          </h3>
          {header.subtitle && <small>{written(header.subtitle, locale)}</small>}
          {header.text_tag_list.map(({ text, color }) => (
            <span key={text.content} class={`text-tag c-${color}`}>
              {written(text, locale)}
            </span>
          ))}
        </header>
      )}
      <SurfaceContext.Provider value={surface}>
        <div class="elements" style={{ gap: spacingOf(spacing, '12px') }}>
          <Parts parts={parts} />
        </div>
      </SurfaceContext.Provider>
    </section>
  )
}
