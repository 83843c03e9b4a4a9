import { markup } from '../../lambdas/imaging/fonts.ts'

/** A4 at 150 dpi, the measure of every drawing here. */
export const sheet = { width: 1240, height: 1754, margin: 140 }

export const inks = { print: '#23262b', faint: '#6d727a', seal: '#c8161d', pen: '#1d3f8f' }

type Look = {
  size?: number
  ink?: string
  at?: 'start' | 'middle' | 'end'
  bold?: boolean
  spacing?: number
  slant?: number
}

/** One line of type; the shipped font has one weight, so bold is drawn with a rim. */
export function line(x: number, y: number, words: string, look: Look = {}): string {
  const { size = 23, ink = inks.print, at = 'start', bold = false, spacing = 0, slant = 0 } = look
  const rim = bold ? ` stroke="${ink}" stroke-width="${size / 26}"` : ''
  return `<text transform="translate(${x} ${y}) skewX(${slant})" font-size="${size}" fill="${ink}" text-anchor="${at}" letter-spacing="${spacing}"${rim}>${markup(words)}</text>`
}

/** What a pen filled in on a printed form. */
export const written = (x: number, y: number, words: string, size = 27, at: Look['at'] = 'start') =>
  `<g transform="rotate(-1.5 ${x} ${y})">${line(x, y, words, { size, ink: inks.pen, at, slant: -12, spacing: 1 })}</g>`

export const rule = (x1: number, y1: number, x2: number, y2: number, width = 1.6): string =>
  `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${inks.print}" stroke-width="${width}"/>`

export const box = (x: number, y: number, width: number, height: number, stroke = 1.6): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${inks.print}" stroke-width="${stroke}"/>`

/** Something drawn, and where the next thing may begin. */
export type Drawn = { svg: string; below: number }

/** Running text in lines of a given width, the first indented by two characters. */
export function paragraph(
  x: number,
  y: number,
  width: number,
  words: string,
  { size = 23, leading = 42, indent = 2 } = {},
): Drawn {
  const rows: string[] = []
  let row = ''
  let room = width / size - indent
  for (const sign of words) {
    const wide = emOf(sign)
    // No line begins with a closing mark.
    if (room < wide && !/[，。、；：）》”]/.test(sign)) {
      rows.push(row)
      row = ''
      room = width / size
    }
    row += sign
    room -= wide
  }
  rows.push(row)
  const svg = rows.map((each, at) =>
    line(x + (at === 0 ? indent * size : 0), y + at * leading, each, { size }),
  )
  return { svg: svg.join(''), below: y + rows.length * leading }
}

export const emOf = (sign: string): number => (sign.charCodeAt(0) < 0x2000 ? 0.56 : 1)

/** A ruled table; columns from the second on may be set to the right, as figures are. */
export function table(
  x: number,
  y: number,
  columns: readonly { wide: number; at?: 'start' | 'middle' | 'end' }[],
  rows: readonly (readonly string[])[],
  { high = 50, size = 20, head = true } = {},
): Drawn {
  const width = columns.reduce((sum, column) => sum + column.wide, 0)
  const parts = [box(x, y, width, rows.length * high, 2.4)]
  if (head)
    parts.unshift(
      `<rect x="${x}" y="${y}" width="${width}" height="${high}" fill="#23262b" fill-opacity="0.06"/>`,
    )
  rows.forEach((cells, row) => {
    if (row > 0) parts.push(rule(x, y + row * high, x + width, y + row * high, 1.2))
    let left = x
    columns.forEach(({ wide, at = 'middle' }, column) => {
      const place = head && row === 0 ? 'middle' : at
      const inside = place === 'middle' ? wide / 2 : place === 'end' ? wide - 12 : 12
      const middle = y + row * high + high / 2 + size * 0.36
      parts.push(
        line(left + inside, middle, cells[column] ?? '', {
          size,
          at: place,
          bold: head && row === 0,
        }),
      )
      left += wide
      if (row === 0 && column < columns.length - 1)
        parts.push(rule(left, y, left, y + rows.length * high, 1.2))
    })
  })
  return { svg: parts.join(''), below: y + rows.length * high }
}
