import { newSecret } from '../../workspace/secret.ts'
import { newId } from '../world/names.ts'

interface Expected {
  id: string
  name: string
  length: number
}

/** Uploads that the bot announced and that have not arrived. */
export interface Uploads {
  expect(name: string, length: number): { id: string; secret: string }
  take(secret: string): Expected | undefined
}

/** None announced yet. */
export const uploadsOf = (): Uploads => {
  const expected = new Map<string, Expected>()
  return {
    expect: (name, length) => {
      const id = newId('F')
      const secret = newSecret()
      expected.set(secret, { id, name, length })
      return { id, secret }
    },
    take: (secret) => {
      const found = expected.get(secret)
      expected.delete(secret)
      return found
    },
  }
}
