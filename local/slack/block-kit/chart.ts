import * as z from 'zod'
import { BlockId } from './names.ts'

const Label = z.string().min(1).max(20)
const AxisLabel = z.string().min(1).max(50)

const Pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label: Label, value: z.number().positive() }))
    .min(1)
    .max(6),
})

const Lines = z
  .strictObject({
    type: z.enum(['bar', 'area', 'line']),
    series: z
      .array(
        z.strictObject({
          name: Label,
          data: z
            .array(z.strictObject({ label: Label, value: z.number() }))
            .min(1)
            .max(20),
        }),
      )
      .min(1)
      .max(6),
    axis_config: z.strictObject({
      categories: z.array(Label).min(1).max(20),
      x_label: AxisLabel.optional(),
      y_label: AxisLabel.optional(),
    }),
  })
  .refine(({ series }) => new Set(series.map(({ name }) => name)).size === series.length, {
    error: 'all series must have names of their own',
    path: ['series'],
  })
  .refine(
    ({ series, axis_config: { categories } }) =>
      series.every(
        ({ data }) =>
          data.length === categories.length &&
          categories.every((category) => data.some(({ label }) => label === category)),
      ),
    { error: 'every series must have every category once', path: ['series'] },
  )

/** Numbers as a picture. facts-chat B6 */
export const Chart = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: BlockId,
  title: z.string().min(1).max(50),
  chart: z.discriminatedUnion('type', [Pie, Lines]),
})
