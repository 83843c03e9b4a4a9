import { cp, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleFunction } from '../local/bundle.ts'
import { type Code, type FunctionName, functionNames, type Processor } from './functions.ts'
import { nativePackage } from './native-package.ts'
import { nativePackages, picturePackages } from './picture-packages.ts'
import { type Contents, contentsOf } from './sizes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What is uploaded, and what went into each bundle. */
export interface Built extends Code {
  contents: Readonly<Record<FunctionName, Contents>>
}

/** Bundles every function, one folder each, by esbuild alone, and lays out their layer; no Docker is needed. */
export async function buildAll(place: string, processor: Processor): Promise<Built> {
  await rm(place, { recursive: true, force: true })
  const layer = join(place, `layer-${processor}`)
  const [bundled] = await Promise.all([
    Promise.all(functionNames.map(async (name) => [name, await bundle(name, place)] as const)),
    layOut(layer, processor),
  ])
  return {
    layer,
    bundles: Object.fromEntries(bundled.map(([name, { folder }]) => [name, folder])),
    contents: Object.fromEntries(bundled.map(([name, { contents }]) => [name, contents])),
  } as Built
}

async function bundle(name: FunctionName, place: string) {
  const folder = join(place, name)
  await mkdir(folder, { recursive: true })
  const entry = join(root, `lambdas/${name}.ts`)
  const contents = contentsOf(await bundleFunction(entry, join(folder, 'index.js')))
  if (name === 'documents')
    await bundleFunction(join(root, 'lambdas/imaging/pdf-worker.ts'), join(folder, 'pdf-worker.js'))
  return { folder, contents }
}

/** Where Lambda looks for packages that are in a layer. */
const IN_LAYER = 'nodejs/node_modules'

async function layOut(layer: string, processor: Processor): Promise<void> {
  const copy = async (from: string, path: string) => {
    const to = join(layer, IN_LAYER, path)
    await mkdir(dirname(to), { recursive: true })
    await cp(from, to, { recursive: true })
  }
  for (const path of picturePackages(root)) await copy(join(root, 'node_modules', path), path)
  for (const name of nativePackages(processor)) await copy(await nativePackage(root, name), name)
}
