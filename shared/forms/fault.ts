import type * as z from 'zod'

/** How an answer fails to fit its field, in no language: its words are in `replies/faults.ts`. */
export interface Fault {
  fault: string
  limit?: number
}

/** Names what is wrong with an answer. A refinement names it itself, in `params.code`. */
export function faultOf(issue: z.core.$ZodIssue, args: unknown): Fault {
  if (isAbsent(issue.path, args)) return { fault: 'required' }
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int')
        return { fault: 'tooSmall', limit: Number(issue.minimum) }
      return Number(issue.minimum) <= 1
        ? { fault: 'required' }
        : { fault: 'tooShort', limit: Number(issue.minimum) }
    case 'too_big':
      return {
        fault: issue.origin === 'number' || issue.origin === 'int' ? 'tooLarge' : 'tooLong',
        limit: Number(issue.maximum),
      }
    case 'invalid_value':
      return { fault: 'choice' }
    case 'invalid_format':
      return { fault: issue.format === 'date' ? 'date' : 'format' }
    case 'custom':
      return { fault: typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'format' }
    default:
      return { fault: 'format' }
  }
}

function isAbsent(path: readonly PropertyKey[], args: unknown): boolean {
  let value: unknown = args
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return false
    value = Reflect.get(value, key)
  }
  return path.length > 0 && (value === undefined || value === null)
}
