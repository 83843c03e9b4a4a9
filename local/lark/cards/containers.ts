import * as z from 'zod'
import { common, Links, Name } from './common.ts'
import {
  Colour,
  ColumnWidth,
  CornerRadius,
  Direction,
  HorizontalAlign,
  Padding,
  Spacing,
  VerticalAlign,
} from './measures.ts'
import { Icon, PanelTitle } from './text.ts'

// What stands inside is read one by one, as it is come upon: only its place is checked here.
const Inside = z.array(z.unknown())

/** How what stands inside a container is laid out. */
export const layout = {
  direction: Direction.optional(),
  padding: Padding.optional(),
  horizontal_spacing: Spacing.optional(),
  horizontal_align: HorizontalAlign.optional(),
  vertical_spacing: Spacing.optional(),
  vertical_align: VerticalAlign.optional(),
}

const Leading = z.strictObject({ multi_url: Links })

/** One of several things beside each other. */
export const Column = z.strictObject({
  tag: z.literal('column'),
  ...common,
  ...layout,
  elements: Inside.optional(),
  width: ColumnWidth.optional(),
  weight: z.int().min(1).max(5).optional(),
  background_style: Colour.optional(),
  action: Leading.optional(),
})

/** Columns beside each other. */
export const ColumnSet = z.strictObject({
  tag: z.literal('column_set'),
  ...common,
  columns: Inside.min(1),
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).optional(),
  horizontal_spacing: Spacing.optional(),
  horizontal_align: HorizontalAlign.optional(),
  background_style: Colour.optional(),
  action: Leading.optional(),
})

/** Fields that are sent all at once. */
export const Form = z.strictObject({
  tag: z.literal('form'),
  ...common,
  ...layout,
  name: Name,
  elements: Inside.min(1),
})

/** Something folded away under a title. */
export const CollapsiblePanel = z.strictObject({
  tag: z.literal('collapsible_panel'),
  ...common,
  ...layout,
  expanded: z.boolean().optional(),
  elements: Inside.optional(),
  background_color: Colour.optional(),
  border: z
    .strictObject({ color: Colour.optional(), corner_radius: CornerRadius.optional() })
    .optional(),
  header: z.strictObject({
    title: PanelTitle.optional(),
    background_color: Colour.optional(),
    width: z.enum(['fill', 'auto', 'auto_when_fold']).optional(),
    vertical_align: VerticalAlign.optional(),
    padding: Padding.optional(),
    icon: Icon.optional(),
    icon_position: z.enum(['left', 'right', 'follow_text']).optional(),
    icon_expanded_angle: z.union([-180, -90, 90, 180].map((turn) => z.literal(turn))).optional(),
    position: z.enum(['top', 'bottom']).optional(),
  }),
})
