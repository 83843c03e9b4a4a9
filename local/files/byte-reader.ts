import { refusal } from './refusal.ts'

/** Takes a stream of bytes apart by lines and lengths, holding no more than one piece of it. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The next line, without its CRLF. */
  async line(longest: number): Promise<string> {
    for (;;) {
      const end = this.#held.indexOf('\r\n')
      if (end !== -1) {
        const line = this.#held.toString('latin1', 0, end)
        this.#held = this.#held.subarray(end + 2)
        return line
      }
      if (this.#held.length > longest) throw refusal('InvalidRequest', 'A chunk header is too long')
      if (!(await this.#fetch())) throw cutShort()
    }
  }

  /** At least one byte and at most this many. */
  async some(most: number): Promise<Buffer> {
    if (this.#held.length === 0 && !(await this.#fetch())) throw cutShort()
    const taken = this.#held.subarray(0, most)
    this.#held = this.#held.subarray(taken.length)
    return taken
  }

  /** All that is left. */
  async rest(longest: number): Promise<string> {
    while (await this.#fetch())
      if (this.#held.length > longest) throw refusal('InvalidRequest', 'The trailer is too long')
    return this.#held.toString('latin1')
  }

  async #fetch(): Promise<boolean> {
    const next = await this.#source.next()
    if (next.done) return false
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value])
    return true
  }
}

function cutShort(): Error {
  return refusal('IncompleteBody', 'The body ended before it was complete')
}
