/** Those who want to know that something changed, told at most once in a while. */
export interface Listeners {
  add(tell: () => void): () => void
  changed(): void
}

const pause = 25

/** No listeners yet; a burst of changes is told once. */
export const listenersOf = (): Listeners => {
  const all = new Set<() => void>()
  let waiting = false
  return {
    add: (tell) => {
      all.add(tell)
      return () => all.delete(tell)
    },
    changed: () => {
      if (waiting || all.size === 0) return
      waiting = true
      setTimeout(() => {
        waiting = false
        for (const tell of all) tell()
      }, pause).unref()
    },
  }
}
