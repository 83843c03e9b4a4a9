// Started with plain node in a process of its own: loads a function and calls it once.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [bundle = '', event = ''] = process.argv.slice(2)
const delivered = JSON.parse(readFileSync(event, 'utf8'))
const load = createRequire(bundle)

const start = performance.now()
const { handler } = load(bundle)
const loaded = performance.now()
handler(delivered).then((result: unknown) => {
  const answered = performance.now()
  const told = { load: loaded - start, call: answered - loaded, result }
  // Sockets kept for the next request do not keep this process.
  process.stdout.write(JSON.stringify(told), () => process.exit())
})
