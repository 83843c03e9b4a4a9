/** A PDF from its bare objects, numbered from 1, of which the first is the catalogue. */
export function pdfOf(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.4\n'
  const starts = objects.map((object, at) => {
    const start = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(start).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${starts.join('')}`
  const start = file.length
  file += `${table}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

export const stream = (content: string): string =>
  `<</Length ${content.length}>>stream\n${content}\nendstream`

/** One page, of a given size and content. */
export const onePage = (
  content: string,
  { size = [595, 842], resources = '', more = [] as readonly string[] } = {},
): Uint8Array =>
  pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${size.join(' ')}]/Contents 4 0 R/Resources<<${resources}>>>>`,
    stream(content),
    ...more,
  ])

/** Chinese text in a font that the PDF only names, as many office programs write it. */
export function songPage(words: string): Uint8Array {
  const codes = Buffer.from(words, 'utf16le').swap16().toString('hex')
  return onePage(`BT /F1 36 Tf 60 700 Td <${codes}> Tj ET`, {
    resources: '/Font<</F1 5 0 R>>',
    more: [
      '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
      '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R>>',
      '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
    ],
  })
}

/** A page that draws one form, which draws another twice, and so on: small to send, endless to draw. */
export function nestedForms(depth: number): Uint8Array {
  const form = (inner: number | undefined) => {
    const draws = inner === undefined ? '0 0 9 9 re f' : '/A Do 1 0 0 1 1 1 cm /A Do'
    const uses = inner === undefined ? '' : `/XObject<</A ${inner} 0 R>>`
    return `<</Type/XObject/Subtype/Form/BBox[0 0 600 850]/Resources<<${uses}>>/Length ${draws.length}>>stream\n${draws}\nendstream`
  }
  const more = Array.from({ length: depth }, (_, at) => form(at + 1 < depth ? 6 + at : undefined))
  return onePage('/A Do', { resources: '/XObject<</A 5 0 R>>', more })
}
