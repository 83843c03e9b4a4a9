import sharp from 'sharp'
import { limits } from './limits.ts'
import { drawTile, type Tile, type WatermarkLines } from './watermark-tile.ts'

export type { WatermarkLines } from './watermark-tile.ts'

/** The page as a fresh JPEG with the reader's lines across it, and nothing of the page's own metadata. */
export async function watermark(pageJpeg: Uint8Array, lines: WatermarkLines): Promise<Uint8Array> {
  const page = sharp(pageJpeg, { failOn: 'error', limitInputPixels: limits.picturePixels })
  const { width, height } = await page.metadata()
  const tile = fitted(await tileOf(lines, scaleOf(width)), width, height)
  const raw = { width: tile.width, height: tile.height, channels: 4 } as const
  return page
    .composite([{ input: tile.pixels, raw, tile: true, gravity: 'northwest' }])
    .jpeg({ quality: 80 })
    .toBuffer()
}

/** The marks grow with the page, in few steps, so that pages of nearly one size share a tile. */
const scaleOf = (width: number): number =>
  Math.min(2.5, Math.max(0.4, Math.round((width / 1240) * 10) / 10))

const tiles = new Map<string, Promise<Tile>>()
const keptTiles = 24

function tileOf(lines: WatermarkLines, scale: number): Promise<Tile> {
  const key = JSON.stringify([lines.reader, lines.time, lines.request, scale])
  const known = tiles.get(key)
  if (known !== undefined) return known
  const drawn = drawTile(lines, scale)
  tiles.set(key, drawn)
  drawn.catch(() => tiles.delete(key))
  const [oldest] = tiles.keys()
  if (tiles.size > keptTiles && oldest !== undefined) tiles.delete(oldest)
  return drawn
}

/** Cuts the tile down to a page smaller than itself. */
function fitted(tile: Tile, width: number, height: number): Tile {
  if (tile.width <= width && tile.height <= height) return tile
  const cut = { width: Math.min(tile.width, width), height: Math.min(tile.height, height) }
  const pixels = Buffer.alloc(cut.width * cut.height * 4)
  for (let row = 0; row < cut.height; row++) {
    const from = row * tile.width * 4
    pixels.set(tile.pixels.subarray(from, from + cut.width * 4), row * cut.width * 4)
  }
  return { pixels, ...cut }
}
