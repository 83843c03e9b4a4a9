import * as z from 'zod'
import { Conflict, Unsure } from '../../shared/commands/ports.ts'

/** The store's words for "not now": nothing was done. */
const NOT_NOW = new Set([
  'SlowDown',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
])

/** The ways in which a connection ends without an answer. */
const CUT_OFF = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
])

/** Turns failures of the store that pass into a {@link Conflict}, so that the command is decided afresh. */
export async function unlessBusy<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw conflictOf(error) ?? error
  }
}

/** The conflict that an error comes to; none for a failure that will not pass. */
export function conflictOf(error: unknown): Conflict | undefined {
  if (!(error instanceof Error) || error instanceof Conflict) return undefined
  if (NOT_NOW.has(error.name)) return new Conflict('the store is busy', { cause: error })
  // No answer, or a broken one: what was asked may have been done all the same.
  return isServerFault(error) || isCutOff(error)
    ? new Unsure('the store did not say', { cause: error })
    : undefined
}

/** S3 calls even its own faults the client's; the status tells. */
const isServerFault = (error: Error): boolean =>
  ('$fault' in error && error.$fault === 'server') || (Failed.safeParse(error).data ?? false)

const Failed = z
  .object({ $metadata: z.object({ httpStatusCode: z.int() }) })
  .transform(({ $metadata }) => $metadata.httpStatusCode >= 500)

const isCutOff = (error: Error): boolean =>
  error.name === 'TimeoutError' ||
  ('code' in error && typeof error.code === 'string' && CUT_OFF.has(error.code))
