import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { bytes, text } from './answer.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

/** A folder with a page: `index.html`, the scripts that the browser gets bundled, and what lies beside them. */
interface PageFolder {
  folder: string
  /** The scripts, as `main.tsx`, which is served as `/main.js`; those that are not written yet are left out. */
  scripts: string[]
}

const bundled = async ({ folder, scripts }: PageFolder) => {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: scripts.map((name) => join(folder, name)).filter((path) => existsSync(path)),
    tsconfig: join(folder, 'tsconfig.json'),
    bundle: true,
    write: false,
    outdir: folder,
    format: 'esm',
    target: 'es2022',
    external: ['/font.ttf'],
    logLevel: 'silent',
  })
  return new Map(outputFiles.map((file) => [file.path.slice(folder.length), file.contents]))
}

const fontPath = () => {
  const packaged = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc')
  return join(dirname(packaged), '400Regular', 'NotoSansSC_400Regular.ttf')
}

const fontOf = async (response: ServerResponse) =>
  bytes(response, 'font/ttf', await readFile(fontPath()), 200, {
    'cache-control': 'public, max-age=31536000, immutable',
  })

const fresh = { 'cache-control': 'no-cache' }

/** Serves the page in a folder (its path ends in `/`) and what belongs to it, by names without folders. */
export const servedPage = (page: PageFolder) => {
  let bundle: ReturnType<typeof bundled> | undefined
  return async (response: ServerResponse, name: string): Promise<void> => {
    if (name === 'font.ttf') return await fontOf(response)
    if (!existsSync(join(page.folder, 'main.tsx'))) return text(response, 'page not built', 503)
    const type = types[extname(name)]
    // One folder, no folders below it, nothing that is source.
    if (!type || !/^[\w.-]+$/.test(name)) return text(response, 'not found', 404)
    if (name.endsWith('.js') || name.endsWith('.css')) {
      bundle ??= bundled(page)
      const built = await bundle.catch((error: unknown) => {
        bundle = undefined
        throw error
      })
      const content = built.get(name)
      if (content) return bytes(response, type, Buffer.from(content), 200, fresh)
    }
    const file = join(page.folder, name)
    if (!existsSync(file)) return text(response, 'not found', 404)
    bytes(response, type, await readFile(file), 200, fresh)
  }
}
