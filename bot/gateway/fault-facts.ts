import * as z from 'zod'

/** What may be written of a fault. Messages of readers quote what they read, so those stay out. */
export function faultFacts(thrown: unknown): Record<string, string> {
  if (!(thrown instanceof Error)) return { error: typeof thrown }
  // Bolt hands on what a listener threw in an error of its own, which has the same message and no type.
  const error = 'original' in thrown && thrown.original instanceof Error ? thrown.original : thrown
  const cause = error.cause instanceof Error ? { cause: error.cause.name } : {}
  return { error: error.name, ...cause, says: saysOf(error), at: placeOf(error) }
}

function saysOf(error: Error): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')
  return error instanceof SyntaxError ? '' : error.message.slice(0, 300)
}

const placeOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' | ')
