import { type BuildOptions, build, type Metafile } from 'esbuild'
import { credentialsOfLambda, withoutProfiles, withoutServers } from './left-out.ts'

/** How any Lambda on Node is bundled. */
export const bundleOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'error',
} satisfies BuildOptions

/** Bundles one function of the house as it is deployed, in one file, and says what went into it. */
export async function bundleFunction(entry: string, outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: [entry],
    outfile,
    metafile: true,
    plugins: [withoutServers, credentialsOfLambda, withoutProfiles],
    // Packages written as modules let go of what is not used.
    mainFields: ['module', 'main'],
    // One file has nothing to import later; a real import() would start the loader of modules for it.
    supported: { 'dynamic-import': false },
  })
  return metafile
}
