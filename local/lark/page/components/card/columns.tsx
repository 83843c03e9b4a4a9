import { marginOf, spacingOf } from '../../card/measures.ts'
import type { Part } from '../../card/parts.ts'
import type { Container } from './container.ts'

const across = { top: 'flex-start', center: 'center', bottom: 'flex-end' }

function widthOf({ component }: Part, mode: string): Record<string, string> {
  if (component.tag !== 'column') return {}
  if (mode === 'bisect' || mode === 'trisect') return { flex: '1 1 0' }
  const { width = 'weighted', weight = 1, vertical_align = 'top' } = component
  const alignSelf = across[vertical_align]
  if (width === 'auto') return { flex: 'none', alignSelf }
  if (width === 'weighted') return { flex: `${weight} 1 0`, alignSelf }
  return { flex: 'none', width, alignSelf }
}

function spacingIn({ component }: Part): string {
  return spacingOf('vertical_spacing' in component ? component.vertical_spacing : undefined)
}

/** Columns beside each other. */
export function Columns({ part, draw }: Container<'column_set'>) {
  const { flex_mode = 'none', horizontal_spacing } = part.component
  return (
    <div
      class={`beside ${flex_mode}`}
      style={{ gap: spacingOf(horizontal_spacing), ...marginOf(part.component) }}
    >
      {part.parts.map((column) => (
        <div
          key={column.at}
          class="beside-one"
          style={{ ...widthOf(column, flex_mode), gap: spacingIn(column) }}
        >
          {draw(column.parts)}
        </div>
      ))}
    </div>
  )
}
