import type { Engine } from './pdfium-engine.ts'

// Charsets as fonts name them: Simplified and Traditional Chinese, Japanese, Korean.
const eastern = new Set([134, 136, 128, 129])
const simplified = 134
const easternName =
  /song|sim|hei|kai|fang|ming|yahei|gothic|mincho|batang|noto|source ?han|[\x80-\xff]/i

// Where the engine's font callbacks lie in its own structure.
const place = { mapFont: 12, getFont: 16, fontTable: 20, faceName: 24, charset: 28, drop: 32 }

/**
 * Gives the engine the shipped font for Chinese text whose font the PDF does not carry; without it such pages come
 * out blank, and nobody says so.
 */
export function lendFont(engine: Engine, font: Uint8Array): void {
  const info = engine._FPDF_GetDefaultSystemFontInfo()
  const slots = new DataView(engine.HEAPU8.buffer)
  // The function table cannot grow in this build, so the default callbacks' own slots are taken.
  const put = (
    offset: number,
    callback: (...args: number[]) => number | undefined,
    args: number,
    answers = true,
  ) =>
    engine.wasmExports.__indirect_function_table.set(
      slots.getUint32(info + offset, true),
      callable(callback, args, answers),
    )
  const nameAt = (pointer: number) => {
    const end = engine.HEAPU8.indexOf(0, pointer)
    return Buffer.from(engine.HEAPU8.subarray(pointer, end)).toString('latin1')
  }
  const give = (bytes: Uint8Array | undefined, to: number, room: number) => {
    if (bytes === undefined) return 0
    if (to !== 0 && room >>> 0 >= bytes.length) engine.HEAPU8.set(bytes, to >>> 0)
    return bytes.length
  }
  const family = Buffer.from('Noto Sans SC\0')

  put(
    place.mapFont,
    (_self, _weight, _italic, charset = 0, _pitch, face = 0) =>
      eastern.has(charset) || easternName.test(nameAt(face >>> 0)) ? 1 : 0,
    7,
  )
  put(place.getFont, (_self, face = 0) => (easternName.test(nameAt(face >>> 0)) ? 1 : 0), 2)
  put(
    place.fontTable,
    (_self, _font, table = 0, to = 0, room = 0) => give(tableOf(font, table >>> 0), to, room),
    5,
  )
  put(place.faceName, (_self, _font, to = 0, room = 0) => give(family, to, room), 4)
  put(place.charset, () => simplified, 2)
  put(place.drop, () => undefined, 2, false)
  engine._FPDF_SetSystemFontInfo(info)
}

/** One table of a TrueType font by its tag; tag 0 means the file itself. */
function tableOf(font: Uint8Array, tag: number): Uint8Array | undefined {
  if (tag === 0) return font
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const count = view.getUint16(4)
  for (let entry = 12; entry < 12 + 16 * count; entry += 16)
    if (view.getUint32(entry) === tag) {
      const start = view.getUint32(entry + 8)
      return font.subarray(start, start + view.getUint32(entry + 12))
    }
  return undefined
}

/** A JavaScript function as the engine's table wants it: passed through a module that imports and exports it. */
function callable(
  callback: (...args: number[]) => number | undefined,
  args: number,
  answers: boolean,
): unknown {
  const i32 = 0x7f
  const section = (id: number, ...body: number[]) => [id, body.length, ...body]
  const type = [0x60, args, ...Array<number>(args).fill(i32), ...(answers ? [1, i32] : [0])]
  const module = new WebAssembly.Module(
    Uint8Array.from([
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, 1, ...type),
      ...section(2, 1, 1, 0x65, 1, 0x66, 0, 0),
      ...section(7, 1, 1, 0x66, 0, 0),
    ]),
  )
  return new WebAssembly.Instance(module, { e: { f: callback } }).exports.f
}
