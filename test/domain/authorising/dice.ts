/** Chance that can be repeated: the same seed throws the same (mulberry32). */
export interface Dice {
  /** A whole number from 0 up to, not including, `sides`. */
  roll(sides: number): number
  chance(p: number): boolean
  pick<const T>(from: readonly T[]): T
  /** Deals every card once before any comes twice, so that no combination is left out. */
  deck<T>(cards: readonly T[]): () => T
}

/** Dice with a seed. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const roll = (sides: number) => Math.floor(next() * sides)
  return {
    roll,
    chance: (p) => next() < p,
    pick: (from) => at(from, roll(from.length)),
    deck: (cards) => {
      let rest: number[] = []
      return () => {
        if (rest.length === 0) rest = cards.map((_, i) => i)
        const [card = 0] = rest.splice(roll(rest.length), 1)
        return at(cards, card)
      }
    },
  }
}

function at<T>(from: readonly T[], i: number): T {
  if (i >= from.length) throw new RangeError('nothing to pick from')
  return from[i] as T
}
