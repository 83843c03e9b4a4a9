import { randomInt } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** A new id in Slack's manner: a letter for the kind, then ten letters and digits. */
export const newId = (kind: 'F' | 'V' | 'Ev') =>
  `${kind}0${Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('')}`

/** The direct conversation of a person with the bot has one id, before and after a restart. */
export const directId = (personId: string) => `D${personId.slice(1)}`

/** A maker of message timestamps: microseconds of the clock, each later than all before. */
export const stampsOf = (now: () => number) => {
  let last = 0
  return {
    /** Never give a stamp at or before this one. */
    pass: (ts: string) => {
      last = Math.max(last, Math.round(Number(ts) * 1e6))
    },
    next: () => {
      last = Math.max(last + 1, Math.round(now() * 1000))
      const digits = String(last)
      return `${digits.slice(0, -6)}.${digits.slice(-6)}`
    },
  }
}
