import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** Lets bytes through as they are, and has their MD5 when they have passed. */
export function digesting(): { through: Transform; sum(): Buffer } {
  const hash = createHash('md5')
  const through = new Transform({
    transform: (bytes, _, done) => {
      hash.update(bytes)
      done(null, bytes)
    },
  })
  return { through, sum: () => hash.digest() }
}
