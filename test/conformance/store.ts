import { MOTO, startMoto } from './moto.ts'
import { ownTests } from './own-tests.ts'
import type { Apart, Part } from './part.ts'

const FILES = [
  'test/aws/lending.test.ts',
  'test/aws/names.test.ts',
  'test/aws/outbox.test.ts',
  'test/aws/verdict.test.ts',
  'test/domain/customers',
  'test/domain/filing.test.ts',
  'test/domain/judging.test.ts',
  'test/domain/language.test.ts',
  'test/domain/lending',
  'test/domain/linking.test.ts',
  'test/domain/members.test.ts',
  'test/domain/scheduling.test.ts',
  'test/resilience/effects.test.ts',
  'test/resilience/lagging-shelves.test.ts',
  'test/resilience/one-decision.test.ts',
  'test/resilience/redelivery.test.ts',
  'test/resilience/store-faults.test.ts',
  'test/upkeep',
]

const named = process.env['DYNAMODB_ENDPOINT']

/** Tests of ours that ask for more than moto does. */
const beyondMoto: readonly Apart[] = [
  {
    what: 'the meter counts what the store counts',
    why: 'moto counts one unit for a call, whatever its size; so what a visit, a page or a summary costs is not compared either',
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
      const { apart, ...outcome } = await ownTests(
        'store',
        FILES,
        environment,
        named ? [] : beyondMoto,
      )
      const killed = {
        what: 'the store killed outright',
        why: 'is about the embedded engine, its process and its file',
      }
      return { ...outcome, apart: [...apart, killed] }
    } finally {
      await server?.end()
    }
  },
}
