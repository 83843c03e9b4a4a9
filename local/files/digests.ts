import { createHash } from 'node:crypto'
import { beginChecksum, type ChecksumAlgorithm } from './checksum.ts'

/** What is known of some content once all of it has gone by. */
export interface Digests {
  size: number
  /** Lower-case hex; the content's name on disk. */
  sha256: string
  md5: Buffer
  /** Base64, of the kind that was asked for. */
  checksum: string | undefined
}

/** Passes content on unchanged and takes its measure on the way. */
export class Measure {
  readonly #sha256 = createHash('sha256')
  readonly #md5 = createHash('md5')
  readonly #checksum
  #size = 0

  constructor(algorithm: ChecksumAlgorithm | undefined) {
    this.#checksum = algorithm && beginChecksum(algorithm)
  }

  async *through(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of content) {
      this.#size += piece.length
      this.#sha256.update(piece)
      this.#md5.update(piece)
      this.#checksum?.update(piece)
      yield piece
    }
  }

  finish(): Digests {
    return {
      size: this.#size,
      sha256: this.#sha256.digest('hex'),
      md5: this.#md5.digest(),
      checksum: this.#checksum?.digest().toString('base64'),
    }
  }
}
