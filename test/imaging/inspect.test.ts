import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { inspectScan, isDisguised } from '../../lambdas/imaging/inspect.ts'
import { limits } from '../../lambdas/imaging/limits.ts'
import { nestedForms, onePage, pdfOf, songPage } from './pdf-by-hand.ts'
import { jpegFile, pngFile, tiffFile } from './pictures.ts'

// Pixels take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const usual = { ...limits }
afterEach(() => {
  Object.assign(limits, usual)
})

const catalogue = '<</Type/Catalog/Pages 2 0 R>>'
const refused = (reason: string) => ({ ok: false, reason })

async function protectedPdf(keys: Parameters<PDFDocument['encrypt']>[0]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  pdf.encrypt(keys)
  return pdf.save()
}

const kinds = [
  ['pdf', async () => songPage('客户档案')],
  ['jpeg', jpegFile],
  ['png', pngFile],
  ['tiff', tiffFile],
] as const

describe('a scan is judged by its bytes', () => {
  test.each(kinds)('a whole %s is taken, with its pages counted', async (type, file) => {
    expect(await inspectScan(await file())).toEqual({
      ok: true,
      type,
      pages: type === 'tiff' ? 3 : 1,
    })
  })

  test.each(kinds)(
    'a %s that lost its end is refused as cut off, however little is missing',
    async (_type, file) => {
      const whole = await file()
      for (const lost of [whole.length / 2, whole.length / 10, 64, 8, 2]) {
        const cut = whole.subarray(0, Math.floor(whole.length - lost))
        expect(await inspectScan(cut), `${lost} bytes short`).toEqual(refused('truncated'))
      }
    },
  )

  test('a PDF made for the web is cut off when it is shorter than it says itself', async () => {
    const whole = songPage('客户档案')
    const text = Buffer.from(whole).toString('latin1')
    const first = text.replace(
      '%PDF-1.4\n',
      `%PDF-1.4\n9 0 obj<</Linearized 1/L ${whole.length * 3}>>endobj\n`,
    )
    expect(await inspectScan(Buffer.from(first, 'latin1'))).toEqual(refused('truncated'))
  })

  test('a PDF that a system padded with zeros to a whole block is taken', async () => {
    const padded = Buffer.concat([songPage('客户档案'), Buffer.alloc(4096)])
    expect(await inspectScan(padded)).toMatchObject({ ok: true, pages: 1 })
  })

  test('a picture whose pixels are damaged is refused although its header and end are right', async () => {
    const broken = Buffer.from(await pngFile())
    broken.fill(0x5a, 200_000, 200_400)
    expect(await inspectScan(broken)).toMatchObject({ ok: false })
  })

  test('an empty file is refused', async () => {
    expect(await inspectScan(new Uint8Array())).toEqual(refused('empty'))
  })

  test.each([
    ['a web page', '<!doctype html><html><body>购销合同</body></html>'],
    ['a package', 'PK\u0003\u0004合同.docx'],
    ['a program', 'MZ\u0090\u0000'],
    [
      'a program with a PDF behind it',
      `MZ\u0000\u0000${Buffer.from(songPage('合同')).toString('latin1')}`,
    ],
    ['a drawing that can carry script', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['nothing but text', '购销合同'],
  ])('%s is no scan, whatever its name', async (_what, content) => {
    expect(await inspectScan(Buffer.from(content, 'latin1'))).toEqual(refused('unknown-type'))
  })
})

describe('a file that is two things is refused as disguised', () => {
  test('a JPEG head before a web page', async () => {
    const head = (await jpegFile()).subarray(0, 20)
    const file = Buffer.concat([head, Buffer.from('<HTML ><script>alert(1)</script>')])
    expect(await inspectScan(file)).toEqual(refused('disguised'))
  })

  test('a whole picture, or a whole PDF, with a web page behind its end', async () => {
    const page = Buffer.from('<html><body onload="x()"></body></html>')
    for (const scan of [await jpegFile(), await pngFile(), await tiffFile(), songPage('合同')])
      expect(await inspectScan(Buffer.concat([scan, page]))).toEqual(refused('disguised'))
  })

  test('a picture that is a package as well', async () => {
    const end = Buffer.alloc(22)
    end.write('PK\x05\x06', 'latin1')
    expect(await inspectScan(Buffer.concat([await jpegFile(), end]))).toEqual(refused('disguised'))
  })

  test('a picture that opens as a PDF as well', async () => {
    const jpeg = await jpegFile()
    const comment = Buffer.from('\xff\xfe\x00\x0c%PDF-1.4\n\n', 'latin1')
    const both = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
    expect(await inspectScan(both)).toEqual(refused('disguised'))
  })
})

describe('a PDF that cannot be read as it should is refused', () => {
  test('behind a password, in the old cipher and in the new', async () => {
    const keys = { userPassword: '凤竹2026', ownerPassword: 'owner' }
    expect(await inspectScan(await protectedPdf(keys))).toEqual(refused('encrypted'))
    const key = '00ff'.repeat(16)
    const old = pdfOf(
      [
        catalogue,
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
        `<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>`,
      ],
      `/Encrypt 4 0 R/ID[<${key}><${key}>]`,
    )
    expect(await inspectScan(old)).toEqual(refused('encrypted'))
  })

  test('but taken when the password only guards printing', async () => {
    expect(await inspectScan(await protectedPdf({ ownerPassword: 'owner' }))).toMatchObject({
      ok: true,
    })
  })

  test.each([
    ['with pages that lead back to themselves', ['<</Type/Pages/Kids[2 0 R]/Count 1>>']],
    ['without a page', ['<</Type/Pages/Kids[]/Count 0>>']],
    [
      'with fewer pages than it promises',
      ['<</Type/Pages/Kids[3 0 R]/Count 5>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'],
    ],
    [
      'with a page of no size',
      ['<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]>>'],
    ],
  ])('%s', async (_what, objects) => {
    expect(await inspectScan(pdfOf([catalogue, ...objects]))).toEqual(refused('unreadable'))
  })

  test('with a page larger than any sheet', async () => {
    expect(await inspectScan(onePage('', { size: [200_000, 200_000] }))).toEqual(
      refused('too-large'),
    )
  })

  test('with nothing in it but a head and an end', async () => {
    const shell = Buffer.from('%PDF-1.4\n合同\nstartxref\n9\n%%EOF\n')
    expect(await inspectScan(shell)).toEqual(refused('unreadable'))
  })

  test('that never comes to an end is ended, and the next file is read as if nothing had been', async () => {
    await inspectScan(songPage('客户档案'))
    limits.millisecondsPerPage = 50
    expect(await inspectScan(nestedForms(26))).toEqual(refused('unreadable'))
    Object.assign(limits, usual)
    expect(await inspectScan(songPage('客户档案'))).toMatchObject({ ok: true, pages: 1 })
  })

  test('that swells without bound, and the next file is read as if nothing had been', async () => {
    limits.engineBytes = 64 * 1024 ** 2
    expect(await inspectScan(nestedForms(26))).toEqual(refused('unreadable'))
    expect(await inspectScan(songPage('客户档案'))).toMatchObject({ ok: true, pages: 1 })
  }, 40_000)
})

test('a picture of more pixels than the limit is refused before it is decoded', async () => {
  limits.filePixels = 1_000_000
  expect(await inspectScan(await tiffFile())).toEqual(refused('too-large'))
})

test('many files at once are each judged on their own', async () => {
  const files = [
    songPage('一'),
    await protectedPdf({ userPassword: 'u' }),
    songPage('二'),
    await jpegFile(),
  ]
  const found = await Promise.all(files.map(inspectScan))
  expect(found.map((each) => (each.ok ? each.type : each.reason))).toEqual([
    'pdf',
    'encrypted',
    'pdf',
    'jpeg',
  ])
})

test('the orientation mark of a camera does not make a picture unreadable', async () => {
  const turned = await sharp(await jpegFile())
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect(await inspectScan(turned)).toMatchObject({ ok: true, type: 'jpeg' })
})

describe('a name that promises another kind of file is a disguise', () => {
  test.each([
    ['合同.pdf', 'png'],
    ['合同.docx', 'pdf'],
    ['合同.exe', 'pdf'],
    ['合同.pdf.exe', 'pdf'],
    ['合同.html ', 'jpeg'],
    ['合同.ＥＸＥ', 'pdf'],
    ['合同\u202Efdp.exe', 'pdf'],
    ['合同\u202Egpj.pdf', 'pdf'],
  ] as const)('%s that is a %s', (name, type) => {
    expect(isDisguised(name, type)).toBe(true)
  })

  test.each([
    ['合同.PDF', 'pdf'],
    ['扫描.JPG', 'jpeg'],
    ['扫描.jpeg', 'jpeg'],
    ['报告.tif', 'tiff'],
    ['合同', 'pdf'],
    ['合同2026.05', 'pdf'],
    ['合同.v2', 'png'],
    ['报告.最终版', 'pdf'],
    ['凤竹.合同.pdf', 'pdf'],
  ] as const)('%s that is a %s is none', (name, type) => {
    expect(isDisguised(name, type)).toBe(false)
  })
})
