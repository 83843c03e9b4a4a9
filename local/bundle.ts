import { type BuildOptions, build, type Metafile } from 'esbuild'
import { larkApart, larkLibraryBeside } from './apart.ts'
import {
  credentialsOfLambda,
  withoutFileKinds,
  withoutOtherApis,
  withoutProfiles,
  withoutServers,
} from './left-out.ts'

/** How any Lambda on Node is bundled. As CommonJS: modules would load Node's own parts through facades (undici too, from Node 22). */
export const bundleOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'error',
} satisfies BuildOptions

/** As they are deployed: without what no function of ours uses. */
const ours = {
  ...bundleOptions,
  metafile: true,
  // It has native parts, which lie beside the bundle.
  external: ['sharp'],
  // Packages written as modules let go of what is not used.
  mainFields: ['module', 'main'],
  // One file has nothing to import later; a real import() would start the loader of modules for it.
  supported: { 'dynamic-import': false },
} satisfies BuildOptions

const leftOut = [
  withoutServers,
  withoutOtherApis,
  withoutFileKinds,
  credentialsOfLambda,
  withoutProfiles,
]

/** Bundles one function of the house as it is deployed, with Lark's library beside it, and says what went into it. */
export async function bundleFunction(entry: string, outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    ...ours,
    entryPoints: [entry],
    outfile,
    // For whoever reads a stack trace; not uploaded, for reading it would make every start slower.
    sourcemap: 'external',
    sourcesContent: false,
    plugins: [larkApart, ...leftOut],
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: PREAMBLE },
  })
  const beside = larkLibraryBeside(outfile, metafile)
  if (!beside) return metafile
  const library = await build({ ...ours, ...beside, plugins: leftOut })
  return {
    inputs: { ...metafile.inputs, ...library.metafile.inputs },
    outputs: { ...metafile.outputs, ...library.metafile.outputs },
  }
}

/** Where the bundle lies; and zod's parsers are not compiled from text, which costs a first request more than it gains a thousand. */
const PREAMBLE = `
const bundleUrl = require('node:url').pathToFileURL(__filename).href;
globalThis.__zod_globalConfig = { jitless: true };`
