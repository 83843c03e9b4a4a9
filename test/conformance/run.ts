import { files } from './files.ts'
import { onNode24 } from './on-node24.ts'
import type { Part } from './part.ts'
import { stacks } from './stacks.ts'
import { store } from './store.ts'

// `npm run conformance`, or `npm run conformance -- store files …`: needs Go and Python, and brings what it compares with.
const parts: readonly Part[] = [store, files, stacks, onNode24]

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) throw new Error(`there is no part called ${unknown.join(', ')}`)

let passed = 0
let failed = 0
for (const part of parts) {
  if (asked.length > 0 && !asked.includes(part.name)) continue
  const started = Date.now()
  console.log(`=== ${part.name}: against ${part.against}`)
  try {
    const outcome = await part.compare()
    passed += outcome.passed
    failed += outcome.failed.length
    for (const { what, why } of outcome.apart) console.log(`  apart: ${what}\n         ${why}`)
    for (const line of outcome.seen) console.log(`  ${line}`)
    for (const line of outcome.failed) console.log(`  FAILED ${line}`)
    const seconds = Math.round((Date.now() - started) / 1000)
    console.log(`  ${outcome.passed} passed, ${outcome.failed.length} failed, in ${seconds} s`)
  } catch (error) {
    failed++
    console.log(`  FAILED ${error instanceof Error ? error.message : String(error)}`)
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
