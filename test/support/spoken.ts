/** Writes down what is written to standard output and standard error from now on, instead of letting it out. */
export function listening(): { lines: string[]; stop(): void } {
  const lines: string[] = []
  const restore = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream)
    stream.write = ((chunk: string | Uint8Array) => {
      lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
      return true
    }) as typeof stream.write
    return () => {
      stream.write = write
    }
  })
  return {
    lines,
    stop: () => {
      for (const back of restore) back()
    },
  }
}

/** What is written to standard output and standard error while something is done. */
export async function spoken(work: () => Promise<unknown>): Promise<string> {
  const { lines, stop } = listening()
  try {
    await work()
  } finally {
    stop()
  }
  return lines.join('')
}
