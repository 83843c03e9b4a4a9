import { useEffect, useRef } from 'preact/hooks'
import { type Card, written } from '../../card/card.ts'
import { colourClass, spacingOf } from '../../card/measures.ts'
import { SurfaceContext, useNewSurface } from '../../surface.ts'
import { useLark } from '../../workspace.ts'
import { Parts } from './any.tsx'
import { Inline } from './inline.tsx'

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
  return (
    <section
      ref={box}
      class={`card ${header?.template ?? 'default'} width-${card.width}`}
      data-testid="card"
      aria-busy={surface.pending !== undefined}
    >
      {header && (
        <header>
          <h3>
            <Inline text={written(header.title, locale)} plain />
          </h3>
          {header.subtitle && <small>{written(header.subtitle, locale)}</small>}
          {header.text_tag_list?.map(({ text, color }) => (
            <span key={text.content} class={`text-tag ${colourClass(color)}`}>
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
