import { createRequire } from 'node:module'

/** Where the things lie that imaging needs beside its code: font, PDF engine and the worker's entry. */
export type Assets = { font: string; pdfium: string; worker: URL }

let placed: Partial<Assets> = {}

/** Tells a bundle's own places, where neither `node_modules` nor the source tree is at hand. */
export function placeAssets(places: Partial<Assets>): void {
  placed = { ...placed, ...places }
}

const require = createRequire(import.meta.url)

/** Weight 400 alone covers all of GBK, names such as 龑 and 𬭎 included; the other weights are left out. */
export const fontFile = (): string =>
  placed.font ??
  require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')

export const pdfiumFile = (): string =>
  placed.pdfium ?? require.resolve('@hyzyla/pdfium/pdfium.wasm')

export const workerFile = (): URL =>
  placed.worker ?? new URL('./pdf-worker-from-source.mjs', import.meta.url)
