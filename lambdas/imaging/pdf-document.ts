import { limits } from './limits.ts'
import type { PdfReason } from './pdf-messages.ts'
import { type Engine, startEngine } from './pdfium-engine.ts'
import { lendFont } from './pdfium-fonts.ts'

/** Thrown inside the reading thread; the reason is all that leaves it. */
export class PdfRefusal extends Error {
  readonly reason: PdfReason
  constructor(reason: PdfReason) {
    super(`the PDF is ${reason}`)
    this.reason = reason
  }
}

const dotsPerPoint = 150 / 72
const flags = { annotations: 1, redFirst: 0x10 }
const paddedColour = 3

type Given = { bytes: Uint8Array; engine: WebAssembly.Module; font: Uint8Array; memory: number }

/** One PDF in an engine of its own: a file that spoils its engine spoils no other file. */
export class PdfDocument {
  readonly pages: number
  readonly #engine: Engine
  readonly #starved: () => boolean
  readonly #document: number
  readonly #form: number

  static async open(given: Given): Promise<PdfDocument> {
    const { engine, starved } = await startEngine(given.engine, given.memory)
    lendFont(engine, given.font)
    return new PdfDocument(given.bytes, engine, starved)
  }

  private constructor(bytes: Uint8Array, engine: Engine, starved: () => boolean) {
    this.#engine = engine
    this.#starved = starved
    const at = engine.wasmExports.malloc(bytes.length)
    if (at === 0) throw new PdfRefusal('too-large')
    engine.HEAPU8.set(bytes, at)
    this.#document = engine._FPDF_LoadMemDocument(at, bytes.length, 0)
    if (this.#document === 0) {
      // 4: a password is needed. 5: protected by a scheme of its own.
      const error = engine._FPDF_GetLastError()
      throw new PdfRefusal(error === 4 || error === 5 ? 'encrypted' : 'unreadable')
    }
    this.pages = engine._FPDF_GetPageCount(this.#document)
    if (this.pages < 1) throw new PdfRefusal('unreadable')
    if (this.pages > limits.pages) throw new PdfRefusal('too-large')
    this.#form = engine._FPDF_GetFormType(this.#document) === 0 ? 0 : this.#formOf(engine)
  }

  /** Signatures and seals of electronic contracts are form fields; they are drawn only with a form at hand. */
  #formOf(engine: Engine): number {
    const info = engine.wasmExports.malloc(256)
    engine.HEAPU8.fill(0, info, info + 256)
    engine.HEAPU8[info] = 2
    return engine._FPDFDOC_InitFormFillEnvironment(this.#document, info)
  }

  get engineBytes(): number {
    return this.#engine.HEAPU8.length
  }

  /** Reads the page's content, and refuses a page of no size or of an absurd one. */
  measure(page: number): void {
    this.#withPage(page, () => undefined)
  }

  /** The page at 150 dpi, a larger sheet at as many as the pixel limit allows. */
  draw(page: number): { width: number; height: number; pixels: Uint8Array<ArrayBuffer> } {
    return this.#withPage(page, (handle, wide, high) => {
      const scale = Math.min(dotsPerPoint, Math.sqrt(limits.drawnPixels / (wide * high)))
      const width = Math.max(1, Math.round(wide * scale))
      const height = Math.max(1, Math.round(high * scale))
      const engine = this.#engine
      const size = width * height * 4
      const at = engine.wasmExports.malloc(size)
      if (at === 0) throw new PdfRefusal('unreadable')
      const bitmap = engine._FPDFBitmap_CreateEx(width, height, paddedColour, at, width * 4)
      engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
      const how = flags.annotations | flags.redFirst
      engine._FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, how)
      if (this.#form !== 0) {
        engine._FORM_OnAfterLoadPage(handle, this.#form)
        engine._FPDF_FFLDraw(this.#form, bitmap, handle, 0, 0, width, height, 0, flags.redFirst)
        engine._FORM_OnBeforeClosePage(handle, this.#form)
      }
      // A copy: the engine's memory moves when it grows.
      const pixels = engine.HEAPU8.slice(at, at + size)
      engine._FPDFBitmap_Destroy(bitmap)
      engine.wasmExports.free(at)
      if (this.#starved()) throw new PdfRefusal('unreadable')
      return { width, height, pixels }
    })
  }

  #withPage<T>(page: number, use: (handle: number, wide: number, high: number) => T): T {
    const engine = this.#engine
    const handle = engine._FPDF_LoadPage(this.#document, page - 1)
    if (handle === 0) throw new PdfRefusal('unreadable')
    const wide = engine._FPDF_GetPageWidthF(handle)
    const high = engine._FPDF_GetPageHeightF(handle)
    if (!(wide >= 1 && high >= 1) || this.#saysNoSize(handle)) throw new PdfRefusal('unreadable')
    if (Math.max(wide, high) > limits.pdfSide) throw new PdfRefusal('too-large')
    const result = use(handle, wide, high)
    engine._FPDF_ClosePage(handle)
    return result
  }
  /** The engine makes a Letter sheet of a page without size; that is a page which nobody scanned. */
  #saysNoSize(handle: number): boolean {
    const engine = this.#engine
    const at = engine.wasmExports.malloc(16)
    const given = engine._FPDFPage_GetMediaBox(handle, at, at + 4, at + 8, at + 12)
    const [left, bottom, right, top] = new Float32Array(engine.HEAPU8.slice(at, at + 16).buffer)
    engine.wasmExports.free(at)
    return given !== 0 && (left === right || bottom === top)
  }
}
