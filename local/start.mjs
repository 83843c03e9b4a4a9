import { fileURLToPath } from 'node:url'
import { install } from './installed.mjs'

// `npm start`: plain JavaScript, for a fresh clone has neither tsx nor anything else yet.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 11)) {
  console.error(`Node 20.11 or newer is needed, this is ${process.version}. 需要 Node 20.11 以上。`)
  process.exit(1)
}
install(fileURLToPath(new URL('..', import.meta.url)))

// In this very process: signals arrive where they belong, and no child can be left behind.
const { register } = await import('tsx/esm/api')
register()
await import('./start.ts')
