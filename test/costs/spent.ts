import * as z from 'zod'
import {
  type FunctionName as OfTheHouse,
  functionNames as ofTheHouse,
} from '../../cdk/functions.ts'

/** What a function took of AWS for something that somebody did. */
export const Spent = z.object({
  /** How often it was called. */
  calls: z.number(),
  /** Read and write units of the table. */
  reads: z.number(),
  writes: z.number(),
  /** Ways to the table and back one after another. */
  trips: z.number(),
  /** Requests to S3, to the keys on its behalf, and to the queues. */
  puts: z.number(),
  gets: z.number(),
  keys: z.number(),
  sends: z.number(),
})
export type Spent = z.infer<typeof Spent>

/** Nothing that somebody does at the house calls these: they install an app and renew its tokens. */
const unmeasured = ['install', 'rotate'] as const
export type FunctionName = Exclude<OfTheHouse, (typeof unmeasured)[number]>

/** The functions that are measured, as the stacks name them. */
export const functionNames = ofTheHouse.filter(
  (name): name is FunctionName => !unmeasured.some((other) => other === name),
)

/** By function; none where it had nothing to do. */
export const SpentByFunction = z.partialRecord(z.enum(functionNames), Spent)
export type SpentByFunction = z.infer<typeof SpentByFunction>

export const nothing: Spent = {
  calls: 0,
  reads: 0,
  writes: 0,
  trips: 0,
  puts: 0,
  gets: 0,
  keys: 0,
  sends: 0,
}

const KINDS = Object.keys(nothing) as (keyof Spent)[]

/** Each kind of what was spent, reckoned from those of two. */
export const merge = (a: Spent, b: Spent, how: (x: number, y: number) => number): Spent => {
  const merged = { ...nothing }
  for (const kind of KINDS) merged[kind] = how(a[kind], b[kind])
  return merged
}

/** Of all functions together. */
export const together = (spent: SpentByFunction): Spent =>
  Object.values(spent).reduce((sum, one) => merge(sum, one, (x, y) => x + y), nothing)

/** An n-th of it, to a tenth of a unit. */
export const shareOf = (spent: SpentByFunction, n: number): SpentByFunction =>
  Object.fromEntries(
    Object.entries(spent).map(([name, one]) => [
      name,
      merge(one, nothing, (x) => Math.round((10 * x) / n) / 10),
    ]),
  )
