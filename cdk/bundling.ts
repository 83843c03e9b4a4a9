import { cp, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleFunction } from '../local/bundle.ts'
import { type Bundles, drawsPages, type FunctionName, functionNames } from './functions.ts'
import { picturePackages } from './picture-packages.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Bundles every function, one folder each, by esbuild alone: neither Docker nor a network is needed. */
export async function bundleAll(place: string): Promise<Bundles> {
  await rm(place, { recursive: true, force: true })
  const placed = functionNames.map(async (name) => [name, await bundle(name, join(place, name))])
  return Object.fromEntries(await Promise.all(placed))
}

async function bundle(name: FunctionName, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const entry = join(root, `lambdas/${name}.ts`)
  await bundleFunction(entry, join(folder, 'index.js'))
  if (!drawsPages(name)) return folder
  await bundleFunction(join(root, 'lambdas/imaging/pdf-worker.ts'), join(folder, 'pdf-worker.js'))
  for (const path of picturePackages(root)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await cp(join(root, path), join(folder, path), { recursive: true })
  }
  return folder
}
