import { createHash } from 'node:crypto'
import { ByteReader } from './byte-reader.ts'
import { refusal } from './refusal.ts'
import type { Proof } from './signature.ts'
import { hmac, sha256Hex } from './signing-key.ts'

/**
 * Unpacks an `aws-chunked` body, checks the signature of each chunk where chunks are signed, and
 * puts what follows the last chunk into `trailer`.
 */
export async function* unchunked(
  body: AsyncIterable<Buffer>,
  proof: Proof,
  trailer: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(body)
  const chain = proof.payload.startsWith('STREAMING-AWS4-') ? new SignatureChain(proof) : undefined
  for (;;) {
    const { size, signature } = headerOf(await reader.line(1024))
    const hash = createHash('sha256')
    for (let left = size; left > 0; ) {
      const piece = await reader.some(left)
      left -= piece.length
      if (chain) hash.update(piece)
      yield piece
    }
    chain?.checkChunk(hash.digest('hex'), signature)
    if (size === 0) break
    if ((await reader.line(1)) !== '') throw malformed()
  }
  readTrailer(await reader.rest(16_384), trailer)
  if (proof.payload.endsWith('-TRAILER')) chain?.checkTrailer(trailer)
  else if (trailer.size > 0) throw refusal('MalformedTrailerError', 'A trailer was not announced')
}

function headerOf(line: string): { size: number; signature: string } {
  const found = /^([0-9a-f]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line)
  if (!found?.[1]) throw malformed()
  return { size: Number.parseInt(found[1], 16), signature: found[2] ?? '' }
}

function readTrailer(text: string, trailer: Map<string, string>): void {
  for (const line of text.split(/\r?\n/).filter((found) => found.trim() !== '')) {
    const colon = line.indexOf(':')
    if (colon < 1) throw refusal('MalformedTrailerError', 'A trailer has no name')
    trailer.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
}

/** Each signature covers the one before it, so no chunk can be dropped, added or moved. */
class SignatureChain {
  readonly #proof: Proof
  #previous: string

  constructor(proof: Proof) {
    this.#proof = proof
    this.#previous = proof.signature
  }

  checkChunk(contentHash: string, signature: string): void {
    this.#check('AWS4-HMAC-SHA256-PAYLOAD', [sha256Hex(''), contentHash], signature)
  }

  checkTrailer(trailer: Map<string, string>): void {
    const signature = trailer.get('x-amz-trailer-signature') ?? ''
    trailer.delete('x-amz-trailer-signature')
    const lines = [...trailer].map(([name, value]) => `${name}:${value}\n`).join('')
    this.#check('AWS4-HMAC-SHA256-TRAILER', [sha256Hex(lines)], signature)
  }

  #check(kind: string, hashes: string[], signature: string): void {
    const { stamp, scope, signingKey } = this.#proof
    const text = [kind, stamp, scope, this.#previous, ...hashes].join('\n')
    const expected = hmac(signingKey, text).toString('hex')
    if (expected !== signature)
      throw refusal('SignatureDoesNotMatch', 'The signature of a chunk does not match.')
    this.#previous = expected
  }
}

function malformed(): Error {
  return refusal('InvalidRequest', 'The chunked body is malformed')
}
