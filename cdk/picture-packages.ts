import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Processor } from './functions.ts'

/** The one font weight and the one engine that pages are drawn with. */
const ASSETS = [
  '@expo-google-fonts/noto-sans-sc/package.json',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@hyzyla/pdfium/package.json',
  '@hyzyla/pdfium/dist/pdfium.wasm',
]

/** Paths under `node_modules` that drawing pages needs on any processor. */
export function picturePackages(root: string): string[] {
  const { dependencies } = JSON.parse(
    readFileSync(join(root, 'node_modules/sharp/package.json'), 'utf8'),
  )
  return ['sharp', ...Object.keys(dependencies), ...ASSETS]
}

/** The packages with native code for Linux, of which npm installs its own processor's alone. */
export const nativePackages = (processor: Processor): string[] => [
  `@img/sharp-linux-${processor}`,
  `@img/sharp-libvips-linux-${processor}`,
]
