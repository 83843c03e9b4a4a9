/** A failure that a test ordered. */
export interface Fault {
  status: number
  /** What stands in the body, where the body has a code. */
  code?: number | undefined
}

/** Failures ordered by a test: the next calls of a name are answered with them. */
export interface Faults {
  order(name: string, times: number, fault: Fault): void
  take(call: string): Fault | undefined
}

/** No failure ordered; `matches` says which calls are meant by a name. */
export const faultsOf = (
  matches = (name: string, call: string): boolean => name === call,
): Faults => {
  const ordered = new Map<string, { times: number; fault: Fault }>()
  return {
    order: (name, times, fault) => {
      ordered.set(name, { times, fault })
    },
    take: (call) => {
      for (const [name, left] of ordered) {
        if (left.times <= 0 || !matches(name, call)) continue
        left.times -= 1
        return left.fault
      }
      return undefined
    },
  }
}
