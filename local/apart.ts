import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildOptions, Metafile, Plugin } from 'esbuild'

/** What we use of Lark's library; all else of it is shaken off. */
const LIBRARY = `export { Client, defaultHttpInstance, withUserAccessToken } from '@larksuiteoapi/node-sdk'`

const FILE = 'lark-library.js'

/**
 * Leaves Lark's library to a file beside the bundle, which is read with the first word that is said in Lark: a function
 * that decides, and says nothing, starts without.
 */
export const larkApart: Plugin = {
  name: 'lark-apart',
  setup: (build) => {
    build.onResolve({ filter: /^@larksuiteoapi\/node-sdk$/ }, () => ({
      path: `./${FILE}`,
      external: true,
    }))
  },
}

/** How the file beside a bundle is made; nothing to make where the bundle does not ask for it. */
export function larkLibraryBeside(
  outfile: string,
  { outputs }: Metafile,
): Pick<BuildOptions, 'stdin' | 'outfile'> | undefined {
  const isAskedFor = Object.values(outputs).some(({ imports }) =>
    imports.some(({ path, external }) => external && basename(path) === FILE),
  )
  if (!isAskedFor) return undefined
  const resolveDir = fileURLToPath(new URL('..', import.meta.url))
  return {
    stdin: { contents: LIBRARY, resolveDir, sourcefile: FILE },
    outfile: join(dirname(outfile), FILE),
  }
}
