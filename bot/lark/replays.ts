/** How many deliveries are remembered: far more than Lark sends in ten minutes, and no more than a few megabytes. */
const MOST = 10_000

/** Remembers signatures for as long as they would still fit, so that the same bytes are not worked on twice. */
export function replayMemory(now: () => number, most = MOST) {
  const remembered = new Map<string, number>()
  return {
    /** Whether it is the first of its kind; it is remembered from here on. */
    isFirst(signature: string, until: number): boolean {
      if ((remembered.get(signature) ?? 0) > now()) return false
      remembered.delete(signature)
      remembered.set(signature, until)
      for (const [oldest, end] of remembered) {
        if (end > now() && remembered.size <= most) break
        remembered.delete(oldest)
      }
      return true
    },
    /** It came to nothing: Lark may send the very same again. */
    forget(signature: string): void {
      remembered.delete(signature)
    },
  }
}
