/** What is not compared, and why. */
export interface Apart {
  what: string
  why: string
}

/** What came of comparing one part of the house with one that we did not write. */
export interface Outcome {
  passed: number
  failed: string[]
  apart: Apart[]
  /** What was seen on the way, to be told whatever came of it. */
  seen: string[]
}

/** One part of the comparison, which stands alone. */
export interface Part {
  name: string
  /** With what the house is compared. */
  against: string
  compare(): Promise<Outcome>
}

/** Checks one after another; whatever throws has failed, with its words. */
export async function checked(
  checks: Iterable<readonly [what: string, check: () => Promise<unknown> | unknown]>,
): Promise<Pick<Outcome, 'passed' | 'failed'>> {
  let passed = 0
  const failed: string[] = []
  for (const [what, check] of checks) {
    try {
      await check()
      passed++
    } catch (error) {
      failed.push(`${what}: ${wordsOf(error)}`)
    }
  }
  return { passed, failed }
}

/** What an error says, in a line. */
const wordsOf = (error: unknown): string => {
  const said = error instanceof Error ? error.message : String(error)
  return said.replaceAll('\n', ' ').slice(0, 300)
}
