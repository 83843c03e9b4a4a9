import * as z from 'zod'

const Point = z.object({ label: z.string(), value: z.number() })

/** A chart as its block carries it. */
export const Chart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pie'), segments: z.array(Point) }),
  z.object({
    type: z.enum(['bar', 'area', 'line']),
    series: z.array(z.object({ name: z.string(), data: z.array(Point) })),
    axis_config: z.object({ categories: z.array(z.string()) }),
  }),
])
