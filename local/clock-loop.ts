/** The clock of the house, asked again and again; what has become due and failed is due the next time. */
export interface ClockLoop {
  tick(): Promise<unknown>
  stop(): Promise<void>
}

/** How often it looks what is due; EventBridge does it every minute. */
const CLOCK_EVERY = 5_000

/** Starts it. One look at a time. */
export function startClockLoop(clock: () => Promise<void>): ClockLoop {
  let ticking: Promise<unknown> = Promise.resolve()
  const tick = () => {
    ticking = ticking.then(() => clock()).catch(() => undefined)
    return ticking
  }
  const timer = setInterval(tick, CLOCK_EVERY)
  return {
    tick,
    stop: async () => {
      clearInterval(timer)
      await ticking
    },
  }
}
