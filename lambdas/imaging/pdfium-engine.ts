import { PDFiumModule } from '@hyzyla/pdfium'

const inner = [
  '_FPDF_InitLibraryWithConfig',
  '_FPDF_GetDefaultSystemFontInfo',
  '_FPDF_SetSystemFontInfo',
  '_FPDF_LoadMemDocument',
  '_FPDF_GetLastError',
  '_FPDF_GetPageCount',
  '_FPDF_LoadPage',
  '_FPDF_ClosePage',
  '_FPDF_GetPageWidthF',
  '_FPDF_GetPageHeightF',
  '_FPDFPage_GetMediaBox',
  '_FPDF_GetFormType',
  '_FPDFDOC_InitFormFillEnvironment',
  '_FORM_OnAfterLoadPage',
  '_FPDFBitmap_CreateEx',
  '_FPDFBitmap_FillRect',
  '_FPDFBitmap_Destroy',
  '_FPDF_RenderPageBitmap',
  '_FPDF_FFLDraw',
  '_FORM_OnBeforeClosePage',
] as const

type Call = (...args: number[]) => number

/** The PDF engine's own functions; the package's wrapper hides those that fonts and limits need. */
export type Engine = Record<(typeof inner)[number], Call> & {
  HEAPU8: Uint8Array
  wasmExports: { malloc: Call; free: Call; __indirect_function_table: WebAssembly.Table }
}

/** Pinned to 2.1.13: another build may lack what we reach for, and must say so at once. */
const isEngine = (build: object): build is Engine =>
  inner.every((name) => typeof Reflect.get(build, name) === 'function') &&
  '__indirect_function_table' in Object(Reflect.get(build, 'wasmExports'))

/** A fresh engine, whose memory may not grow beyond the bound; `starved` tells that it wanted to. */
export async function startEngine(
  compiled: WebAssembly.Module,
  bound: number,
): Promise<{ engine: Engine; starved: () => boolean }> {
  let starved = false
  const settings = {
    print: () => {},
    printErr: () => {},
    instantiateWasm: (imports: WebAssembly.Imports, done: (made: WebAssembly.Module) => void) => {
      const env = imports.env ?? {}
      const grow = env.emscripten_resize_heap
      // Refused memory shows as a missing picture, not as an error, so it has to be remembered.
      env.emscripten_resize_heap = (size: number) => {
        const allowed = size >>> 0 <= bound && typeof grow === 'function' && grow(size) === true
        if (!allowed) starved = true
        return allowed
      }
      const instance = new WebAssembly.Instance(compiled, imports)
      done(instance)
      return instance.exports
    },
  }
  const build: object = await PDFiumModule(settings)
  if (!isEngine(build)) throw new Error('@hyzyla/pdfium is not the build that this code knows')
  build._FPDF_InitLibraryWithConfig(0)
  return { engine: build, starved: () => starved }
}
