import type * as z from 'zod'

/** Something wrong with what the bot sent, and where. */
export interface Complaint {
  path: PropertyKey[]
  says: string
}

const told = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? `must be less than ${Number(issue.maximum) + 1} characters`
        : `no more than ${issue.maximum} ${issue.origin === 'array' ? 'items allowed' : 'allowed'}`
    case 'too_small':
      return issue.origin === 'string'
        ? `must be more than ${Number(issue.minimum) - 1} characters`
        : `no less than ${issue.minimum} ${issue.origin === 'array' ? 'items allowed' : 'allowed'}`
    case 'unrecognized_keys':
      return `no more properties allowed: ${issue.keys.join(', ')}`
    case 'invalid_union':
      return issue.discriminator ? `unsupported ${issue.discriminator}` : issue.message
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('undefined')
        ? `missing required field: ${String(issue.path.at(-1))}`
        : `must provide ${issue.expected === 'object' ? 'an' : 'a'} ${issue.expected}`
    default:
      return issue.message
  }
}

/** The complaints behind a failed parse. */
export const complaintsOf = (error: z.core.$ZodError): Complaint[] =>
  error.issues.map((issue) => ({ path: issue.path, says: told(issue) }))

/** A place in what was sent, as a JSON pointer. */
export const pointerOf = (path: PropertyKey[]) => path.map((part) => `/${String(part)}`).join('')
