import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { fontFile, pdfiumFile } from '../../../lambdas/imaging/assets.ts'
import { limits } from '../../../lambdas/imaging/limits.ts'
import { PdfDocument } from '../../../lambdas/imaging/pdf-document.ts'
import { drawTile, type WatermarkLines } from '../../../lambdas/imaging/watermark-tile.ts'

/**
 * What a page with a reader's mark on it costs with nothing of the house around: the PDF lies in memory, opened, in an engine
 * that is warm; the page is drawn at our 150 dpi, the mark's tile, drawn once, is put across the pixels,
 * and they become a JPEG of our quality, once. No thread, no store, no files, no network.
 */
export async function openBarely(pdf: Uint8Array) {
  const engine = await WebAssembly.compile(await readFile(pdfiumFile()))
  const font = await readFile(fontFile())
  const memory = limits.engineBytes + pdf.length
  const document = await PdfDocument.open({ bytes: pdf, engine, font, memory })
  let tile: ReturnType<typeof drawTile> | undefined
  return {
    draw: (page: number) => document.draw(page),
    page: async (page: number, lines: WatermarkLines): Promise<Uint8Array> => {
      const { width, height, pixels } = document.draw(page)
      tile ??= drawTile(lines, 1)
      const mark = await tile
      const raw = { width: mark.width, height: mark.height, channels: 4 } as const
      return sharp(pixels, { raw: { width, height, channels: 4 } })
        .removeAlpha()
        .composite([{ input: mark.pixels, raw, tile: true, gravity: 'northwest' }])
        .jpeg({ quality: 80 })
        .toBuffer()
    },
  }
}
