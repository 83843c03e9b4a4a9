/** Work that nobody waits for, but that can be waited for. */
export interface Background {
  run(task: Promise<unknown>): void
  settled(): Promise<void>
}

/** Nothing under way. */
export const backgroundOf = (): Background => {
  const running = new Set<Promise<unknown>>()
  return {
    run: (task) => {
      const kept: Promise<unknown> = task.catch(() => {}).finally(() => running.delete(kept))
      running.add(kept)
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
