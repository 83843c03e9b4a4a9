import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterEach, expect, test, vi } from 'vitest'
import { drawScan } from '../../lambdas/imaging/draw-scan.ts'
import { limits } from '../../lambdas/imaging/limits.ts'
import { renderPages } from '../../lambdas/imaging/render.ts'
import type { ScanType } from '../../lambdas/imaging/sniff.ts'
import { nestedForms, onePage, songPage } from './pdf-by-hand.ts'
import { inkOf, jpegFile, pngFile, tiffFile } from './pictures.ts'

// Pixels take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const usual = { ...limits }
afterEach(() => {
  Object.assign(limits, usual)
})

async function pagesOf(bytes: Uint8Array, type: ScanType): Promise<Uint8Array[]> {
  const pages: Uint8Array[] = []
  const { pages: count } = await renderPages(bytes, type, async (page, jpeg) => {
    expect(page).toBe(pages.length + 1)
    pages.push(jpeg)
  })
  expect(count).toBe(pages.length)
  return pages
}

const only = async (bytes: Uint8Array, type: ScanType): Promise<Uint8Array> => {
  const [page] = await pagesOf(bytes, type)
  return page ?? new Uint8Array()
}

test('an A4 page of a PDF is drawn at 150 dpi, as a JPEG', async () => {
  const found = await sharp(await only(songPage('购销合同'), 'pdf')).metadata()
  expect(found).toMatchObject({ format: 'jpeg', width: 1240, height: 1754 })
})

test('Chinese text whose font the PDF does not carry is there to be read, and not boxes', async () => {
  const light = await inkOf(await only(songPage('一一一一一一'), 'pdf'))
  const heavy = await inkOf(await only(songPage('鬱鬱鬱鬱鬱鬱'), 'pdf'))
  expect(light).toBeGreaterThan(500)
  // Boxes in place of characters would be alike.
  expect(heavy).toBeGreaterThan(light * 4)
})

test('a rare name is drawn too', async () => {
  const blank = await inkOf(await only(songPage('　'), 'pdf'))
  expect(blank).toBe(0)
  expect(await inkOf(await only(songPage('龑喆㐂'), 'pdf'))).toBeGreaterThan(1_500)
})

test('the colours of a page stay what they are', async () => {
  const red = await only(onePage('0.8 0 0 rg 0 0 595 842 re f'), 'pdf')
  const { dominant } = await sharp(red).stats()
  expect(dominant.r).toBeGreaterThan(190)
  expect(dominant.b).toBeLessThan(30)
})

test('a filled-in field of an electronic form is drawn with its page', async () => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([595, 842])
  const field = pdf.getForm().createTextField('seal')
  field.setText('SEALED BY FENGZHU')
  field.addToPage(page, { x: 60, y: 600, width: 400, height: 60 })
  expect(await inkOf(await only(await pdf.save(), 'pdf'))).toBeGreaterThan(1_000)
})

test('a page of many metres is drawn with fewer dots, not with more memory', async () => {
  const { width = 0, height = 0 } = await sharp(
    await only(onePage('', { size: [14_000, 9_000] }), 'pdf'),
  ).metadata()
  expect(width * height).toBeLessThanOrEqual(limits.drawnPixels * 1.01)
})

test('every page comes in its order, and the next is drawn only when the one before is dealt with', async () => {
  const pdf = await PDFDocument.create()
  for (let page = 1; page <= 4; page++) pdf.addPage([100 * page, 200])
  let busy = 0
  const widths: number[] = []
  await renderPages(await pdf.save(), 'pdf', async (_page, jpeg) => {
    expect(++busy).toBe(1)
    widths.push((await sharp(jpeg).metadata()).width)
    busy--
  })
  expect(widths).toEqual([208, 417, 625, 833])
})

test('a picture is brought to the width of a page, and a small one is left as it is', async () => {
  const large = await sharp(await jpegFile())
    .resize(3500, 4950)
    .jpeg()
    .toBuffer()
  expect(await sharp(await only(large, 'jpeg')).metadata()).toMatchObject({
    width: 1700,
    format: 'jpeg',
  })
  expect(await sharp(await only(await pngFile(), 'png')).metadata()).toMatchObject({
    width: 620,
    height: 877,
  })
})

test('each page of a TIFF becomes a page', async () => {
  const pages = await pagesOf(await tiffFile(), 'tiff')
  expect(new Set(pages.map((page) => Buffer.from(page).toString('base64'))).size).toBe(3)
})

test('a photograph taken sideways is drawn upright', async () => {
  const sideways = await sharp(await jpegFile())
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect(await sharp(await only(sideways, 'jpeg')).metadata()).toMatchObject({
    width: 877,
    height: 620,
  })
})

test('what is clear in a picture is drawn on white', async () => {
  const clear = await sharp({ create: { width: 40, height: 40, channels: 4, background: '#0000' } })
    .png()
    .toBuffer()
  expect(await inkOf(await only(clear, 'png'), 250)).toBe(0)
})

test('nothing of the scanner’s own notes goes into a page', async () => {
  const noted = await sharp(await jpegFile())
    .withExif({ IFD0: { Copyright: 'FENGZHU-SECRET' } })
    .jpeg()
    .toBuffer()
  expect(noted.includes('FENGZHU-SECRET')).toBe(true)
  expect(Buffer.from(await only(noted, 'jpeg')).includes('FENGZHU-SECRET')).toBe(false)
})

test('a PDF that never comes to an end is given up, and the next one is drawn', async () => {
  await pagesOf(songPage('购销合同'), 'pdf')
  limits.millisecondsPerPage = 50
  await expect(pagesOf(nestedForms(26), 'pdf')).rejects.toMatchObject({ reason: 'unreadable' })
  expect(await drawScan(nestedForms(26), 'pdf', async () => {})).toBe(false)
  Object.assign(limits, usual)
  expect(await pagesOf(songPage('购销合同'), 'pdf')).toHaveLength(1)
})

test('a failure to keep a page is the keeper’s, and is not taken for the scan’s', async () => {
  for (const draw of [renderPages, drawScan]) {
    const failing = draw(songPage('购销合同'), 'pdf', async () => {
      throw new Error('the store is away')
    })
    await expect(failing).rejects.toThrow('the store is away')
  }
  expect(await pagesOf(songPage('购销合同'), 'pdf')).toHaveLength(1)
})
