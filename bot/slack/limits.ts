/** Holds a programmer to a limit of Slack's. @throws RangeError saying what to do */
export function limited(size: number, limit: number, advice: string): void {
  if (size > limit) throw new RangeError(`${advice} (${size} of at most ${limit})`)
}
