/** The trial's clock: real time plus what has been skipped, never back. */
export interface Clock {
  now(): number
  forward(milliseconds: number): void
}

/** A clock that runs with `base` and can be put forward. */
export const clockOf = (base: () => number, skipped = 0): Clock => {
  let offset = skipped
  return {
    now: () => base() + offset,
    forward: (milliseconds) => {
      if (!Number.isFinite(milliseconds) || milliseconds < 0)
        throw new RangeError('the clock of the workspace goes forward only')
      offset += milliseconds
    },
  }
}
