import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAll } from './bundling.ts'
import { told } from './sizes.ts'

// `npm run sizes`: what would be uploaded, and how large it is.
const place = await mkdtemp(join(tmpdir(), 'anjuan-sizes-'))
try {
  for (const line of await told(await buildAll(place, 'arm64'))) console.log(line)
} finally {
  await rm(place, { recursive: true, force: true })
}
