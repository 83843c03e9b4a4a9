/** Lines that are put in, in whatever order, and taken out sorted by their bytes. */
export interface Sorting {
  put(line: string): Promise<void>
  /** After this nothing can be put in any more. */
  sorted(): AsyncIterable<string>
  /** Ends it, sorted or not. */
  end(): void
}

/** Begins to sort. Whoever has more than memory holds brings one that sorts on disk: `local/sorting-on-disk.ts`. */
export type Sort = () => Sorting

/** Sorts in memory: for archives as small as a test's. */
export const sortInMemory: Sort = () => {
  const lines: Buffer[] = []
  return {
    put: async (line) => {
      lines.push(Buffer.from(line))
    },
    sorted: async function* () {
      for (const line of lines.sort(Buffer.compare)) yield line.toString()
    },
    end: () => undefined,
  }
}
