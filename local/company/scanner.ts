import { PDFDocument } from '@cantoo/pdf-lib'
import sharp, { type Sharp } from 'sharp'
import { fontFamily, useShippedFont } from '../../lambdas/imaging/fonts.ts'
import { chance } from './chance.ts'
import { inks, line, sheet } from './drawing.ts'

/** A sheet of paper before it is scanned: what is on it, and how crooked it lay on the glass. */
export type Paper = { drawn: string; tilt: number; landscape?: boolean; tint?: string }

const sizeOf = ({ landscape = false }: Paper) =>
  landscape
    ? { width: sheet.height, height: sheet.width }
    : { width: sheet.width, height: sheet.height }

/** The sheet as a scanner sees it: crooked, off-white, grey towards the edge where the lid stood open. */
async function onGlass(paper: Paper, seed: number): Promise<Sharp> {
  useShippedFont()
  const { width, height } = sizeOf(paper)
  const random = chance(seed)
  const dust = Array.from({ length: 26 }, () => {
    const [x, y, r] = [random() * width, random() * height, 0.5 + random() * 1.1]
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${r.toFixed(1)}"/>`
  })
  // Invented companies: a sample must never be taken for a real paper.
  const note = line(width - 60, height - 36, '样张 · 企业与内容均为虚构', {
    size: 15,
    ink: inks.faint,
    at: 'end',
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${fontFamily}">
    <defs><linearGradient id="lid"><stop stop-color="#3a3a36" stop-opacity="0.2"/><stop offset="0.035" stop-color="#3a3a36" stop-opacity="0.045"/><stop offset="0.3" stop-color="#3a3a36" stop-opacity="0"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="${paper.tint ?? '#fbfaf5'}"/>
    <g transform="rotate(${paper.tilt} ${width / 2} ${height / 2})">${paper.drawn}${note}</g>
    <g fill="#55524a" opacity="0.5">${dust.join('')}</g>
    <rect width="100%" height="100%" fill="url(#lid)"/></svg>`
  return sharp(Buffer.from(svg)).flatten({ background: 'white' })
}

// Grain of paper and sensor; a prime length, so that it makes no pattern down the page.
const grain = (() => {
  const random = chance(20261123)
  return Uint8Array.from({ length: 62_989 }, () => Math.round(22 * random() * random()))
})()

/** A scanned page as JPEG. */
export async function jpegScan(paper: Paper, seed: number): Promise<Buffer> {
  const { data, info } = await (await onGlass(paper, seed))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  for (let pixel = 0, at = 0; at < data.length; pixel++) {
    const dark = grain[pixel % grain.length] ?? 0
    for (let colour = 0; colour < 3; colour++, at++) data[at] = Math.max(0, (data[at] ?? 0) - dark)
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .withMetadata({ density: 150 })
    .jpeg({ quality: 80 })
    .toBuffer()
}

/** A page as the scanner's text mode gives it: few colours, no grain. */
export const pngScan = async (paper: Paper, seed: number): Promise<Buffer> =>
  (await onGlass(paper, seed))
    .png({ compressionLevel: 6 })
    .withMetadata({ density: 150 })
    .toBuffer()

/** Pages bound into one TIFF, as scanners with a feeder deliver them. */
export async function tiffScan(papers: readonly Paper[], seed: number): Promise<Buffer> {
  const pages = await Promise.all(papers.map((paper, page) => jpegScan(paper, seed + page)))
  return sharp(pages, { join: { animated: true } })
    .tiff({ compression: 'jpeg', quality: 82, xres: 150 / 25.4, yres: 150 / 25.4 })
    .toBuffer()
}

/** Pages bound into one PDF, each a picture that fills its page. */
export async function pdfScan(
  papers: readonly Paper[],
  title: string,
  seed: number,
): Promise<Uint8Array> {
  const pages = await Promise.all(papers.map((paper, page) => jpegScan(paper, seed + page)))
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(title)
  pdf.setProducer('Scanner')
  pdf.setCreationDate(new Date('2026-03-20T09:12:00+08:00'))
  for (const [at, jpeg] of pages.entries()) {
    const paper = papers[at]
    if (paper === undefined) continue
    const { width, height } = sizeOf(paper)
    const points: [number, number] = [(width * 72) / 150, (height * 72) / 150]
    pdf
      .addPage(points)
      .drawImage(await pdf.embedJpg(jpeg), { x: 0, y: 0, width: points[0], height: points[1] })
  }
  return pdf.save()
}
