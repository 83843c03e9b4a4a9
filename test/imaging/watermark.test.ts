import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { watermark } from '../../lambdas/imaging/watermark.ts'
import { inkOf, jpegFile } from './pictures.ts'

// Pixels take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const lines = { reader: '陈美玲', time: '2026-11-23 14:32', request: '借阅 BR-2026-000123' }

const blank = (width = 1240, height = 1754, background = '#ffffff') =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()

/** The grey of the marks themselves, counted on a white page. */
const marks = async (reader: string) =>
  inkOf(await watermark(await blank(1240, 620), { ...lines, reader }), 225)

test('the reader stands in every part of the page', async () => {
  const page = await watermark(await blank(), lines)
  for (let row = 0; row < 5; row++)
    for (let column = 0; column < 3; column++) {
      const part = { left: column * 413, top: row * 350, width: 413, height: 350 }
      expect(await inkOf(await sharp(page).extract(part).png().toBuffer(), 225)).toBeGreaterThan(
        200,
      )
    }
})

test('the marks let the text show, and never cover it', async () => {
  const page = await watermark(await blank(), lines)
  expect(await inkOf(page, 170)).toBe(0)
  const black = await watermark(await blank(400, 400, '#000000'), lines)
  expect((await sharp(black).stats()).channels.every(({ max }) => max < 110)).toBe(true)
})

test('on a dark page the marks can be seen as well', async () => {
  const dark = await watermark(await blank(1240, 1754, '#101418'), lines)
  const { channels } = await sharp(dark).stats()
  expect(channels.some(({ max }) => max > 40)).toBe(true)
})

test('a Chinese name is drawn in its own characters, not in boxes', async () => {
  const base = await marks('　')
  const light = (await marks('一一一')) - base
  const heavy = (await marks('龘龘龘')) - base
  expect(light).toBeGreaterThan(0)
  expect(heavy).toBeGreaterThan(light * 4)
})

test('a name made of markup is shown as it is written', async () => {
  const plain = await marks('李')
  expect(await marks('<b>李</b>')).toBeGreaterThan(plain)
  expect(await marks('&李')).toBeGreaterThan(plain)
  // Long, hence set smaller; read as markup it would break the drawing.
  expect(await marks('</text><image href="/etc/passwd"/>')).toBeGreaterThan(plain / 2)
})

test('a name with signs that no page can hold does not stop the reading', async () => {
  const page = await watermark(await blank(), { ...lines, reader: '陈\u0000美\ud800玲\ufffe' })
  expect(await inkOf(page, 225)).toBeGreaterThan(1_000)
})

test('a name without end makes neither an error nor a page without marks', async () => {
  const page = await watermark(await blank(), { ...lines, reader: '陈'.repeat(5_000) })
  expect(await inkOf(page, 225)).toBeGreaterThan(1_000)
})

test('a page smaller than the marks is marked too', async () => {
  const small = await watermark(await blank(160, 120), lines)
  expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 160, height: 120 })
  expect(await inkOf(small, 235)).toBeGreaterThan(50)
})

test('a page that differs from another in reader, time or request alone is another picture', async () => {
  const page = await jpegFile()
  const marked = await Promise.all(
    [
      lines,
      lines,
      { ...lines, reader: '陈美伶' },
      { ...lines, time: '2026-11-23 14:33' },
      { ...lines, request: 'BR-2' },
    ].map(async (each) => Buffer.from(await watermark(page, each)).toString('base64')),
  )
  expect(marked[0]).toBe(marked[1])
  expect(new Set(marked).size).toBe(4)
})

test('a marked page carries nothing along but its picture', async () => {
  const noted = await sharp(await jpegFile())
    .withExif({ IFD0: { Copyright: 'FENGZHU-SECRET' } })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer()
  const page = await watermark(Buffer.concat([noted, Buffer.from('behind the end')]), lines)
  const found = await sharp(page).metadata()
  expect([found.exif, found.xmp, found.iptc, found.icc]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(Buffer.from(page).includes('behind the end')).toBe(false)
})

test('what is no whole picture is not passed through', async () => {
  const page = await jpegFile()
  await expect(watermark(page.subarray(0, page.length / 2), lines)).rejects.toThrow()
  await expect(watermark(Buffer.from('<html></html>'), lines)).rejects.toThrow()
})
