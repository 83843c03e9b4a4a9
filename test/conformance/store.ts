import { MOTO, startMoto } from './moto.ts'
import { ownTests } from './own-tests.ts'
import type { Apart, Part } from './part.ts'

const FILES = [
  'test/upkeep/audit.test.ts',
  'test/domain/filing.test.ts',
  'test/domain/lending/handing-over.test.ts',
  'test/domain/members.test.ts',
  'test/resilience/effects.test.ts',
  'test/resilience/lagging-shelves.test.ts',
  'test/resilience/one-decision.test.ts',
  'test/resilience/store-faults.test.ts',
]

const named = process.env['DYNAMODB_ENDPOINT']

const apart: readonly Apart[] = [
  {
    what: 'what a visit, a page, a summary, a type-ahead cost',
    why: 'moto counts one unit for a call, whatever its size',
  },
  {
    what: 'the store killed outright',
    why: 'is about the embedded engine, its process and its file',
  },
]

/** The tests of the store, on a DynamoDB that others wrote: moto's, or whichever the environment names. */
export const store: Part = {
  name: 'store',
  against: named ? `the DynamoDB at ${named}` : `the DynamoDB of ${MOTO}`,
  compare: async () => {
    const server = named ? undefined : await startMoto()
    try {
      const environment = { DYNAMODB_ENDPOINT: named ?? server?.endpoint ?? '' }
      return { ...(await ownTests('store', FILES, environment, [])), apart: [...apart] }
    } finally {
      await server?.end()
    }
  },
}
