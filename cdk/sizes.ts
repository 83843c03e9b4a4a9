import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Metafile } from 'esbuild'
import type { Code } from './functions.ts'

/** What went into a bundle: its size, and the packages and rooms of ours that it is made of. */
export interface Contents {
  bytes: number
  /** As `@slack/bolt` or `lambdas/imaging`. */
  parts: ReadonlySet<string>
}

/** Reads it out of what esbuild tells. */
export function contentsOf({ inputs, outputs }: Metafile): Contents {
  const code = Object.entries(outputs).filter(([path]) => !path.endsWith('.map'))
  return {
    bytes: code.reduce((sum, [, { bytes }]) => sum + bytes, 0),
    parts: new Set(Object.keys(inputs).map(partOf)),
  }
}

const partOf = (path: string): string => {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path) ?? []
  return name ?? path.split('/').slice(0, -1).join('/')
}

/** The size of a folder as it lies on Lambda, and about what its archive has. */
export async function sizeOf(folder: string): Promise<{ bytes: number; packed: number }> {
  const files = await readdir(folder, { recursive: true })
  let [bytes, packed] = [0, 0]
  for (const file of files) {
    const path = join(folder, file)
    if (file.endsWith('.map') || !(await stat(path)).isFile()) continue
    const content = await readFile(path)
    bytes += content.length
    packed += gzipSync(content).length
  }
  return { bytes, packed }
}

/** A size as people read it. */
export const spoken = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Lambda takes a function with its layers up to this, unpacked. */
export const LAMBDA_LIMIT = 250 * 1024 * 1024

/** What is uploaded, a line each. */
export async function told({ bundles, layer }: Code): Promise<string[]> {
  const { bytes, packed } = await sizeOf(layer)
  const lines = await Promise.all(
    Object.entries(bundles).map(async ([name, folder]) => lineOf(name, await sizeOf(folder))),
  )
  return [...lines, lineOf('layer of pictures', { bytes, packed })]
}

const lineOf = (name: string, { bytes, packed }: { bytes: number; packed: number }): string =>
  `${name.padEnd(20)}${spoken(bytes).padStart(10)}${spoken(packed).padStart(10)} packed`
