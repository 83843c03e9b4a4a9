/** A block of Markdown. */
export type Paragraph<S> =
  | { kind: 'heading'; level: number; spans: S[] }
  | { kind: 'text' | 'quote'; lines: S[][] }
  | { kind: 'list'; ordered: boolean; items: S[][] }
  | { kind: 'table'; rows: S[][][] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }

const cells = <S>(line: string, spans: (line: string) => S[]) =>
  line
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map((cell) => spans(cell.trim()))

/** Reads a whole Markdown text into blocks, each line of them by `spans`. */
export function paragraphsOf<S>(text: string, spans: (line: string) => S[]): Paragraph<S>[] {
  const found: Paragraph<S>[] = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const last = found.at(-1)
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    const item = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/.exec(line)
    const quote = /^>\s?(.*)$/.exec(line)
    if (line.startsWith('```')) {
      const end = lines.findIndex((each, index) => index > at && each.startsWith('```'))
      const stop = end < 0 ? lines.length : end
      found.push({ kind: 'code', text: lines.slice(at + 1, stop).join('\n') })
      at = stop
    } else if (heading)
      found.push({
        kind: 'heading',
        level: heading[1]?.length ?? 1,
        spans: spans(heading[2] ?? ''),
      })
    else if (/^\s*([-*_])(?:\s*\1){2,}\s*$/.test(line)) found.push({ kind: 'rule' })
    else if (item) {
      const ordered = item[1] !== undefined
      const read = spans(item[2] ?? '')
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(read)
      else found.push({ kind: 'list', ordered, items: [read] })
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      const isRuler = /^[\s|:-]+$/.test(line)
      if (last?.kind === 'table') {
        if (!isRuler) last.rows.push(cells(line, spans))
      } else found.push({ kind: 'table', rows: [cells(line, spans)] })
    } else if (quote) {
      if (last?.kind === 'quote') last.lines.push(spans(quote[1] ?? ''))
      else found.push({ kind: 'quote', lines: [spans(quote[1] ?? '')] })
    } else if (line.trim() === '') found.push({ kind: 'text', lines: [] })
    else if (last?.kind === 'text') last.lines.push(spans(line))
    else found.push({ kind: 'text', lines: [spans(line)] })
  }
  return found.filter((each) => each.kind !== 'text' || each.lines.length > 0)
}
