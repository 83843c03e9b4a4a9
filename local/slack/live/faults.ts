/** Failures ordered by a test: the next calls of a method answer with a status. */
export interface Faults {
  order(method: string, times: number, status: number): void
  take(method: string): number | undefined
}

/** No failure ordered. */
export const faultsOf = (): Faults => {
  const ordered = new Map<string, { times: number; status: number }>()
  return {
    order: (method, times, status) => {
      ordered.set(method, { times, status })
    },
    take: (method) => {
      const fault = ordered.get(method)
      if (!fault || fault.times <= 0) return undefined
      fault.times -= 1
      return fault.status
    },
  }
}
