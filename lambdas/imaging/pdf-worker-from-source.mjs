// The worker's entry when the house runs from source: a thread does not inherit tsx on Node 20.
import { register } from 'tsx/esm/api'

register()
await import('./pdf-worker.ts')
