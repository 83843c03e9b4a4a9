import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The one font weight and the one engine that pages are drawn with. */
const ASSETS = [
  '@expo-google-fonts/noto-sans-sc/package.json',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@hyzyla/pdfium/package.json',
  '@hyzyla/pdfium/dist/pdfium.wasm',
]

const PLATFORMS = ['arm64', 'x64'] as const

/**
 * The processor that the drawing functions run on: the one that this checkout has a native `sharp` for
 * on Linux. npm installs it for its own machine only, and fetching another would need the network at synth.
 */
export function pictureProcessor(root: string): (typeof PLATFORMS)[number] {
  const found = PLATFORMS.find((it) => existsSync(join(root, native('sharp', it))))
  if (!found) {
    throw new Error(
      'sharp for Linux is not installed here: npm install --no-save --os=linux --cpu=arm64 --libc=glibc sharp',
    )
  }
  return found
}

/** Paths, from the root, of all that has to lie beside a bundle that draws pages. */
export function picturePackages(root: string): string[] {
  const processor = pictureProcessor(root)
  const { dependencies } = JSON.parse(
    readFileSync(join(root, 'node_modules/sharp/package.json'), 'utf8'),
  )
  return [
    'node_modules/sharp',
    ...Object.keys(dependencies).map((name) => join('node_modules', name)),
    native('sharp', processor),
    native('sharp-libvips', processor),
    ...ASSETS.map((path) => join('node_modules', path)),
  ]
}

const native = (what: string, processor: string) => `node_modules/@img/${what}-linux-${processor}`
