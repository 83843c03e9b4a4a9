/** How kinds begin that a chat tells: they are timed until the chat has nothing under way, which is longer. */
export const TOLD = 'told: '

/** How long each kind of request took, and what went wrong. */
export class Latencies {
  readonly #took = new Map<string, number[]>()
  readonly errors: string[] = []

  /** Does something that began to be waited for at a time, which may be before it is begun. */
  async of<T>(kind: string, since: number, act: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await act()
      const took = this.#took.get(kind) ?? []
      took.push(performance.now() - since)
      this.#took.set(kind, took)
      return done
    } catch (error) {
      this.errors.push(`${kind}: ${error instanceof Error ? error.message : error}`.slice(0, 300))
      return undefined
    }
  }

  /** From here on it is measured; what went wrong before went wrong all the same. */
  begin(): void {
    this.#took.clear()
  }

  get count(): number {
    return [...this.#took.values()].reduce((sum, { length }) => sum + length, 0)
  }

  /** A line for each kind, and one for all whose answer somebody waited for: what a chat tells is only taken in at once. */
  rows(): { kind: string; count: number; p50: number; p95: number; p99: number; max: number }[] {
    const waited = [...this.#took].filter(([kind]) => !kind.startsWith(TOLD))
    const all = waited.flatMap(([, took]) => took)
    return [...this.#took, ['all', all] as const].map(([kind, took]) => {
      const sorted = took.toSorted((one, other) => one - other)
      const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
      return { kind, count: took.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
    })
  }
}
