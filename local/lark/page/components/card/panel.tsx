import { useState } from 'preact/hooks'
import { Icon } from '../../../../workspace/page/components/icons.tsx'
import { written } from '../../card/card.ts'
import { marginOf, spacingOf } from '../../card/measures.ts'
import { useLark } from '../../workspace.ts'
import type { Container } from './container.ts'
import { Inline } from './inline.tsx'

/** Something folded away under a title. What stands in it counts even while it is folded. */
export function Panel({ part, draw }: Container<'collapsible_panel'>) {
  const { locale } = useLark()
  const { header, expanded = false, vertical_spacing } = part.component
  const [open, setOpen] = useState(expanded)
  return (
    <div class={`panel ${open ? 'open' : ''}`} style={marginOf(part.component)}>
      <button
        type="button"
        class="panel-title"
        aria-expanded={open}
        data-testid="panel"
        onClick={() => setOpen(!open)}
      >
        <Icon name="caret" />
        <span>
          {header.title && (
            <Inline
              text={written(header.title, locale)}
              plain={header.title.tag === 'plain_text'}
            />
          )}
        </span>
      </button>
      {open && (
        <div class="elements" style={{ gap: spacingOf(vertical_spacing) }}>
          {draw(part.parts)}
        </div>
      )}
    </div>
  )
}
