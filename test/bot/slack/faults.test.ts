import { expect, it } from 'vitest'
import * as z from 'zod'
import { faultFacts } from '../../../bot/gateway/fault-facts.ts'

/** As Bolt hands on what a listener threw. */
const wrapped = (original: Error) => Object.assign(new Error(original.message), { original })

function thrownBy(work: () => unknown): Error {
  try {
    work()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('nothing was thrown')
}

it('A text that is not JSON is not quoted in the log, thrown by itself or through Bolt', () => {
  const error = thrownBy(() => JSON.parse('凤竹的底价是 21500'))
  expect(error.message).toContain('凤竹')
  for (const facts of [faultFacts(error), faultFacts(wrapped(error))]) {
    expect(JSON.stringify(facts)).not.toContain('凤竹')
    expect(facts).toMatchObject({ error: 'SyntaxError', says: '' })
  }
})

it('Of what does not fit a form only the places are written', () => {
  const error = thrownBy(() => z.object({ level: z.enum(['秘密']) }).parse({ level: '底价' }))
  for (const facts of [faultFacts(error), faultFacts(wrapped(error))]) {
    expect(facts).toMatchObject({ error: 'ZodError', says: 'level invalid_value' })
  }
})
