import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MANIFESTS } from '../../local/manifests.ts'

test.each(MANIFESTS)('$path says what the code answers to', ({ path, text }) => {
  // Made anew by `npm run manifest -- --write`.
  expect(readFileSync(path, 'utf8')).toBe(text)
})
