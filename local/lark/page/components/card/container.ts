import type { ComponentOf, Part } from '../../card/parts.ts'

/** What a component is given that holds others. */
export interface Container<T extends 'form' | 'column_set' | 'collapsible_panel'> {
  part: Part<ComponentOf<T>>
  /** Draws what stands inside, one under another. */
  draw: (parts: readonly Part[]) => preact.ComponentChild
}
