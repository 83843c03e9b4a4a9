import sharp from 'sharp'
import { visible } from '../../shared/terms/visible.ts'
import { fontFamily, markup, useShippedFont } from './fonts.ts'

/** What stands across every page that is read: who reads, when, on which request. */
export type WatermarkLines = { reader: string; time: string; request: string }

/** A piece of the watermark that joins on all sides with itself; red, green, blue and opacity a pixel. */
export type Tile = { pixels: Buffer; width: number; height: number }

const angle = -24
const ink = 'fill="#16294d" fill-opacity="0.22"'
// Keeps the marks readable where the page itself is dark.
const paleRim = 'fill="none" stroke="#fff" stroke-opacity="0.16" stroke-width="3"'

/** Draws the lines twice on one tile, in brick bond. */
export async function drawTile(lines: WatermarkLines, scale: number): Promise<Tile> {
  useShippedFont()
  const rows = [
    { ...fitted(lines.reader, 30), at: -20 },
    { ...fitted(lines.time, 18), at: 11 },
    { ...fitted(lines.request, 18), at: 36 },
  ]
  const longest = Math.max(...rows.map((row) => emsOf(row.text) * row.size))
  const across = Math.ceil(longest * 1.25 + 190)
  const down = Math.ceil(longest * 0.5 + 230)
  const width = Math.round(across * scale)
  const height = Math.round(down * scale)
  const texts = rows.map(
    ({ text, size, at }) => `<text y="${at}" font-size="${size}">${markup(text)}</text>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"
    viewBox="0 0 ${across} ${down}" preserveAspectRatio="none">
    <defs>
      <g id="texts" font-family="${fontFamily}" text-anchor="middle">${texts.join('')}</g>
      <g id="block"><use href="#texts" ${paleRim}/><use href="#texts" ${ink}/></g>
    </defs>
    ${blockPlaces(across, down).join('')}
  </svg>`
  const pixels = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer()
  return { pixels, width, height }
}

/** Every block is drawn again beyond the edges, so that what one tile cuts off the next one carries on. */
const blockPlaces = (across: number, down: number): string[] =>
  [-1, 0, 1].flatMap((right) =>
    [-1, 0, 1].flatMap((below) =>
      [0.25, 0.75].map((part) => {
        const place = `translate(${(right + part) * across} ${(below + part) * down})`
        return `<use href="#block" transform="${place} rotate(${angle})"/>`
      }),
    ),
  )

/** A text's length in its own height: a Chinese character is as wide as high, a Latin letter about half. */
const emsOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) < 0x2e80 ? 0.58 : 1), 0)

const widest = 420
const smallest = 14

/** A long text is set smaller, then cut, so that no name thins out the marks on the page. */
function fitted(text: string, size: number): { text: string; size: number } {
  const all = [...visible(text)]
  const signs = all.slice(0, widest / smallest)
  const shown = signs.length < all.length ? `${signs.join('')}…` : signs.join('')
  return { text: shown, size: Math.min(size, Math.max(smallest, widest / emsOf(shown))) }
}
