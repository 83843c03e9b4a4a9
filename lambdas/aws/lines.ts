import type { Readable } from 'node:stream'

/**
 * The lines of a text. Only a line feed ends one: Node's own readers of lines take U+2028, which people
 * paste into their notes and JSON leaves as it is, for an end as well.
 */
export async function* linesOf(text: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text.setEncoding('utf8')) {
    const lines = `${rest}${piece}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}
