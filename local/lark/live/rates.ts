/** How often something may be done. */
export interface Rates {
  /** Whether it may be done once more now; whatever may is counted. */
  take(key: string): boolean
}

// facts-chat C6: 5 a second for a person, for a group, for a message that is changed.
const most = 5

// A little less than a second: calls sent a second apart may arrive closer than that.
const second = 950

/** Nothing done yet. Real time counts here: the trial's clock may be put forward, Lark's gateway is not. */
export const ratesOf = (now: () => number = performance.now.bind(performance)): Rates => {
  const taken = new Map<string, number[]>()
  const forget = (before: number) => {
    for (const [key, times] of taken) if ((times.at(-1) ?? 0) < before) taken.delete(key)
  }
  return {
    take: (key) => {
      const since = now() - second
      if (taken.size > 1000) forget(since)
      const recent = (taken.get(key) ?? []).filter((time) => time > since)
      if (recent.length >= most) return false
      taken.set(key, [...recent, now()])
      return true
    },
  }
}
