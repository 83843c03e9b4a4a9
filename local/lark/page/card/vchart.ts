import * as z from 'zod'
import type { Plot } from '../../../workspace/page/chart/plot.ts'

const Spec = z.object({
  type: z.enum(['bar', 'line', 'area', 'pie']),
  data: z.union([
    z.object({ values: z.array(z.record(z.string(), z.unknown())) }),
    z.array(z.object({ values: z.array(z.record(z.string(), z.unknown())) })).min(1),
  ]),
  xField: z.union([z.string(), z.array(z.string())]).optional(),
  yField: z.string().optional(),
  categoryField: z.string().optional(),
  valueField: z.string().optional(),
  seriesField: z.string().optional(),
  title: z.object({ text: z.string().optional() }).optional(),
  legends: z.object({ visible: z.boolean().optional() }).optional(),
  label: z.object({ visible: z.boolean().optional() }).optional(),
})

/** Reads what this page can draw of a specification for VChart. */
export function plotFrom(raw: unknown): Plot | undefined {
  const { data: spec } = Spec.safeParse(raw)
  if (!spec) return undefined
  const { type, xField, seriesField } = spec
  const values = Array.isArray(spec.data)
    ? spec.data.flatMap((each) => each.values)
    : spec.data.values
  const across = (type === 'pie' ? spec.categoryField : [xField].flat()[0]) ?? ''
  const up = (type === 'pie' ? spec.valueField : spec.yField) ?? ''
  const text = (row: Record<string, unknown>, field: string) => String(row[field] ?? '')
  const of = type === 'pie' ? '' : (seriesField ?? [xField].flat()[1] ?? '')
  const categories = [...new Set(values.map((row) => text(row, across)))]
  const series = [...new Set(values.map((row) => text(row, of)))].map((name) => ({
    name,
    values: categories.map((category) => {
      const row = values.find((each) => text(each, across) === category && text(each, of) === name)
      const value = Number(row?.[up] ?? Number.NaN)
      return Number.isFinite(value) ? value : undefined
    }),
  }))
  return {
    kind: type,
    title: spec.title?.text ?? '',
    categories,
    series,
    stacked: type === 'bar' && !Array.isArray(xField) && series.length > 1,
    legend: spec.legends?.visible ?? (type === 'pie' || series.length > 1),
    labels: spec.label?.visible ?? false,
  }
}
