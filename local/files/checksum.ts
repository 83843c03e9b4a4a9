import { createHash } from 'node:crypto'
import * as z from 'zod'

/** The checksums that a client may name; CRC64NVME is not among them. */
export const checksumAlgorithm = z.enum(['CRC32', 'CRC32C', 'SHA1', 'SHA256'])
export type ChecksumAlgorithm = z.infer<typeof checksumAlgorithm>

/** A checksum under way. */
export interface RunningChecksum {
  update(chunk: Buffer): void
  digest(): Buffer
}

/** Begins a checksum of the kind named. */
export function beginChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  switch (algorithm) {
    case 'CRC32':
      return new Crc(ieee)
    case 'CRC32C':
      return new Crc(castagnoli)
    case 'SHA1':
      return createHash('sha1')
    case 'SHA256':
      return createHash('sha256')
  }
}

/** The header, and the name in XML, under which a checksum travels. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`
}

// node:zlib has crc32 only from Node 20.15 on, and never crc32c.
class Crc implements RunningChecksum {
  readonly #table: Uint32Array
  #value = 0xffffffff

  constructor(table: Uint32Array) {
    this.#table = table
  }

  update(chunk: Buffer): void {
    let value = this.#value
    for (const byte of chunk) value = (value >>> 8) ^ (this.#table[(value ^ byte) & 0xff] ?? 0)
    this.#value = value >>> 0
  }

  digest(): Buffer {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE((this.#value ^ 0xffffffff) >>> 0)
    return bytes
  }
}

const ieee = tableOf(0xedb88320)
const castagnoli = tableOf(0x82f63b78)

function tableOf(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1
    return value >>> 0
  })
}
