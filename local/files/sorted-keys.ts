/** A map whose keys come in the order of their UTF-8 bytes, as S3 lists them. */
export class SortedKeys<Value> {
  readonly #values = new Map<string, Value>()
  // Strings compare by UTF-16 units, which puts 𠮷 before ﹏; bytes do not.
  readonly #order: { key: string; bytes: Buffer }[] = []

  get size(): number {
    return this.#values.size
  }

  get(key: string): Value | undefined {
    return this.#values.get(key)
  }

  set(key: string, value: Value): void {
    if (!this.#values.has(key)) {
      const bytes = Buffer.from(key)
      this.#order.splice(this.#firstNotBefore(bytes), 0, { key, bytes })
    }
    this.#values.set(key, value)
  }

  delete(key: string): void {
    if (this.#values.delete(key)) this.#order.splice(this.#firstNotBefore(Buffer.from(key)), 1)
  }

  values(): IterableIterator<Value> {
    return this.#values.values()
  }

  /** The first key at or after these bytes. */
  firstFrom(bytes: Buffer): string | undefined {
    return this.#order[this.#firstNotBefore(bytes)]?.key
  }

  #firstNotBefore(bytes: Buffer): number {
    let low = 0
    let high = this.#order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const found = this.#order[middle]
      if (found && Buffer.compare(found.bytes, bytes) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The smallest bytes after this key itself. */
export function justAfter(key: string): Buffer {
  return Buffer.concat([Buffer.from(key), Buffer.of(0)])
}

/** The smallest bytes after every key that begins so: 0xff is in no UTF-8 text. */
export function afterAllBeginning(prefix: string): Buffer {
  return Buffer.concat([Buffer.from(prefix), Buffer.of(0xff)])
}
