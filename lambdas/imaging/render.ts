import sharp, { type Sharp } from 'sharp'
import { withPdf } from './pdf-reader.ts'
import { pictureOf, picturePages, refuse } from './picture.ts'
import type { ScanType } from './sniff.ts'

/** Hands over every page as a JPEG, one after the other; throws `ScanRefused` where a page cannot be read. */
export async function renderPages(
  bytes: Uint8Array,
  type: ScanType,
  onPage: (page: number, jpeg: Uint8Array) => Promise<void>,
): Promise<{ pages: number }> {
  return type === 'pdf' ? renderPdf(bytes, onPage) : renderPicture(bytes, type, onPage)
}

type OnPage = Parameters<typeof renderPages>[2]

const renderPdf = (bytes: Uint8Array, onPage: OnPage): Promise<{ pages: number }> =>
  withPdf(bytes, async (pdf) => {
    for (let page = 1; page <= pdf.pages; page++) {
      const { width, height, pixels } = await pdf.draw(page)
      const drawn = sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha()
      await onPage(page, await jpegOf(drawn))
    }
    return { pages: pdf.pages }
  })

async function renderPicture(
  bytes: Uint8Array,
  type: ScanType,
  onPage: OnPage,
): Promise<{ pages: number }> {
  const pages = await picturePages(bytes, type)
  for (let page = 1; page <= pages; page++) {
    const { width, height } = await pictureOf(bytes, page).metadata().catch(refuse)
    // A sheet lying on its side keeps the same fineness of type as one standing.
    const box = width > height ? { width: 2400, height: 1700 } : { width: 1700, height: 6000 }
    const picture = pictureOf(bytes, page)
      .autoOrient()
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .resize({ ...box, fit: 'inside', withoutEnlargement: true })
    await onPage(page, await jpegOf(picture).catch(refuse))
  }
  return { pages }
}

const jpegOf = (page: Sharp): Promise<Uint8Array> => page.jpeg({ quality: 80 }).toBuffer()
