import { hours, type Moment, minutes } from '../../../shared/terms/moment.ts'
import type { Dice } from './dice.ts'

/** The moment at which every generated question is asked. */
export const now: Moment = Date.UTC(2026, 10, 23, 1, 30)

/** A moment at the edge: just before, at, or just after another. */
export const near = (d: Dice, at: Moment): Moment => at + d.pick([-1, 0, 1])

/** When the person last proved who they are: near the five minutes that it lasts, or never. */
export const provenAt = (d: Dice): Moment | undefined =>
  d.pick([undefined, near(d, now), near(d, now - minutes(5)), now - minutes(2), now - hours(1)])
