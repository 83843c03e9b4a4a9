import sharp from 'sharp'

const page = (colour: string, width = 620, height = 877) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .composite([{ input: Buffer.from(ruled(width, height)) }])
    .png()
    .toBuffer()

// Enough detail that a file cut short has lost something.
const ruled = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${Array.from(
    { length: 60 },
    (_, at) =>
      `<path d="M${(at * 37) % width} 0L${(at * 91) % width} ${height}" stroke="hsl(${at * 6} 60% 40%)" stroke-width="3"/>`,
  ).join('')}</svg>`

export const jpegFile = async (): Promise<Buffer> =>
  sharp(await page('#fdfcf7'))
    .jpeg()
    .toBuffer()
export const pngFile = (): Promise<Buffer> => page('#fdfcf7')
export const tiffFile = async (): Promise<Buffer> =>
  sharp(await Promise.all(['#f7e8e8', '#e8f7e8', '#e8e8f7'].map((colour) => page(colour))), {
    join: { animated: true },
  })
    .tiff({ compression: 'lzw' })
    .toBuffer()

/** How many pixels of a picture are dark. */
export async function inkOf(picture: Uint8Array, darkerThan = 128): Promise<number> {
  const pixels = await sharp(picture).greyscale().raw().toBuffer()
  return pixels.reduce((sum, value) => sum + (value < darkerThan ? 1 : 0), 0)
}
