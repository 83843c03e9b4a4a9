import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { fontFile, pdfiumFile } from '../../lambdas/imaging/assets.ts'
import { songPage } from './pdf-by-hand.ts'

const imaging = resolve('lambdas/imaging')

test('bundled as for a Lambda, with its worker beside it, a scan is inspected and drawn', async () => {
  const place = await mkdtemp(join(tmpdir(), 'anjuan-bundle-'))
  try {
    await writeFile(
      join(place, 'entry.ts'),
      `import { readFileSync } from 'node:fs'
       import { placeAssets } from '${imaging}/assets.ts'
       import { inspectScan } from '${imaging}/inspect.ts'
       import { renderPages } from '${imaging}/render.ts'
       placeAssets({
         worker: new URL('./pdf-worker.mjs', import.meta.url),
         font: ${JSON.stringify(fontFile())},
         pdfium: ${JSON.stringify(pdfiumFile())},
       })
       const bytes = readFileSync(new URL('./合同.pdf', import.meta.url))
       const sizes = []
       const inspection = await inspectScan(bytes)
       await renderPages(bytes, 'pdf', async (page, jpeg) => { sizes.push(jpeg.length) })
       console.log(JSON.stringify({ inspection, sizes }))`,
    )
    await build({
      entryPoints: { entry: join(place, 'entry.ts'), 'pdf-worker': `${imaging}/pdf-worker.ts` },
      outdir: join(place, 'out'),
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: ['sharp'],
      logLevel: 'error',
    })
    // Only what has native parts stays outside the bundle.
    await symlink(resolve('node_modules'), join(place, 'node_modules'))
    await writeFile(join(place, 'out/合同.pdf'), songPage('鬱鬱鬱鬱'))
    const { stdout } = await promisify(execFile)(process.execPath, [join(place, 'out/entry.mjs')])
    const { inspection, sizes } = JSON.parse(stdout)
    expect(inspection).toEqual({ ok: true, type: 'pdf', pages: 1 })
    // An empty page would be some 8 KB; the process has ended by itself, so no thread holds it up.
    expect(sizes).toEqual([expect.any(Number)])
    expect(sizes[0]).toBeGreaterThan(15_000)
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}, 90_000)
