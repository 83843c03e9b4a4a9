import type { LocalHouse } from '../../local/house.ts'
import { type DeedName, type Doing, deedNames } from './deeds.ts'
import { bytesKept } from './kept.ts'
import type { Meters } from './meters.ts'
import type { ProcessorTime, Timed } from './processor.ts'
import { type FunctionName, functionNames, type SpentByFunction, shareOf } from './spent.ts'

/** What a deed takes of AWS, by function, and the bytes of the table that it leaves for good. */
export interface Measured {
  spent: SpentByFunction
  kept: number
}

/** Twice, for a first time may differ from the next. */
const TIMES = 2

/** Does these things some times each, and takes the meters after each. The clock, which strikes meanwhile, is nobody's deed. */
export async function measureDeeds(
  house: LocalHouse,
  meters: Meters,
  { deed, before }: Doing,
  names: readonly DeedName[] = deedNames,
): Promise<Record<string, Measured>> {
  const measured: Record<string, Measured> = {}
  for (const name of names) {
    await before[name]?.()
    await house.settled()
    const bytes = await bytesKept(house)
    meters.take()
    for (let n = 0; n < TIMES; n++) await deed[name](n)
    const { clock: _, ...taken } = meters.take()
    const kept = Math.round(((await bytesKept(house)) - bytes) / TIMES)
    measured[name] = { spent: shareOf(taken, TIMES), kept }
  }
  return measured
}

/** Warm, after the first few. */
const WARMING = 2
const TIMED = 4

/** Processor time of each deed, by function, and of every function's start, in milliseconds. */
export async function timeDeeds(
  house: LocalHouse,
  timed: Timed,
  { deed, before }: Doing,
): Promise<{ deeds: Record<string, Record<string, number>>; starts: Record<string, number> }> {
  const deeds: Record<string, Record<string, number>> = {}
  let last = timed.take()
  for (const name of deedNames) {
    await before[name]?.()
    await house.settled()
    const few = name === 'loan' || name === 'customer' ? 1 : 0
    const warming = WARMING - few
    const times = TIMED - 2 * few
    for (let n = 0; n < warming; n++) await deed[name](n)
    timed.take()
    for (let n = 0; n < times; n++) await deed[name](warming + n)
    last = timed.take()
    deeds[name] = Object.fromEntries(
      entriesOf(last)
        .filter(([, { used }]) => used > 0)
        .map(([each, { used }]) => [each, Math.round((10 * used) / times) / 10]),
    )
  }
  return {
    deeds,
    starts: Object.fromEntries(entriesOf(last).map(([name, { start }]) => [name, start])),
  }
}

const entriesOf = (time: Record<FunctionName, ProcessorTime>) =>
  functionNames.map((name) => [name, time[name]] as const)
