import * as z from 'zod'

/**
 * The part of card JSON 2.0 that our cards are made of, as strict as Lark: a property that is not documented is an error.
 * https://open.feishu.cn/document/feishu-cards/card-json-v2-structure
 */
const plainText = (more: z.core.$ZodShape = {}) =>
  z.strictObject({ tag: z.literal('plain_text'), content: z.string().min(1), ...more })

const Spacing = z.enum(['small', 'medium', 'large', 'extra_large'])

const Div = z.strictObject({
  tag: z.literal('div'),
  text: plainText({
    text_size: z.enum(['normal', 'notation', 'heading']).optional(),
    text_color: z.enum(['default', 'grey', 'green', 'orange', 'red']).optional(),
  }),
})

const Button = z.strictObject({
  tag: z.literal('button'),
  text: plainText(),
  type: z.enum(['default', 'primary_filled', 'danger']),
  behaviors: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('callback'), value: z.record(z.string(), z.unknown()) }),
        z.strictObject({ type: z.literal('open_url'), default_url: z.string().min(1) }),
      ]),
    )
    .length(1),
  confirm: z.strictObject({ title: plainText(), text: plainText() }).optional(),
})

const Column = z.strictObject({
  tag: z.literal('column'),
  width: z.enum(['auto', 'weighted']),
  weight: z.int().min(1).max(5).optional(),
  vertical_spacing: Spacing.optional(),
  elements: z.array(z.discriminatedUnion('tag', [Div, Button])).min(1),
})

const ColumnSet = z.strictObject({
  tag: z.literal('column_set'),
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']),
  horizontal_spacing: Spacing.optional(),
  columns: z.array(Column).min(1),
})

const Table = z
  .strictObject({
    tag: z.literal('table'),
    page_size: z.int().min(1).max(10),
    row_height: z.literal('auto'),
    row_max_height: z.string().regex(/^\d{2,3}px$/),
    header_style: z.strictObject({
      background_style: z.enum(['none', 'grey']),
      bold: z.boolean(),
    }),
    columns: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          display_name: z.string(),
          data_type: z.literal('text'),
        }),
      )
      .min(1)
      .max(50),
    rows: z.array(z.record(z.string(), z.string())).min(1),
  })
  .refine(({ columns, rows }) => {
    const names = columns.map(({ name }) => name).join()
    return rows.every((row) => Object.keys(row).join() === names)
  }, 'a row has other cells than the table has columns')

const point = z.strictObject({ at: z.string().min(1), of: z.string().min(1), n: z.number() })

const ChartSpec = z.strictObject({
  type: z.enum(['bar', 'line', 'pie']),
  title: z.strictObject({ text: z.string().min(1) }),
  data: z.strictObject({ values: z.array(point).min(1) }),
  xField: z.union([z.literal('at'), z.tuple([z.literal('at'), z.literal('of')])]).optional(),
  yField: z.literal('n').optional(),
  seriesField: z.literal('of').optional(),
  categoryField: z.literal('at').optional(),
  valueField: z.literal('n').optional(),
  outerRadius: z.number().optional(),
  legends: z.strictObject({ visible: z.boolean(), orient: z.literal('bottom') }),
  label: z.strictObject({ visible: z.boolean() }),
  media: z.tuple([]),
})

const Chart = z.strictObject({
  tag: z.literal('chart'),
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']),
  chart_spec: ChartSpec,
})

/** A card as we send it. */
export const StrictCard = z.strictObject({
  schema: z.literal('2.0'),
  config: z.strictObject({
    update_multi: z.literal(true),
    enable_forward: z.literal(false),
    width_mode: z.literal('fill').optional(),
    summary: z.strictObject({ content: z.string().min(1) }),
  }),
  header: z.strictObject({
    title: plainText(),
    template: z.enum(['blue', 'green', 'orange', 'red']),
  }),
  body: z.strictObject({
    elements: z.array(
      z.discriminatedUnion('tag', [
        Div,
        ColumnSet,
        Table,
        Chart,
        z.strictObject({ tag: z.literal('hr') }),
      ]),
    ),
  }),
})
