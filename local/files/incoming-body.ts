import { type ChecksumAlgorithm, checksumAlgorithm, checksumHeader } from './checksum.ts'
import { unchunked } from './chunked-body.ts'
import { type Digests, Measure } from './digests.ts'
import { refusal } from './refusal.ts'
import type { Proof } from './signature.ts'

/** Content on its way in: `digests` may be asked for once all pieces have been read. */
export interface Incoming {
  pieces: AsyncIterable<Buffer>
  digests(): Digests
  checksumAlgorithm: ChecksumAlgorithm | undefined
}

type Header = (name: string) => string | undefined
const largestPut = 5 * 1024 ** 3

/**
 * The body of a request, unpacked, and held to everything that the request promised about it; a
 * broken promise surfaces as a refusal after the last piece, before anything is kept.
 */
export function incomingBody(raw: AsyncIterable<Buffer>, header: Header, proof: Proof): Incoming {
  const size = promisedSize(header, proof)
  if (size > largestPut) throw refusal('EntityTooLarge', 'One request carries at most 5 GiB')
  const algorithm = promisedAlgorithm(header)
  const md5 = promisedMd5(header)
  const trailer = new Map<string, string>()
  const measure = new Measure(algorithm)
  let digests: Digests | undefined

  async function* pieces(): AsyncGenerator<Buffer> {
    const plain = proof.payload.startsWith('STREAMING-') ? unchunked(raw, proof, trailer) : raw
    yield* measure.through(plain)
    const found = measure.finish()
    if (found.size !== size) throw refusal('IncompleteBody', 'The body has not the length promised')
    if (/^[0-9a-f]{64}$/.test(proof.payload) && found.sha256 !== proof.payload)
      throw refusal('XAmzContentSHA256Mismatch', 'The body is not the one that was signed')
    if (md5 && !md5.equals(found.md5)) throw refusal('BadDigest', 'The Content-MD5 does not match')
    if (algorithm) checkChecksum(algorithm, header, trailer, found.checksum)
    digests = found
  }

  return {
    pieces: pieces(),
    checksumAlgorithm: algorithm,
    digests: () => {
      if (!digests) throw refusal('InternalError', 'The body has not been read to its end')
      return digests
    },
  }
}

function promisedSize(header: Header, proof: Proof): number {
  const name = proof.payload.startsWith('STREAMING-')
    ? 'x-amz-decoded-content-length'
    : 'content-length'
  const value = header(name)
  if (value === undefined || !/^\d+$/.test(value))
    throw refusal('MissingContentLength', `You must provide the ${name} header.`)
  return Number(value)
}

function promisedMd5(header: Header): Buffer | undefined {
  const value = header('content-md5')
  if (value === undefined) return undefined
  const md5 = Buffer.from(value, 'base64')
  if (md5.length !== 16) throw refusal('InvalidDigest', 'The Content-MD5 is not valid')
  return md5
}

function promisedAlgorithm(header: Header): ChecksumAlgorithm | undefined {
  const announced = (header('x-amz-trailer') ?? '').split(',').map((name) => name.trim())
  const named = checksumAlgorithm.options.filter((algorithm) => {
    const name = checksumHeader(algorithm)
    return header(name) !== undefined || announced.includes(name)
  })
  if (named.length > 1) throw refusal('InvalidRequest', 'Expecting a single checksum header')
  const foreign = 'x-amz-checksum-crc64nvme'
  if (header(foreign) !== undefined || announced.includes(foreign))
    throw refusal('NotImplemented', 'CRC64NVME is not computed here')
  return named[0]
}

function checkChecksum(
  algorithm: ChecksumAlgorithm,
  header: Header,
  trailer: Map<string, string>,
  found: string | undefined,
): void {
  const name = checksumHeader(algorithm)
  const promised = header(name) ?? trailer.get(name)
  if (promised === undefined)
    throw refusal('MalformedTrailerError', 'The checksum announced did not come')
  if (promised !== found) throw refusal('BadDigest', `The ${algorithm} you specified did not match`)
}

/** A small body as text, for the requests that carry a document. */
export async function textOf(body: Incoming): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of body.pieces) {
    size += piece.length
    if (size > 4 * 1024 ** 2) throw refusal('EntityTooLarge', 'The document is too large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
